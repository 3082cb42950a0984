"""Moving a case: each step keeps who, why and when; a refused one leaves the case as it was."""

import itertools
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from kikao.casework.cases.actions import accept_case, end_case, move_case, take_up_case_again
from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.lifecycle import CASE
from kikao.casework.cases.models import Case, StatusChange
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from tests.casework.cases.conftest import Desk

pytestmark = pytest.mark.django_db

S = CaseStatus
ELSEWHERE = (S.ACCEPTED, S.CLOSED, S.REOPENED)
REFUSED = [
    (old, new)
    for old, new in itertools.product(S, S)
    if new not in CASE.allowed(old) and new not in ELSEWHERE
]


def _at(case_id: UUID, status: str) -> None:
    Case.objects.filter(id=case_id).update(status=status)


@pytest.mark.parametrize(("old", "new"), REFUSED)
def test_move_case_refuses_a_step_that_the_lifecycle_does_not_have(
    desk: Desk, case_id: UUID, old: CaseStatus, new: CaseStatus
) -> None:
    _at(case_id, old)
    before = Case.objects.filter(id=case_id).values().get()
    with pytest.raises(Stop, match=r"lifecycle\.case"):
        move_case(desk.by(), case_id=case_id, new=new, reason="because")
    assert Case.objects.filter(id=case_id).values().get() == before
    assert StatusChange.objects.filter(case_id=case_id).count() == 1
    last = TrailEntry.objects.order_by("-n").first()
    assert last
    assert (last.verb, last.outcome, last.code) == ("case.move", "REFUSED", "lifecycle.case")


def test_move_case_keeps_who_why_the_real_day_and_the_day_of_entry(desk: Desk, case_id: UUID) -> None:
    accept_case(desk.by(), case_id=case_id, reason="Serious\nand urgent", real_on=date(2020, 2, 3))
    move_case(
        desk.by("alice"), case_id=case_id, new="C2", reason="Two go to the site", real_on=date(2020, 3, 4)
    )
    page = desk.page(case_id, "chantal")
    assert [(line.new, line.reason, line.real_on) for line in page.changes] == [
        ("C0", "", None),
        ("C1", "Serious and urgent", date(2020, 2, 3)),
        ("C2", "Two go to the site", date(2020, 3, 4)),
    ]
    assert {line.entered_on for line in page.changes} == {today()}
    last = StatusChange.objects.latest("id")
    assert (last.old, last.by_account) == ("C1", desk.cast.accounts["alice"])
    assert page.line.status == "C2"
    assert "C7" in dict(page.next_states)


@pytest.mark.parametrize("new", [S.BLOCKED, S.SUSPENDED])
def test_a_case_is_parked_only_with_a_reason(desk: Desk, case_id: UUID, new: CaseStatus) -> None:
    _at(case_id, S.DIALOGUE)
    with pytest.raises(Invalid) as refusal:
        move_case(desk.by(), case_id=case_id, new=new, reason="  ")
    assert "reason" in refusal.value.fields
    move_case(desk.by(), case_id=case_id, new=new, reason="One side refuses to talk")
    assert desk.page(case_id).line.status == new


@pytest.mark.parametrize("new", ELSEWHERE)
def test_accepting_closing_and_reopening_have_pages_of_their_own(
    desk: Desk, case_id: UUID, new: CaseStatus
) -> None:
    with pytest.raises(Stop, match=r"case\.move_elsewhere"):
        move_case(desk.by(), case_id=case_id, new=new)
    assert desk.page(case_id).line.status == S.TABLED


def test_a_case_that_closed_can_only_be_taken_up_again(desk: Desk, case_id: UUID) -> None:
    end_case(desk.by(), case_id=case_id, reason="Outside the mandate")
    with pytest.raises(Stop, match=r"lifecycle\.case"):
        end_case(desk.by(), case_id=case_id, reason="again")
    take_up_case_again(desk.by(), case_id=case_id, reason="It flared up")
    assert desk.page(case_id).line.status == S.REOPENED
    with pytest.raises(Stop, match=r"lifecycle\.case"):
        accept_case(desk.by(), case_id=case_id)


def test_of_two_who_move_the_case_the_second_is_told(desk: Desk, case_id: UUID) -> None:
    _at(case_id, S.ACCEPTED)
    version = desk.page(case_id).version
    move_case(desk.by("anne"), case_id=case_id, new=S.FACT_FINDING, version=version)
    with pytest.raises(Clash):
        move_case(desk.by("alice"), case_id=case_id, new=S.DIALOGUE, version=version)
    assert desk.page(case_id).line.status == S.FACT_FINDING


def test_move_case_refuses_impossible_days_long_words_and_unknown_states(desk: Desk, case_id: UUID) -> None:
    _at(case_id, S.ACCEPTED)
    for wrong in (
        {"real_on": today() + timedelta(days=1)},
        {"real_on": date(20, 2, 3)},
        {"reason": "x" * 301},
        {"reason": "a\x00b"},
    ):
        with pytest.raises(Invalid):
            move_case(desk.by(), case_id=case_id, new=S.FACT_FINDING, **wrong)  # type: ignore[arg-type]
    with pytest.raises(Stop, match=r"lifecycle\.case"):
        move_case(desk.by(), case_id=case_id, new="C99")
    assert desk.page(case_id).line.status == S.ACCEPTED


def test_a_case_moves_by_the_secretariat_that_sees_it(desk: Desk, case_id: UUID) -> None:
    hidden = desk.hidden()
    for one in (hidden, uuid4()):
        with pytest.raises(Unknown):
            move_case(desk.by(), case_id=one, new=S.FACT_FINDING)
    for act in (
        lambda by: move_case(by, case_id=case_id, new=S.FACT_FINDING),
        lambda by: accept_case(by, case_id=case_id),
        lambda by: end_case(by, case_id=case_id, reason="x"),
        lambda by: take_up_case_again(by, case_id=case_id, reason="x"),
    ):
        with pytest.raises(NotAllowed):
            act(desk.by("chantal"))
