"""Which status may follow which: every step the table does not have is refused with a code and words."""

import itertools

import pytest
from django.utils.translation import override

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.lifecycle import CASE
from kikao.foundation.base.stops import Stop

PAIRS = list(itertools.product(CaseStatus, CaseStatus))


@pytest.mark.parametrize(("old", "new"), [pair for pair in PAIRS if pair[1] not in CASE.allowed(pair[0])])
def test_a_step_that_the_table_does_not_have_is_refused_in_the_readers_words(
    old: CaseStatus, new: CaseStatus
) -> None:
    with pytest.raises(Stop) as refusal, override("en"):
        CASE.check(old, new)
    assert (refusal.value.code, refusal.value.status) == ("lifecycle.case", 409)
    with override("en"):
        assert str(old.label) in str(refusal.value.message)
    assert str(refusal.value.cure)


def test_every_state_is_reached_and_only_closed_is_an_end() -> None:
    reached = {new for old in CaseStatus for new in CASE.allowed(old)} | {CASE.start}
    assert reached == set(CaseStatus)
    assert set(CASE.ends) == {CaseStatus.CLOSED}
    assert CASE.allowed(CaseStatus.CLOSED) == {CaseStatus.REOPENED}
