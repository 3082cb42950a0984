"""Deciding between sittings, and what a sitting makes of it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from kikao.casework.cases.queries import case
from kikao.casework.meetings.actions import decide_urgently, ratify_decision, set_group_rules
from kikao.casework.meetings.enums import ItemKind
from kikao.casework.meetings.queries import decisions_of_case, unratified
from kikao.foundation.audit import pins
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from tests.casework.meetings.table import UNWALLED, Table

pytestmark = pytest.mark.django_db

CALLED = ["chantal", "gilbert", "baraka"]


def decide(table: Table, case_id: UUID, code: str = "D1", names: list[str] = CALLED, **more: object) -> UUID:
    return decide_urgently(
        table.by(),
        case_id=case_id,
        code=code,
        reason="Somebody is in danger.",
        consulted=table.seats(names),
        **more,  # type: ignore[arg-type]
    )


def test_an_urgent_decision_moves_the_case_and_stands_as_not_ratified(table: Table) -> None:
    case_id = table.case()
    made = decide(table, case_id)
    assert case(table.by(), case_id).line.status == "C1"
    (line,) = unratified(table.by("chantal"))
    assert (line.id, line.manner, line.ratification) == (made, "URGENT", "UNRATIFIED")
    assert sorted(line.present) == ["Banro", "Ministry of Mines", "SOFEDI"]
    assert list(pins.faults()) == []


def test_enough_members_are_consulted_besides_the_secretariat_and_nobody_walled(table: Table) -> None:
    case_id = table.secret()
    for names in (CALLED[:2], [*CALLED[:2], "anne", "alice"], [*CALLED[:2], "judith"], [*CALLED, "didier"]):
        with pytest.raises(Invalid):
            decide(table, case_id, names=names)
    for seats in ([uuid4()], table.seats(["frank"])):
        with pytest.raises(Unknown):
            decide_urgently(table.by(), case_id=case_id, code="D1", reason="x", consulted=seats)
    set_group_rules(table.by(), quorum=7, pillar_minimum=1, urgent_members=4)
    with pytest.raises(Invalid):
        decide(table, case_id)
    decide(table, case_id, names=[*CALLED, "irene"])


def test_only_accepting_and_referring_can_be_urgent_and_within_the_hours(table: Table) -> None:
    case_id = table.case()
    with pytest.raises(Invalid):
        decide(table, case_id, code="D6")
    with pytest.raises(Stop, match=r"decision\.consulted_too_long_ago"):
        decide(table, case_id, begun_at=now() - timedelta(hours=49))
    with pytest.raises(Invalid):
        decide(table, case_id, begun_at=now() + timedelta(hours=1))
    with pytest.raises(NotAllowed):
        decide_urgently(table.by("chantal"), case_id=case_id, code="D1", reason="x", consulted=[])
    decide(table, case_id, code="D2", begun_at=now() - timedelta(hours=47))
    with pytest.raises(Stop, match=r"decision\.urgent_waits"):
        decide(table, case_id)


def test_who_is_walled_finds_no_trace_of_an_urgent_decision(table: Table) -> None:
    case_id = table.secret()
    decide(table, case_id)
    assert unratified(table.by("didier")) == decisions_of_case(table.by("didier"), case_id) == ()


@pytest.mark.parametrize(
    ("urgent", "outcome", "code", "held", "status"),
    [
        ("D1", "RATIFIED", "", "D1", "C1"),
        ("D1", "CANCELLED", "", "D6", "C6"),
        ("D1", "CANCELLED", "D7", "D7", "C6"),
        ("D1", "CANCELLED", "D8", "D8", "C8"),
        ("D1", "CHANGED", "D2", "D2", "C6"),
        ("D2", "RATIFIED", "D2", "D2", "C6"),
        ("D2", "CHANGED", "D1", "D1", "C9"),
        ("D2", "CANCELLED", "", "D8", "C9"),
    ],
)
def test_a_sitting_ratifies_changes_or_cancels(
    table: Table, urgent: str, outcome: str, code: str, held: str, status: str
) -> None:
    case_id = table.case()
    made = decide(table, case_id, code=urgent)
    plenary = table.plenary()
    item = table.put(plenary, case_id)
    table.hold(plenary)
    ratify_decision(
        table.by(), decision_id=made, item_id=item, outcome=outcome, reason="Talked through.", code=code
    )
    before, after = decisions_of_case(table.by("chantal"), case_id)
    assert (before.id, before.ratification, before.code) == (made, outcome, urgent)
    assert (after.ratifies, after.code, after.sitting_id) == (made, held, plenary)
    assert case(table.by(), case_id).line.status == status
    assert unratified(table.by()) == ()
    assert list(pins.faults()) == []
    with pytest.raises(Stop, match=r"lifecycle\.urgent_decision"):
        ratify_decision(table.by(), decision_id=made, item_id=item, outcome="RATIFIED", reason="Again")


def test_ratifying_asks_for_the_same_case_a_quorum_and_what_holds_instead(table: Table) -> None:
    case_id, other = table.case(), table.case("Other")
    made = decide(table, case_id)
    plenary, small = table.plenary(), table.plenary()
    item, wrong, lonely = table.put(plenary, case_id), table.put(plenary, other), table.put(small, case_id)
    table.hold(plenary)
    table.hold(small, ["anne", "chantal"])

    def ratify(item_id: UUID, outcome: str = "CHANGED", code: str = "", decision_id: UUID = made) -> UUID:
        return ratify_decision(
            table.by(), decision_id=decision_id, item_id=item_id, outcome=outcome, reason="Why", code=code
        )

    for item_id, outcome, code in (
        (wrong, "RATIFIED", ""),
        (item, "CHANGED", ""),
        (item, "CHANGED", "D1"),
        (item, "CHANGED", "D5"),
        (item, "RATIFIED", "D2"),
        (item, "CHANGED", "D9"),
    ):
        with pytest.raises(Invalid):
            ratify(item_id, outcome, code)
    with pytest.raises(Stop, match=r"decision\.no_quorum"):
        ratify(lonely, "RATIFIED")
    with pytest.raises(Unknown):
        ratify(item, "RATIFIED", decision_id=uuid4())
    with pytest.raises(Unknown):
        ratify(item, "RATIFIED", decision_id=table.decide(wrong))


def test_an_urgent_decision_on_a_walled_case_is_ratified_in_a_closed_sitting(table: Table) -> None:
    case_id = table.secret()
    made = decide(table, case_id)
    shut = table.closed()
    item = table.put(shut, case_id)
    table.hold(shut, UNWALLED)
    ratify_decision(table.by(), decision_id=made, item_id=item, outcome="RATIFIED", reason="Yes")
    assert [line.ratification for line in decisions_of_case(table.by("irene"), case_id)] == ["RATIFIED", ""]
    assert ItemKind.RATIFY.label
