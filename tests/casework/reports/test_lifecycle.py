"""The way of a report."""

from itertools import product

import pytest

from kikao.casework.reports.enums import AccusedKind, ReportState
from kikao.casework.reports.lifecycle import REPORT, unknowns_of
from kikao.foundation.base.lifecycle import LifecycleStop


@pytest.mark.parametrize(("old", "new"), list(product(ReportState, ReportState)))
def test_moves_outside_the_table_are_refused(old: ReportState, new: ReportState) -> None:
    if new in REPORT.moves[old]:
        REPORT.check(old, new)
        return
    with pytest.raises(LifecycleStop) as stop:
        REPORT.check(old, new)
    assert stop.value.code == "lifecycle.report"
    assert str(stop.value.message)


def test_every_kind_of_accused_says_whom_it_walls() -> None:
    for kind in AccusedKind:
        unknowns_of(kind)
