"""What stands on an agenda, and that nobody expected in the room is walled from it."""

from uuid import UUID, uuid4

import pytest

from kikao.casework.cases.actions import add_party
from kikao.casework.cases.enums import PartyRole
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.meetings.actions import (
    cancel_sitting,
    decide_urgently,
    move_item,
    move_to_closed,
    note_item,
    propose_agenda,
    put_on_agenda,
    take_off_agenda,
)
from kikao.casework.meetings.actions.agenda import WalledItem
from kikao.casework.meetings.enums import DecisionCode, ItemKind
from kikao.casework.meetings.queries import preparation, sitting
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from tests.casework.meetings.table import MARKER, UNWALLED, Table

pytestmark = pytest.mark.django_db


def titles(table: Table, sitting_id: UUID, name: str = "chantal") -> list[str]:
    return [item.words for item in sitting(table.by(name), sitting_id).items]


def test_propose_agenda_takes_what_waits_and_never_what_somebody_expected_is_walled_from(
    table: Table,
) -> None:
    table.case("A dispute over a pit")
    table.secret()
    plenary = table.plenary()
    propose_agenda(table.by(), sitting_id=plenary)
    propose_agenda(table.by(), sitting_id=plenary)
    (words,) = titles(table, plenary)
    assert words.endswith("A dispute over a pit")
    with pytest.raises(WalledItem):
        table.put(plenary, table.cases[1])
    assert titles(table, plenary, "didier") == titles(table, plenary, "anne") == [words]


def test_propose_agenda_leaves_out_what_is_kept_under_watch_and_takes_what_was_postponed(
    table: Table,
) -> None:
    watched, later = table.case("One"), table.case("Two")
    plenary = table.plenary()
    items = [table.put(plenary, watched), table.put(plenary, later)]
    table.hold(plenary)
    table.decide(items[0], DecisionCode.WATCH)
    table.decide(items[1], DecisionCode.POSTPONE)
    following = table.plenary(30)
    propose_agenda(table.by(), sitting_id=following)
    assert [words[-3:] for words in titles(table, following)] == ["Two"]


def test_propose_agenda_brings_an_urgent_decision_to_be_ratified(table: Table) -> None:
    case_id = table.case()
    decide_urgently(
        table.by(),
        case_id=case_id,
        code=DecisionCode.ACCEPT,
        reason="Somebody is in danger.",
        consulted=table.seats(["chantal", "gilbert", "baraka"]),
    )
    plenary = table.plenary()
    propose_agenda(table.by(), sitting_id=plenary)
    (item,) = sitting(table.by("chantal"), plenary).items
    assert (item.kind, item.case_id) == (ItemKind.RATIFY, case_id)


def test_a_title_that_nobody_checked_stands_on_no_agenda(table: Table) -> None:
    case_id = table.case("Draft title", checked=False)
    plenary = table.plenary()
    table.put(plenary, case_id)
    mine, theirs = (sitting(table.by(name), plenary).items[0] for name in ("anne", "chantal"))
    assert mine.words == theirs.words
    assert "Draft title" not in mine.words
    assert (mine.unchecked, theirs.unchecked) == (True, False)


def test_put_on_agenda_refuses_what_makes_no_sense(table: Table) -> None:
    plenary, case_id = table.plenary(), table.case()
    for wrong in (
        {"kind": "GOSSIP", "case_id": case_id},
        {"kind": ItemKind.SAID, "words": "Said"},
        {"kind": ItemKind.OTHER, "words": " "},
        {"kind": ItemKind.REPORT_BACK, "words": "A task", "task_id": uuid4()},
        {"kind": ItemKind.RELEASED, "case_id": case_id, "release_id": uuid4()},
        {"kind": ItemKind.OTHER, "words": "x" * 301},
    ):
        with pytest.raises(Invalid):
            put_on_agenda(table.by(), sitting_id=plenary, **wrong)
    with pytest.raises(Unknown):
        put_on_agenda(table.by(), sitting_id=plenary, kind=ItemKind.NEW_CASE, case_id=uuid4())
    with pytest.raises(Unknown):
        put_on_agenda(table.by(), sitting_id=plenary, kind=ItemKind.RELEASED, release_id=uuid4())
    with pytest.raises(Unknown):
        put_on_agenda(table.by("frank"), sitting_id=plenary, kind=ItemKind.OTHER, words="Peek")
    with pytest.raises(NotAllowed):
        put_on_agenda(table.by("chantal"), sitting_id=plenary, kind=ItemKind.OTHER, words="Me too")


def test_an_agenda_does_not_change_once_the_sitting_was_held_or_cancelled(table: Table) -> None:
    held, cancelled, case_id = table.plenary(), table.plenary(), table.case()
    item = table.put(held, case_id)
    table.hold(held)
    cancel_sitting(table.by(), sitting_id=cancelled)
    for act in (
        lambda: table.put(held, case_id),
        lambda: table.put(cancelled, case_id),
        lambda: propose_agenda(table.by(), sitting_id=held),
        lambda: take_off_agenda(table.by(), item_id=item),
        lambda: move_item(table.by(), item_id=item, up=True),
    ):
        with pytest.raises(Stop, match=r"sitting\.agenda_closed"):
            act()


def test_items_move_and_go(table: Table) -> None:
    plenary = table.plenary()
    for title in ("One", "Two", "Three"):
        table.put(plenary, table.case(title))
    first, second, third = (item.id for item in sitting(table.by(), plenary).items)
    for item_id, up in ((third, True), (first, True), (second, False)):
        move_item(table.by(), item_id=item_id, up=up)
    assert [item.id for item in sitting(table.by(), plenary).items] == [first, third, second]
    take_off_agenda(table.by(), item_id=third)
    after = sitting(table.by(), plenary).items
    assert [(item.id, item.position) for item in after] == [(first, 1), (second, 2)]
    with pytest.raises(Unknown):
        move_item(table.by(), item_id=third, up=True)


def test_a_wall_that_rises_takes_the_item_off_the_plenary_for_everybody(table: Table) -> None:
    case_id = table.case(f"Taxes at a barrier {MARKER}")
    plenary = table.plenary()
    table.put(plenary, table.case("Another"))
    item = table.put(plenary, case_id)
    add_party(
        table.by(),
        case_id=case_id,
        organisation_id=table.cast.bodies["pmh"],
        role=PartyRole.ALLEGED_AUTHOR,
    )
    for name in ("anne", "chantal", "didier"):
        assert len(sitting(table.by(name), plenary).items) == 1
        assert MARKER not in str(sitting(table.by(name), plenary))
    (back,) = preparation(table.by(), plenary).held_back
    assert (back.case_id, back.item_id) == (case_id, item)
    with pytest.raises(NotAllowed):
        preparation(table.by("chantal"), plenary)
    with pytest.raises(Unknown):
        note_item(table.by(), item_id=item, note="Not here")

    shut = table.closed()
    move_to_closed(table.by(), item_id=item, sitting_id=shut)
    assert [one.case_id for one in sitting(table.by("chantal"), shut).items] == [case_id]
    assert preparation(table.by(), plenary).held_back == ()
    with pytest.raises(Unknown):
        sitting(table.by("didier"), shut)


def test_what_waits_and_cannot_stand_here_is_told_to_the_secretariat_alone(table: Table) -> None:
    case_id, plenary = table.secret(), table.plenary()
    assert [one.case_id for one in preparation(table.by(), plenary).held_back] == [case_id]
    table.closed(case_id)
    assert preparation(table.by(), plenary).held_back == ()


def test_move_to_closed_asks_for_a_closed_sitting_where_nobody_is_walled(table: Table) -> None:
    plenary, other = table.plenary(), table.plenary(3)
    item = table.put(plenary, table.case())
    with pytest.raises(Invalid):
        move_to_closed(table.by(), item_id=item, sitting_id=other)
    with pytest.raises(Unknown):
        move_to_closed(table.by(), item_id=uuid4(), sitting_id=other)
    words = put_on_agenda(table.by(), sitting_id=plenary, kind=ItemKind.OTHER, words="Work plan")
    with pytest.raises(Unknown):
        move_to_closed(table.by(), item_id=words, sitting_id=table.closed())
    add_party(
        table.by(),
        case_id=table.cases[0],
        organisation_id=table.cast.bodies["banro"],
        role=PartyRole.ADVERSE_PARTY,
    )
    with pytest.raises(WalledItem):
        move_to_closed(table.by(), item_id=item, sitting_id=table.closed(names=UNWALLED))


def test_note_item_is_refused_once_the_minutes_are_adopted(table: Table) -> None:
    from kikao.casework.meetings.actions import adopt_minutes, draft_minutes

    plenary = table.plenary()
    item = table.put(plenary, table.case())
    table.hold(plenary)
    note_item(table.by(), item_id=item, note="  The chief was heard. ")
    assert sitting(table.by("didier"), plenary).items[0].note == "The chief was heard."
    draft_minutes(table.by(), sitting_id=plenary)
    adopt_minutes(table.by(), sitting_id=plenary)
    with pytest.raises(Stop, match=r"sitting\.minutes_frozen"):
        note_item(table.by(), item_id=item, note="Later")


def test_a_requester_who_is_not_accused_walls_nobody(table: Table) -> None:
    from kikao.casework.cases.actions import table_case

    asked = table_case(
        table.by(),
        title="Training",
        request_nature="TRAINING",
        parties=[PartyGiven(table.cast.bodies["pmh"], PartyRole.REQUESTER)],
    )
    plenary = table.plenary()
    table.put(plenary, asked)
    assert len(sitting(table.by("didier"), plenary).items) == 1
