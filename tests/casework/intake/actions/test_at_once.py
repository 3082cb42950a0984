"""The same form from many lines at the same moment: one report, and every line is told the same."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, connections

from kikao.casework.intake.models import Submission
from kikao.casework.intake.schemas import Receipt
from kikao.casework.reports.models import Report
from kikao.foundation.audit import chain
from kikao.foundation.files.models import EvidenceFile
from tests.casework.intake.conftest import Monitor, coming


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_twins_are_taken_once(monitor: Monitor, tmp_path: Path) -> None:
    arrived = monitor.fill(media=("a.jpg",), photo="a.jpg")
    disk = tmp_path / "twins.sqlite3"
    if connection.vendor == "sqlite":
        with sqlite3.connect(disk) as copy:
            connection.connection.backup(copy)
    made = _at_once(4, disk, lambda: monitor.send(arrived, coming("a.jpg")))
    told = [one.taken for one in made if isinstance(one, Receipt)]
    assert sorted(one.value for one in told) == ["again", "again", "again", "new"], made
    if connection.vendor == "sqlite":
        with sqlite3.connect(disk) as copy:
            counts = [copy.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _TABLES]  # noqa: S608 - ours
    else:
        counts = [model.objects.count() for model in (Report, Submission, EvidenceFile)]
        assert not [*chain.faults()]
    assert counts == [1, 1, 1]


_TABLES = ("report", "submission", "evidence_file")


def _at_once(lines: int, disk: Path, send: Callable[[], Receipt]) -> list[Receipt | BaseException]:
    """Send from many lines at the same moment."""
    together, made = threading.Barrier(lines), list[Receipt | BaseException]()

    def one_line() -> None:
        mine = connections["default"]
        if mine.vendor == "sqlite":  # a database in memory cannot be shared by writers
            mine.settings_dict = {**mine.settings_dict, "NAME": str(disk)}
        together.wait()
        try:
            made.append(send())
        except BaseException as error:
            made.append(error)
        finally:
            mine.close()

    every = [threading.Thread(target=one_line) for _line in range(lines)]
    for line in every:
        line.start()
    for line in every:
        line.join()
    return made
