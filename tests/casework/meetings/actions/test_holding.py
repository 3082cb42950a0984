"""Recording that a sitting was held and who was there."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kikao.casework.cases.actions import add_party, edit_case
from kikao.casework.meetings.actions import (
    add_guest,
    correct_attendance,
    hold_sitting,
    plan_sitting,
)
from kikao.casework.meetings.actions.agenda import WalledItem
from kikao.casework.meetings.queries import sitting
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.registry.people.actions import add_seat, declare_interest
from tests.casework.meetings.table import Table

pytestmark = pytest.mark.django_db


def test_hold_sitting_notes_who_was_there_in_person_by_an_alternate_and_as_guest(table: Table) -> None:
    plenary = table.plenary()
    guests = [add_guest(table.by(), sitting_id=plenary, words=words) for words in ("Chief", "Judge")]
    hold_sitting(
        table.by(),
        sitting_id=plenary,
        held_on=today(),
        present=table.seats(["anne", "chantal"]),
        alternates=table.seats(["baraka"]),
        guests=guests[:1],
    )
    lines = {line.who: (line.presence, line.present) for line in sitting(table.by(), plenary).attendances}
    assert lines["SOFEDI"] == ("SEAT", True)
    assert lines["Banro"] == ("ALTERNATE", True)
    assert lines["CPS"] == ("SEAT", False)
    assert (lines["Chief"], lines["Judge"]) == (("GUEST", True), ("GUEST", False))
    quorum = sitting(table.by(), plenary).quorum
    assert (quorum.present, quorum.met, quorum.missing_pillars) == (3, False, ("GOV",))


def test_observers_have_a_voice_and_do_not_count(table: Table) -> None:
    plenary = table.plenary()
    table.hold(plenary, ["anne", "judith", "klaas"])
    assert sitting(table.by(), plenary).quorum.present == 1


def test_hold_sitting_refuses_a_day_to_come_nobody_and_strangers(table: Table) -> None:
    plenary, shut = table.plenary(), table.closed()
    with pytest.raises(Invalid):
        table.hold(plenary, on=today() + timedelta(days=1))
    with pytest.raises(Invalid):
        table.hold(plenary, [])
    for there in ([uuid4()], table.seats(["frank"])):
        with pytest.raises(Unknown):
            hold_sitting(table.by(), sitting_id=plenary, held_on=today(), present=there)
    with pytest.raises(Unknown):
        table.hold(shut, ["anne", "didier"])
    table.hold(plenary)
    with pytest.raises(Stop, match=r"lifecycle\.sitting"):
        table.hold(plenary)


def test_a_seat_that_nobody_expected_may_come_to_a_plenary_and_what_it_is_walled_from_goes(
    table: Table,
) -> None:
    plenary = table.plenary()
    table.put(plenary, table.case())
    table.put(plenary, table.case("Other"))
    add_party(table.by(), case_id=table.cases[1], organisation_id=table.cast.bodies["sofedi"], role="PARTY")
    new = add_seat(table.cast.system, title="FEC", organisation_id=table.cast.bodies["fec"], pillar="PRIV")
    add_party(
        table.by(), case_id=table.cases[1], organisation_id=table.cast.bodies["fec"], role="ADVERSE_PARTY"
    )
    assert len(sitting(table.by(), plenary).items) == 2
    hold_sitting(
        table.by(), sitting_id=plenary, held_on=today(), present=[new, *table.seats(["anne", "chantal"])]
    )
    page = sitting(table.by(), plenary)
    assert [item.case_id for item in page.items] == [table.cases[0]]
    assert ("FEC", True, False) in [(one.who, one.present, one.expected) for one in page.attendances]


def test_nobody_walled_sits_in_a_closed_sitting(table: Table) -> None:
    case_id = table.case()
    add_party(table.by(), case_id=case_id, organisation_id=table.cast.bodies["fec"], role="ADVERSE_PARTY")
    shut = table.closed(case_id)
    declare_interest(table.by("gilbert"), organisation_id=table.cast.bodies["fec"])
    with pytest.raises(WalledItem):
        table.hold(shut, ["anne", "chantal", "baraka"])


def test_what_was_said_is_kept_by_who_was_there_as_it_was_called_then(table: Table) -> None:
    case_id = table.case("Taxes at a barrier")
    plenary = table.plenary()
    item = table.put(plenary, case_id)
    table.hold(plenary, ["anne", "alice", "chantal", "gilbert", "didier", "baraka", "irene"])
    table.decide(item)
    add_party(table.by(), case_id=case_id, organisation_id=table.cast.bodies["pnc"], role="ALLEGED_AUTHOR")
    edit_case(table.by(), case_id=case_id, version=3, title="The mining police at a barrier", summary="After")
    (mine,) = sitting(table.by("didier"), plenary).items
    assert mine.words.endswith("Taxes at a barrier")
    assert (mine.case_id, mine.task_id) == (None, None)
    assert [(one.code, one.case_id) for one in mine.decisions] == [("D1", None)]
    assert sitting(table.by("dora"), plenary).items == ()
    (theirs,) = sitting(table.by("chantal"), plenary).items
    assert (theirs.words, theirs.case_id) == (mine.words, case_id)


def test_attendance_is_corrected_until_something_was_decided(table: Table) -> None:
    plenary = table.plenary()
    item = table.put(plenary, table.case())
    table.hold(plenary, ["anne"])
    there = table.seats(["anne", "alice", "chantal", "gilbert", "baraka", "irene", "didier"])
    correct_attendance(table.by(), sitting_id=plenary, present=there)
    assert sitting(table.by(), plenary).quorum.present == 7
    with pytest.raises(Invalid):
        correct_attendance(table.by(), sitting_id=plenary, present=[])
    with pytest.raises(Unknown):
        correct_attendance(table.by(), sitting_id=plenary, present=[uuid4()])
    table.decide(item)
    with pytest.raises(Stop, match=r"sitting\.attendance_closed"):
        correct_attendance(table.by(), sitting_id=plenary, present=there)


def test_nobody_is_written_into_the_room_who_is_walled_by_now(table: Table) -> None:
    case_id = table.case()
    plenary = table.plenary()
    table.put(plenary, case_id)
    table.hold(plenary, ["anne", "chantal"])
    add_party(table.by(), case_id=case_id, organisation_id=table.cast.bodies["pnc"], role="ALLEGED_AUTHOR")
    with pytest.raises(WalledItem):
        correct_attendance(table.by(), sitting_id=plenary, present=table.seats(["anne", "didier"]))
    correct_attendance(table.by(), sitting_id=plenary, present=table.seats(["anne"]))
    assert sitting(table.by("didier"), plenary).items == ()


def test_a_paper_was_held_on_the_day_of_the_paper(table: Table) -> None:
    paper = plan_sitting(
        table.by(),
        kind="MONTHLY",
        planned_on=today() - timedelta(days=9),
        invited=table.seats(["anne"]),
        from_paper=True,
    )
    with pytest.raises(Invalid):
        table.hold(paper, ["anne"])
    table.hold(paper, ["anne"], on=today() - timedelta(days=9))
