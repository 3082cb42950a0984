"""Somebody who acts and reads without pause, in a home of their own, until the power goes.

`python -m tests.foundation.audit.hasty FILE` sets a group up in KIKAO_HOME, then obeys lines on its input: `go` starts
a process that works and prints its number; `look` prints what is wrong in the home by now. FILE gets the number of an
item at the very moment its words exist in the memory of a process.
"""

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import django

RISKS = 3


def main(file: Path) -> None:
    """Set up, then start workers until the input ends."""
    cast = _found()
    for order in sys.stdin:
        child = os.fork()
        if child == 0:
            _obey(order.strip(), cast, file)
            os._exit(0)
        if order.strip() == "go":
            _say(child)
        os.waitpid(child, 0)
        if order.strip() == "go":
            _say("gone")


def _obey(order: str, cast: Any, file: Path) -> None:
    if order == "look":
        _say(_wrong(file))
    else:
        _work(cast, file)


def _say(words: object) -> None:
    os.write(1, f"{json.dumps(words)}\n".encode())


def _found() -> Any:
    from django.core.management import call_command
    from django.db import connections

    from tests.kit import cast
    from tests.kit.template import template

    if template().exists():
        shutil.copy(template(), Path(os.environ["KIKAO_HOME"], "kikao.sqlite3"))
    call_command("migrate", interactive=False, verbosity=0)
    played = cast.play()
    connections.close_all()
    return played


def _work(cast: Any, file: Path) -> None:
    """Table cases, note risks, be refused and read, over and over."""
    from uuid import uuid4

    from kikao.casework.cases.actions import note_risk, table_case
    from kikao.casework.cases.models import OpenRisk
    from kikao.foundation.base.stops import Stop
    from kikao.foundation.sealing import reading, vault

    handle = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    opened: Callable[..., bytes] = reading.open_one

    def telling(item: Any, private: bytes) -> bytes:
        words = opened(item, private)
        os.write(handle, f"{item.id}\n".encode())
        return words

    reading.open_one = telling
    by = cast.actor("anne")
    for turn in count():
        made = table_case(
            by, title=f"A pit {turn}", summary="Two groups.", request_nature="LAND", requester_type="COMM"
        )
        for _one in range(RISKS):
            risk = note_risk(by, case_id=made, words="They may come back.")
            vault.read(by, OpenRisk.objects.get(id=risk).words_item_id)
        try:
            note_risk(by, case_id=uuid4(), words="Nothing there.")
        except Stop:
            continue


def _wrong(file: Path) -> dict[str, Any]:
    """Compare what was done and read with what the trail tells."""
    from kikao.casework.cases.models import Case, OpenRisk
    from kikao.foundation.audit import chain, pins
    from kikao.foundation.audit.models import TrailEntry

    wrong: list[str] = [f"{fault.n}: {fault.reason}" for fault in (*chain.faults(), *pins.faults())]
    for model, verb in ((Case, "case.table"), (OpenRisk, "case.note_risk")):
        rows = Counter(str(one) for one in model.objects.values_list("id", flat=True))
        entries = Counter(
            TrailEntry.objects.filter(verb=verb, outcome="DONE").values_list("object_ref", flat=True)
        )
        wrong += [f"act without entry: {one}" for one in rows - entries]
        wrong += [f"entry without act: {one}" for one in entries - rows]
    read = Counter(file.read_text().split() if file.exists() else [])
    noted = Counter(TrailEntry.objects.filter(outcome="READ").values_list("object_ref", flat=True))
    wrong += [f"unlogged reading: {one}" for one in read - noted]
    return {"wrong": wrong[:20], "acts": Case.objects.count(), "readings": read.total()}


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    main(Path(sys.argv[1]))
