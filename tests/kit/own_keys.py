"""The private keys by which a group hands cases over, opened with a secretary's passphrase: what a thief looks for."""

import json
import subprocess
import sys

from tests.kit.machine import Machine

OPEN = """
import json, sys
import django
django.setup()
from kikao.casework.handover.models import OwnKeys
from kikao.casework.handover.queries.cards import keys_of
from kikao.foundation.accounts.models import Account
from kikao.foundation.sealing.keys import unlock
from kikao.registry.people.queries import actor_for

said = json.load(sys.stdin)
account_id = Account.objects.values_list("id", flat=True).get(username=said["username"])
by = actor_for(account_id, key=unlock(account_id, said["password"]))
kept = keys_of(by, OwnKeys.objects.get(ended_on=None))
print(json.dumps([kept.seal.hex(), kept.sign.hex()]))
"""


def private_halves(machine: Machine, name: str) -> list[bytes]:
    """Return both private halves, opened in the home of a machine by somebody who knows the passphrase."""
    done = subprocess.run(
        [sys.executable, "-c", OPEN],
        env={**machine.environ, "DJANGO_SETTINGS_MODULE": "config.settings"},
        cwd=machine.home,
        input=json.dumps({"username": name, "password": machine.accounts[name]["password"]}),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [bytes.fromhex(half) for half in json.loads(done.stdout)]
