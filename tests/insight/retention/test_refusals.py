"""What is refused, in words; and that queries give nothing to whom retention is no business."""

import pytest

from kikao.casework.reports.actions import record_consent
from kikao.casework.reports.models import Report
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.insight.retention.actions import (
    ask_to_lift_hold,
    confirm_erasure,
    confirm_period,
    place_hold,
    propose_period,
    start_erasure,
)
from kikao.insight.retention.models import ErasureLine
from kikao.insight.retention.queries import (
    certificate,
    certificate_content,
    erased,
    hold,
    holds,
    periods,
    plan,
)
from tests.insight.retention.conftest import House


def test_periods_out_of_bounds_or_as_they_are_are_refused(house: House) -> None:
    for kind, length in (("STRANGE", 3), ("SPAM", 0), ("TOKENS", 31), ("SET_ASIDE", 12)):
        with pytest.raises(Invalid):
            propose_period(house.by(), kind=kind, length=length)
    with pytest.raises(Unknown):
        confirm_period(house.by("eve"), period_id=new_id())
    foreign = propose_period(house.by(), kind="SPAM", length=60)
    with pytest.raises(Unknown):
        confirm_period(house.by("frank"), period_id=foreign)


def test_a_hold_needs_a_reason_and_lies_on_a_record_once(house: House) -> None:
    reference = Report.objects.get(id=house.report()).reference
    for reason in ("  ", "x" * 1001):
        with pytest.raises(Invalid):
            place_hold(house.by(), reference=reference, reason=reason)
    held = place_hold(house.by(), reference=reference, reason="A court asks.")
    with pytest.raises(Stop, match=r"hold\.stands"):
        place_hold(house.by("eve"), reference=reference, reason="So do I.")
    for name, hold_id in (("anne", new_id()), ("frank", held)):
        with pytest.raises(Unknown):
            ask_to_lift_hold(house.by(name), hold_id=hold_id)
    with pytest.raises(Invalid):
        place_hold(house.by("frank"), reference=reference, reason="Not of my group.")


def test_another_reason_than_the_one_that_was_started_is_looked_at_again(house: House) -> None:
    report = house.set_aside()
    lines = house.planned()
    start_erasure(house.by(), line_ids=lines)
    record_consent(house.by(), report_id=report, given=(), manner="ORAL", language="fr")
    with pytest.raises(Clash):
        confirm_erasure(house.by("eve"), line_ids=lines)
    assert house.planned() == lines
    assert ErasureLine.objects.get().ground == "REQUEST"
    confirm_erasure(house.by("eve"), line_ids=lines)
    with pytest.raises(Stop, match="lifecycle"):
        confirm_erasure(house.by("eve"), line_ids=lines)
    with pytest.raises(Unknown):
        confirm_erasure(house.by("eve"), line_ids=[])


@pytest.mark.parametrize("name", ["baraka", "chantal", "klaas", "luc", "frank"])
def test_nobody_else_learns_what_is_kept_or_erased(house: House, name: str) -> None:
    number = house.erase(house.set_aside())
    held = place_hold(house.by(), reference=Report.objects.get(id=house.report()).reference, reason="why")
    house.set_aside()
    house.planned()
    reader = house.by(name)
    assert not plan(reader, "PLANNED").items
    assert not holds(reader).items
    assert not erased(reader).items
    assert all(line.proposal_id is None for line in periods(reader))
    for ask in (lambda: hold(reader, held), lambda: certificate(reader, number)):
        with pytest.raises(Unknown):
            ask()
    with pytest.raises((NotAllowed, Unknown)):
        start_erasure(reader, line_ids=list(ErasureLine.objects.values_list("id", flat=True)))
    assert certificate_content(new_id()) is None
