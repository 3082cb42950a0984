"""Deciding in a sitting with its quorum; what was decided is never overwritten."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from kikao.casework.cases.actions import move_case
from kikao.casework.cases.queries import case
from kikao.casework.meetings.actions import (
    adopt_minutes,
    draft_minutes,
    plan_sitting,
    put_on_agenda,
    record_decision,
    set_group_rules,
)
from kikao.casework.meetings.actions._deciding import content_of
from kikao.casework.meetings.actions.agenda import WalledItem
from kikao.casework.meetings.enums import DecisionCode, ItemKind, SittingKind
from kikao.casework.meetings.models import Decision, DecisionPresence
from kikao.casework.meetings.queries import decision, decisions_of_case, decisions_of_sitting, sitting
from kikao.casework.meetings.schemas import DissentGiven, RecusalGiven
from kikao.foundation.audit import pins
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from tests.casework.meetings.table import EVERYBODY, UNWALLED, Table

pytestmark = pytest.mark.django_db


def held(table: Table, *names: str) -> tuple[object, object]:
    """Hold a plenary with one case on it."""
    plenary = table.plenary()
    item = table.put(plenary, table.case())
    table.hold(plenary, names or EVERYBODY)
    return plenary, item


@pytest.mark.parametrize(
    ("code", "status"),
    [("D1", "C1"), ("D2", "C6"), ("D3", "C0"), ("D4", "C0"), ("D6", "C6"), ("D7", "C6"), ("D8", "C0")],
)
def test_the_case_moves_with_the_decision(table: Table, code: str, status: str) -> None:
    plenary, item = held(table)
    made = table.decide(item, code)
    assert case(table.by(), table.cases[0]).line.status == status
    (line,) = decisions_of_case(table.by("chantal"), table.cases[0])
    assert (line.id, line.code, line.sitting_id, line.decided_on) == (made, code, plenary, today())
    assert len(line.present) == len(EVERYBODY)
    assert decision(table.by("chantal"), made) == line


def test_a_case_is_joined_to_another_that_nobody_there_is_walled_from(table: Table) -> None:
    plenary, item = held(table)
    with pytest.raises(Invalid):
        table.decide(item, DecisionCode.JOIN)
    with pytest.raises(Invalid):
        table.decide(item, DecisionCode.JOIN, joined_to=table.cases[0])
    with pytest.raises(WalledItem):
        table.decide(item, DecisionCode.JOIN, joined_to=table.secret())
    other = table.case("The older one")
    with pytest.raises(Invalid):
        table.decide(item, DecisionCode.WATCH, joined_to=other)
    table.decide(item, DecisionCode.JOIN, joined_to=other)
    (line,) = decisions_of_sitting(table.by("chantal"), plenary)
    assert line.joined_to == case(table.by(), other).line.reference
    assert case(table.by(), table.cases[0]).line.status == "C6"


def test_record_decision_asks_what_and_why(table: Table) -> None:
    _plenary, item = held(table)
    for code, reason in (("D9", "Because"), ("", "Because"), ("D1", "  ")):
        with pytest.raises(Invalid):
            record_decision(table.by(), item_id=item, code=code, reason=reason)
    with pytest.raises(NotAllowed):
        record_decision(table.by("chantal"), item_id=item, code="D1", reason="Because")
    with pytest.raises(Unknown):
        record_decision(table.by(), item_id=uuid4(), code="D1", reason="Because")


def test_an_item_that_is_no_case_may_just_be_noted(table: Table) -> None:
    plenary = table.plenary()
    item = put_on_agenda(table.by(), sitting_id=plenary, kind=ItemKind.OTHER, words="Work plan")
    table.hold(plenary)
    table.decide(item, "")
    (line,) = sitting(table.by("didier"), plenary).items[0].decisions
    assert (line.code, line.reason) == ("", "Within the mandate.")


def test_decisions_are_never_overwritten(table: Table) -> None:
    plenary, item = held(table)
    table.decide(item)
    with pytest.raises(Stop, match=r"decision\.already_recorded"):
        table.decide(item, "D6")
    row = Decision.objects.get()
    row.pk = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
    draft_minutes(table.by(), sitting_id=plenary)
    adopt_minutes(table.by(), sitting_id=plenary)
    with pytest.raises(Stop, match=r"decision\.sitting_not_held"):
        table.decide(item, "D6")


def test_nothing_is_decided_before_the_sitting_was_held(table: Table) -> None:
    plenary = table.plenary()
    item = table.put(plenary, table.case())
    with pytest.raises(Stop, match=r"decision\.sitting_not_held"):
        table.decide(item)


@pytest.mark.parametrize(
    "there",
    [
        ["anne", "chantal", "gilbert", "baraka"],
        ["anne", "alice", "chantal", "esperance", "emile", "gilbert", "irene"],
    ],
)
def test_too_few_or_a_missing_pillar_decide_nothing(table: Table, there: list[str]) -> None:
    _plenary, item = held(table, *there)
    with pytest.raises(Stop, match=r"decision\.no_quorum"):
        table.decide(item)
    assert case(table.by(), table.cases[0]).line.status == "C0"
    assert not Decision.objects.exists()


def test_the_group_settles_its_own_quorum(table: Table) -> None:
    set_group_rules(table.by(), quorum=2, pillar_minimum=0, urgent_members=3)
    _plenary, item = held(table, "anne", "chantal")
    table.decide(item)


def test_a_closed_sitting_has_its_own_quorum(table: Table) -> None:
    case_id = table.secret()
    shut = plan_sitting(
        table.by(),
        kind=SittingKind.CLOSED,
        planned_on=today(),
        invited=table.seats(UNWALLED),
        quorum=4,
    )
    item = table.put(shut, case_id)
    table.hold(shut, ["anne", "chantal", "gilbert"])
    with pytest.raises(Stop, match=r"decision\.no_quorum"):
        table.decide(item)


def test_a_paper_has_the_quorum_it_had(table: Table) -> None:
    paper = plan_sitting(
        table.by(),
        kind=SittingKind.MONTHLY,
        planned_on=today(),
        invited=table.seats(["anne"]),
        from_paper=True,
    )
    item = table.put(paper, table.case())
    table.hold(paper, ["anne"])
    table.decide(item)
    assert case(table.by(), table.cases[0]).line.status == "C1"


def test_a_paper_moves_no_case_that_moved_on_since(table: Table) -> None:
    case_id = table.case()
    first = table.plenary()
    item = table.put(first, case_id)
    table.hold(first)
    table.decide(item)
    move_case(table.by(), case_id=case_id, new="C2")
    paper = plan_sitting(
        table.by(),
        kind=SittingKind.MONTHLY,
        planned_on=today(),
        invited=table.seats(["anne"]),
        from_paper=True,
    )
    old = table.put(paper, case_id)
    table.hold(paper, ["anne"])
    table.decide(old, DecisionCode.OUTSIDE)
    assert case(table.by(), case_id).line.status == "C2"


def test_dissent_is_noted_by_pillar_and_by_seat_only_when_asked(table: Table) -> None:
    _plenary, item = held(table)
    seat = table.cast.seats["baraka"]
    views = [DissentGiven("PRIV", "Too early"), DissentGiven("PRIV", "We object", seat)]
    table.decide(item, dissents=views)
    (line,) = decisions_of_case(table.by("chantal"), table.cases[0])
    assert line.manner == "DISSENT"
    assert {(view.pillar, view.seat, view.words) for view in line.dissents} == {
        ("PRIV", "", "Too early"),
        ("PRIV", "Banro", "We object"),
    }


def test_dissent_is_refused_from_who_was_not_there(table: Table) -> None:
    _plenary, item = held(table, *UNWALLED)
    with pytest.raises(Unknown):
        table.decide(item, dissents=[DissentGiven("GOV", "No", table.cast.seats["didier"])])
    with pytest.raises(Invalid):
        table.decide(item, dissents=[DissentGiven("MOON", "No")])


def test_who_stands_aside_is_written_only_in_a_closed_sitting_and_decides_nothing(table: Table) -> None:
    _plenary, item = held(table)
    aside = [RecusalGiven(table.cast.seats["baraka"], "A contract with the mine")]
    with pytest.raises(Stop, match=r"decision\.recusal_in_plenary"):
        table.decide(item, recusals=aside)
    case_id = table.secret()
    shut = table.closed(case_id)
    table.hold(shut, UNWALLED)
    shut_item = sitting(table.by(), shut).items[0].id
    with pytest.raises(Unknown):
        table.decide(shut_item, recusals=[RecusalGiven(table.cast.seats["irene"], "Not invited")])
    with pytest.raises(Invalid):
        table.decide(shut_item, recusals=[RecusalGiven(table.cast.seats["baraka"], " ")])
    made = table.decide(shut_item, recusals=aside)
    (line,) = sitting(table.by("chantal"), shut).items[0].decisions
    assert line.recusals == ("Banro: A contract with the mine",)
    assert "Banro" not in line.present
    assert not DecisionPresence.objects.filter(decision_id=made, seat_id=table.cast.seats["baraka"]).exists()


def test_what_a_closed_sitting_decided_points_nobody_outside_to_it(table: Table) -> None:
    case_id = table.secret()
    shut = table.closed(case_id)
    table.hold(shut, UNWALLED)
    table.decide(
        sitting(table.by(), shut).items[0].id,
        recusals=[RecusalGiven(table.cast.seats["baraka"], "A contract")],
        dissents=[DissentGiven("GOV", "Not so fast")],
    )
    (line,) = decisions_of_case(table.by("irene"), case_id)
    assert (line.code, line.sitting_id, line.item_id) == ("D1", None, None)
    assert line.present == line.recusals == line.dissents == ()
    assert decisions_of_case(table.by("didier"), case_id) == ()
    assert decisions_of_sitting(table.by("irene"), shut) == ()
    with pytest.raises(Unknown):
        decision(table.by("didier"), line.id)


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Decision, {"code": "D6"}),
        (Decision, {"reason": "Another reason"}),
        (Decision, {"decided_on": "2019-01-01"}),
    ],
)
def test_a_decision_changed_by_hand_is_found(table: Table, model: type, change: dict[str, str]) -> None:
    _plenary, item = held(table)
    table.decide(item)
    assert list(pins.faults()) == []
    model.objects.update(**change)
    assert len(list(pins.faults())) == 1


def test_who_was_there_changed_by_hand_is_found(table: Table) -> None:
    _plenary, item = held(table)
    made = table.decide(item)
    DecisionPresence.objects.filter(decision_id=made).first().delete()
    assert len(list(pins.faults())) == 1
    Decision.objects.filter(id=made).exists()


def test_a_closed_case_is_not_accepted_again_by_a_decision(table: Table) -> None:
    _plenary, item = held(table)
    table.decide(item, DecisionCode.OUTSIDE)
    later = table.plenary()
    again = put_on_agenda(table.by(), sitting_id=later, kind=ItemKind.FOLLOW_UP, case_id=table.cases[0])
    table.hold(later)
    with pytest.raises(Stop, match=r"decision\.case_closed"):
        table.decide(again)
    table.decide(again, DecisionCode.REFER)
    assert case(table.by(), table.cases[0]).line.status == "C6"


def test_what_was_fixed_and_is_gone_says_nothing() -> None:
    assert content_of(uuid4()) is None
