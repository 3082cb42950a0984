"""A group with the shipped forms, a key for a phone, and a server of its own.

`python -m tests.clients.house found` sets the home of KIKAO_HOME up and prints the key;
`python -m tests.clients.house look` opens everything that came, as a secretary does, and prints it.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.architecture.order import ROOT
from tests.kit.machine import environment

KEY = "a-key-that-was-drawn-for-the-engine-alone"


def call(home: Path, word: str) -> Any:
    """Run this module in a process of its own, on a home."""
    inside = {
        **environment(home),
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    words = [sys.executable, "-m", "tests.clients.house", word]
    done = subprocess.run(words, env=inside, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def main(word: str) -> None:
    """Obey."""
    import django

    django.setup()
    os.write(1, f"{json.dumps(_found() if word == 'found' else _look())}\n".encode())


def _found() -> str:
    from django.core.management import call_command

    from kikao.casework.forms.actions import give_token, ship_forms
    from kikao.foundation.access.models import WorkingGroup
    from kikao.registry.places.actions import load_places
    from tests.kit.cast import play
    from tests.kit.template import template

    if template().exists():
        shutil.copy(template(), Path(os.environ["KIKAO_HOME"], "kikao.sqlite3"))
    call_command("migrate", interactive=False, verbosity=0)
    cast = play()
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    load_places(cast.system)
    ship_forms(cast.actor("anne"))
    give_token(cast.actor("anne"), label="Phone of the engine", kind="FOCAL", token=KEY)
    return KEY


def _look() -> list[dict[str, Any]]:
    from kikao.casework.intake.models import Submission
    from kikao.foundation.accounts.models import Account
    from kikao.foundation.sealing import keys
    from kikao.registry.people.queries import actor_for
    from tests.kit.cast import PASSPHRASE

    account = Account.objects.get(username="anne")
    by = actor_for(account.id, key=keys.unlock(account.id, PASSPHRASE))
    return [_opened(by, row) for row in Submission.objects.select_related("report", "version__form")]


def _opened(by: Any, row: Any) -> dict[str, Any]:
    from kikao.casework.intake.queries import beside
    from kikao.foundation.files.queries import files_of, opened

    (version,) = beside(by, row.id)
    assert version.arrived
    files = {}
    for line in files_of(by, [row.report_id or row.id]).items:
        file = opened(by, line.id)
        assert file.line.about
        files[file.line.about.name] = hashlib.sha256(b"".join(file.pieces)).hexdigest()
    return {
        "form": version.arrived.form_id,
        "instance": version.arrived.instance_id,
        "state": row.state,
        "missing": row.missing,
        "answers": sorted([one.path, one.value] for one in version.arrived.answers),
        "files": files,
        "plain": _plain(row.report) if row.report else {},
        "words": _words(by, row.report_id) if row.report_id else "",
        "identity": bool((row.report or row).identity_item_id),
        "findings": sorted(_findings(row), key=str),
    }


def _plain(report: Any) -> dict[str, str]:
    """Return the codes and days that stand on the desk."""
    from kikao.casework.intake.models import GuardAlert

    names = ("channel", "nature", "category", "severity", "source_kind", "language", "restricted")
    plain = {name: str(getattr(report, name)) for name in names}
    plain["happened"] = f"{report.happened_from} {report.happened_until} {report.happened_precision}"
    plain["place"] = report.place.pcode if report.place else ""
    plain["territory"] = report.territory.key if report.territory else ""
    plain["accused"] = " ".join(sorted({one.kind for one in report.accused.all()}))
    given = report.consents.filter(current=True, given=True)
    plain["consent"] = " ".join(sorted(given.values_list("scope", flat=True)))
    for alert in GuardAlert.objects.filter(report=report):
        plain |= {"rule": alert.rule, "referred_to": alert.referred_to}
        plain |= {"violence": str(alert.violence), "miner_agrees": str(alert.miner_agrees)}
        plain |= {"sealed": f"{bool(alert.affiliation_item_id)} {bool(alert.answer_item_id)}"}
    return plain


def _words(by: Any, report_id: Any) -> str:
    from kikao.casework.reports.queries import words_of

    read = words_of(by, report_id)
    return "\n".join(filter(None, (read.narrative, read.place_words, read.more)))


def _findings(row: Any) -> Iterator[dict[str, str]]:
    for one in row.findings.select_related("place"):
        names = ("instrument", "clause", "finding", "no_access", "done_on")
        yield {name: str(getattr(one, name)) for name in names} | {
            "place": one.place.pcode if one.place else ""
        }


if __name__ == "__main__":
    main(*sys.argv[1:])
