"""A group in the field: a home of its own on the disk, a form, a few phones, and a server that can be killed.

`python -m tests.journeys.field found` sets the home of KIKAO_HOME up and prints what the phones are set up with;
`python -m tests.journeys.field look FILE` prints what is wrong with what was acknowledged (FILE, see `Sent`).
"""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.architecture.order import ROOT
from tests.kit.machine import Machine, environment

FORM = "kikao_small"
PHONES = 8
WORDS = "The diggers of pit {number} were stopped at the second barrier."


@dataclass(frozen=True, slots=True)
class Sent:
    """One filled-in form that the server acknowledged: its id, its words, and of its files the digests by name."""

    instance: str
    words: str
    files: dict[str, str]


@dataclass
class Field:
    """The machine, and the keys of its phones."""

    machine: Machine
    keys: list[str]

    def base(self, number: int = 0) -> str:
        """Return the address that a phone is set up with."""
        return f"http://localhost:{self.machine.port}/key/{self.keys[number % len(self.keys)]}"

    def look(self, sent: list[Sent]) -> dict[str, Any]:
        """Compare what was acknowledged with what is there."""
        told = self.machine.home / "acknowledged"
        told.write_text(json.dumps([asdict(one) for one in sent]))
        return dict(json.loads(_run(self.machine.home, "look", str(told))))


def founded(home: Path, *more: str) -> Field:
    """Set a home up; with `shipped` the forms that come with Kikao stand on the list too."""
    (home / "tmp").mkdir(parents=True, mode=0o700)
    return Field(Machine(home), json.loads(_run(home, "found", *more)))


def digest(content: bytes) -> str:
    """Return by what a file is compared with what was sent."""
    return hashlib.sha256(content).hexdigest()


def _run(home: Path, *words: str) -> str:
    inside = {
        **environment(home),
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    command = [sys.executable, "-m", "tests.journeys.field", *words]
    done = subprocess.run(command, env=inside, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.splitlines()[-1]


def main(order: str, *words: str) -> None:
    """Obey."""
    import django

    django.setup()
    said = _found(*words) if order == "found" else _look(json.loads(Path(words[0]).read_text()))
    os.write(1, f"{json.dumps(said)}\n".encode())


def _found(*more: str) -> list[str]:
    from django.core.management import call_command

    from kikao.casework.forms.actions import add_version, give_token, publish_version, ship_forms
    from kikao.foundation.access.models import WorkingGroup
    from tests.casework.forms.books import SMALL, book
    from tests.kit.cast import play
    from tests.kit.template import laid

    laid(Path(os.environ["KIKAO_HOME"]))
    call_command("migrate", interactive=False, verbosity=0)
    cast = play()
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    by = cast.actor("anne")
    asked = "".join(f"| | image | photo_{number} | Photo | Picha |\n" for number in range(4))
    table = SMALL.replace("| | note | thanks", f"{asked}| | note | thanks")
    publish_version(by, version_id=add_version(by, content=book(table, "1"), kind="REPORT"))
    if "shipped" in more:
        ship_forms(by)
    keys = [f"a-key-that-was-drawn-for-phone-{number}" for number in range(PHONES)]
    for number, key in enumerate(keys):
        give_token(by, label=f"Phone {number}", kind="FOCAL", token=key)
    return keys


def _look(told: list[dict[str, Any]]) -> dict[str, Any]:
    from datetime import timedelta

    from kikao.casework.intake.models import Submission
    from kikao.casework.reports.models import Report
    from kikao.foundation.access.actor import Actor
    from kikao.foundation.audit import chain, pins
    from kikao.foundation.files import store, tidying
    from kikao.foundation.files.models import EvidenceFile

    group_id = Submission.objects.values_list("working_group_id", flat=True).first()
    assert group_id
    wrong = [f"{fault.n}: {fault.reason}" for fault in (*chain.faults(), *pins.faults())]
    tidying.PATIENCE = timedelta(0)
    tidying.tidy(Actor.system(group_id))
    kept = {one.hex for one in EvidenceFile.objects.values_list("blob_id", flat=True)}
    there = {Path(path).name for path in store.settled()}
    wrong += [f"stray {one}" for one in there - kept] + [f"lost {one}" for one in kept - there]
    wrong += [f"not tidied {one}" for one in store.waiting(0)]
    opened = _opened(group_id)
    for one in told:
        wrong += _compared(one, opened.pop(one["words"], []))
    states = Submission.objects.values_list("state", flat=True)
    return {
        "wrong": wrong[:20],
        "reports": Report.objects.count(),
        "submissions": Submission.objects.count(),
        "beside": len(opened),
        "states": sorted(set(states)),
    }


def _opened(group_id: Any) -> dict[str, list[dict[str, Any]]]:
    """Open every report as a secretary does: its words, and the digests of its files by name."""
    from kikao.casework.intake.models import Submission
    from kikao.casework.reports.queries import words_of
    from kikao.foundation.accounts.models import Account
    from kikao.foundation.files.queries import files_of, opened
    from kikao.foundation.sealing import keys
    from kikao.registry.people.queries import actor_for
    from tests.kit.cast import PASSPHRASE

    account = Account.objects.get(username="anne")
    by = actor_for(account.id, key=keys.unlock(account.id, PASSPHRASE))
    found: dict[str, list[dict[str, Any]]] = {}
    for row in Submission.objects.filter(report__isnull=False):
        assert row.report_id
        read = words_of(by, row.report_id)
        files = {}
        for line in files_of(by, [row.report_id]).items:
            file = opened(by, line.id)
            assert file.line.about
            files[file.line.about.name] = digest(b"".join(file.pieces))
        said = {"state": row.state, "missing": row.missing, "files": files}
        found.setdefault((read.narrative or "").strip(), []).append(said)
    return found


def _compared(told: dict[str, Any], there: list[dict[str, Any]]) -> list[str]:
    name = told["instance"]
    if len(there) != 1:
        return [f"{name} is there {len(there)} times"]
    (one,) = there
    wrong = [] if (one["state"], one["missing"]) == ("WHOLE", 0) else [f"{name} is {one['state']}"]
    return wrong + (
        [] if one["files"] == told["files"] else [f"{name}: its files are not those that were sent"]
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
