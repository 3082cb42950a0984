"""A group with a gateway for text messages: a home of its own on the disk, and a server that can be killed.

`python -m tests.journeys.texting found` sets the home of KIKAO_HOME up; `python -m tests.journeys.texting look` prints
every text that is kept, opened by a secretary.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.order import ROOT
from tests.kit.machine import Machine, environment

SECRET = "the-secret-of-a-gateway-in-a-journey"


@dataclass
class Texting(Machine):
    """A machine whose gateway counts its messages and takes answers in the answer to its request."""

    @property
    def environ(self) -> dict[str, str]:
        """Return the environment, with what is said of the gateway."""
        return {**super().environ, "KIKAO_SMS_URL": f"file://{self.home}/gateway.json"}

    def found(self) -> "Texting":
        """Set the home up."""
        (self.home / "tmp").mkdir(parents=True, mode=0o700)
        said = {"send_url": "https://gateway.invalid/send", "reply": "body", "receive_id": "id"}
        file = self.home / "gateway.json"
        file.touch(mode=0o600)
        file.write_text(json.dumps(said))
        self._run("found")
        return self

    def look(self) -> list[str]:
        """Return every text that is kept."""
        return list(json.loads(self._run("look").splitlines()[-1]))

    def _run(self, word: str) -> str:
        inside = {
            **environment(self.home),
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        command = [sys.executable, "-m", "tests.journeys.texting", word]
        done = subprocess.run(command, env=inside, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def main(order: str) -> None:
    """Obey."""
    import django

    django.setup()
    said = _found() if order == "found" else _look()
    os.write(1, f"{json.dumps(said)}\n".encode())


def _found() -> list[str]:
    from django.core.management import call_command

    from kikao.casework.forms.actions import give_token
    from kikao.foundation.access.models import WorkingGroup
    from tests.kit.cast import play
    from tests.kit.template import laid

    laid(Path(os.environ["KIKAO_HOME"]))
    call_command("migrate", interactive=False, verbosity=0)
    cast = play()
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    give_token(cast.actor("anne"), label="Gateway", kind="GATEWAY", token=SECRET)
    Path(os.environ["KIKAO_HOME"], "key-of-anne").write_text(
        json.dumps([str(cast.accounts["anne"]), cast.keys["anne"].hex()])
    )
    return []


def _look() -> list[str]:
    from uuid import UUID

    from kikao.casework.reports.models import Report, ThreadMessage
    from kikao.foundation.audit import chain
    from kikao.foundation.sealing import vault
    from kikao.registry.people.queries import actor_for

    assert not list(chain.faults())
    account, key = json.loads(Path(os.environ["KIKAO_HOME"], "key-of-anne").read_text())
    anne = actor_for(UUID(account), key=bytes.fromhex(key))
    items = [*Report.objects.values_list("narrative_item_id", flat=True)]
    items += ThreadMessage.objects.values_list("item_id", flat=True)
    assert not Report.objects.filter(identity_item_id=None).exists()
    texts = vault.read_many(anne, [item for item in items if item])
    return [text or "" for text in texts.values()]


if __name__ == "__main__":
    main(*sys.argv[1:])
