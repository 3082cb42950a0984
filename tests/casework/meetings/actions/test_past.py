"""Entering a sitting of long ago from its paper."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kikao.casework.cases.queries import case
from kikao.casework.meetings.actions import enter_past_sitting
from kikao.casework.meetings.enums import ItemKind, SittingKind
from kikao.casework.meetings.models import Sitting
from kikao.casework.meetings.queries import decisions_of_case, sitting, sittings
from kikao.casework.meetings.schemas import PastItem, PastSitting
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed
from tests.casework.meetings.table import MARKER, UNWALLED, Table

pytestmark = pytest.mark.django_db

LONG_AGO = date(2018, 12, 14)


def paper(table: Table, *items: PastItem, **more: object) -> PastSitting:
    given = {"present": tuple(table.seats(["anne", "chantal", "didier"])), **more}
    return PastSitting(
        kind=SittingKind.MONTHLY,
        held_on=LONG_AGO,
        venue="Bukavu",
        host_id=table.cast.bodies["cps"],
        alternates=tuple(table.seats(["gilbert"])),
        guests=("Head of the territory",),
        groups=(("Women diggers", 12),),
        items=items,
        **given,  # type: ignore[arg-type]
    )


def test_a_past_sitting_keeps_its_real_day_beside_the_day_of_entry(table: Table) -> None:
    case_id = table.case()
    made = enter_past_sitting(
        table.by(),
        past=paper(
            table,
            PastItem(ItemKind.NEW_CASE, case_id, note="Heard", code="D1", reason="Within the mandate"),
            PastItem(ItemKind.OTHER, words="Work plan", reason="Adopted"),
            PastItem(ItemKind.OTHER, words="Any other business"),
        ),
    )
    page = sitting(table.by("didier"), made)
    assert (page.line.state, page.line.day, page.entered_on) == ("HELD", LONG_AGO, today())
    assert page.line.from_paper
    assert [len(item.decisions) for item in page.items] == [1, 1, 0]
    (line,) = decisions_of_case(table.by("chantal"), case_id)
    assert (line.decided_on, line.entered_on, len(line.present)) == (LONG_AGO, today(), 4)
    changes = case(table.by(), case_id).changes
    assert (changes[-1].real_on, changes[-1].entered_on) == (LONG_AGO, today())
    assert ("Women diggers", 12) in [(one.who, one.head_count) for one in page.attendances]
    assert [one.present for one in page.attendances if one.who == "Head of the territory"] == [True]


def test_what_a_seat_there_is_walled_from_is_entered_as_said_or_in_a_closed_sitting(table: Table) -> None:
    case_id = table.secret()
    item = PastItem(ItemKind.NEW_CASE, case_id, code="D1", reason="Serious")
    with pytest.raises(Invalid) as refused:
        enter_past_sitting(table.by(), past=paper(table, item))
    assert list(refused.value.fields) == ["item0_case_id"]
    assert not Sitting.objects.exists()
    there = tuple(table.seats(UNWALLED))
    shut = paper(table, item, closed=True, present=there)
    made = enter_past_sitting(table.by(), past=replace(shut, alternates=()))
    assert sittings(table.by("didier")).items == ()
    assert sitting(table.by("chantal"), made).line.closed


def test_what_was_said_in_front_of_a_seat_is_kept_by_it(table: Table) -> None:
    said = PastItem(ItemKind.SAID, table.secret(), words=f"Shots {MARKER}", code="D4", reason="Go and see")
    made = enter_past_sitting(table.by(), past=paper(table, said))
    assert MARKER in str(sitting(table.by("didier"), made))
    assert sitting(table.by("dora"), made).items == ()


def test_a_paper_needs_a_past_day_and_somebody_there(table: Table) -> None:
    with pytest.raises(Invalid):
        enter_past_sitting(table.by(), past=replace(paper(table), present=(), alternates=()))
    with pytest.raises(Invalid):
        enter_past_sitting(table.by(), past=replace(paper(table), held_on=today() + timedelta(days=1)))
    with pytest.raises(Invalid):
        enter_past_sitting(table.by(), past=paper(table, PastItem(ItemKind.OTHER)))
    with pytest.raises(NotAllowed):
        enter_past_sitting(table.by("chantal"), past=paper(table))
    assert not Sitting.objects.exists()
