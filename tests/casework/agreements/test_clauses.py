"""Parts add up to the cent; a clause is claimed, late, disputed or void, and done only by a check."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kikao.casework.agreements.actions import (
    change_clause,
    claim_clause,
    dispute_clause,
    mark_late_clauses,
    set_clause_status,
    void_clause,
)
from kikao.casework.agreements.enums import REPEATED, ClauseStatus, InstrumentState
from kikao.casework.agreements.lifecycle import CLAUSE, INSTRUMENT
from kikao.casework.agreements.models import Clause, Instalment
from kikao.casework.agreements.queries import clause
from kikao.casework.agreements.reckoning import (
    Part,
    due_days,
    equal_parts,
    next_due,
    parts_typed,
    require_sum,
)
from kikao.foundation.base.clock import today
from kikao.foundation.base.lifecycle import LifecycleStop
from kikao.foundation.base.money import Currency, Money, sum_of
from kikao.foundation.base.stops import Clash, Invalid, Stop
from tests.casework.agreements.paper import Papers, promise

MONEY = some.builds(Money, some.integers(1, 10**12), some.sampled_from(Currency))
DAYS = some.dates(date(2019, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize("year", [1, 1959, 2151, 9999])
def test_a_year_that_nobody_can_mean_is_refused(papers: Papers, year: int) -> None:
    paper, parties = papers.draft(papers.case("Debt on the hill"), "sofedi", "pmh")
    day, amount = date(year, 12, 1), Money(1200, Currency.USD)
    wrong = (
        {"due_on": day, "rhythm": "WEEKLY"},
        {"due_on": date(2020, 1, 1), "until_on": day, "rhythm": "WEEKLY"},
        {"amount": amount, "instalments": (Part(day, amount),)},
    )
    for said in wrong:
        with pytest.raises(Invalid):
            papers.clause(paper, parties[0], **said)
    with pytest.raises(Invalid):
        equal_parts(amount, 12, day, "MONTHLY")


@given(MONEY, some.integers(2, 120), DAYS, some.sampled_from(sorted(REPEATED)))
def test_equal_parts_add_up_to_the_cent_each_on_a_later_day(
    amount: Money, number: int, first: date, rhythm: str
) -> None:
    if number > amount.minor:
        with pytest.raises(Invalid):
            equal_parts(amount, number, first, rhythm)
        return
    parts = equal_parts(amount, number, first, rhythm)
    assert sum_of((part.amount for part in parts), amount.currency) == amount
    assert max(part.amount.minor for part in parts) - min(part.amount.minor for part in parts) <= 1
    require_sum(amount, parts)
    cheated = (replace(parts[0], amount=parts[0].amount + Money(1, amount.currency)), *parts[1:])
    with pytest.raises(Invalid):
        require_sum(amount, cheated)
    with pytest.raises(Invalid):
        require_sum(amount, (*parts[1:], parts[0]))


@given(DAYS, some.sampled_from(sorted(REPEATED)), DAYS)
def test_the_next_day_is_never_past_and_never_far(first: date, rhythm: str, asked: date) -> None:
    nearest = next_due(first, rhythm, None, not_before=asked)
    assert nearest is not None
    assert nearest == first or asked <= nearest <= asked + timedelta(days=92)
    days = list(islice(due_days(first, rhythm), 14))
    assert days == sorted(set(days))
    assert next_due(first, rhythm, first, not_before=first + timedelta(days=1)) is None


def test_a_month_without_the_day_has_it_on_its_last() -> None:
    assert list(islice(due_days(date(2027, 1, 31), "MONTHLY"), 3)) == [
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
    ]
    assert next_due(None, "ONCE", None, not_before=today()) is None


def test_instalments_are_read_from_what_is_typed() -> None:
    assert parts_typed("27/03/2027 100,50\n\n2027-04-27 1 200", Currency.USD) == (
        Part(date(2027, 3, 27), Money(10050, Currency.USD)),
        Part(date(2027, 4, 27), Money(120000, Currency.USD)),
    )
    for wrong in ("27/03/2027", "100,00", "31/02/2027 1,00", "27/03/2027 1.200"):
        with pytest.raises(Invalid):
            parts_typed(wrong, Currency.USD)


@given(some.sampled_from(sorted(InstrumentState)), some.lists(some.sampled_from(sorted(InstrumentState))))
def test_nothing_signed_ever_becomes_a_draft_again(start: str, steps: list[str]) -> None:
    was_signed, state = start == InstrumentState.SIGNED, start
    for step in steps:
        if step in INSTRUMENT.allowed(state):
            state, was_signed = step, was_signed or step == InstrumentState.SIGNED
        if was_signed:
            assert state in {"SIGNED", "AMENDED", "DENOUNCED", "ENDED"}


@given(some.sampled_from(sorted(ClauseStatus)))
def test_every_clause_can_be_voided_and_taken_up_again(status: str) -> None:
    if status == ClauseStatus.VOID:
        assert CLAUSE.allowed(status) == {ClauseStatus.DUE}
    else:
        assert ClauseStatus.VOID in CLAUSE.allowed(status)


@pytest.fixture
def case_id(papers: Papers) -> UUID:
    return papers.case("Debt on the hill")


@pytest.mark.django_db
def test_a_clause_whose_parts_do_not_add_up_is_refused(papers: Papers, case_id: UUID) -> None:
    paper, (debtor, owed) = papers.draft(case_id, "banro", "sofedi")
    amount = Money(100000, Currency.USD)
    parts = equal_parts(amount, 3, today(), "MONTHLY")
    facts = {"kind": "INST", "amount": amount, "beneficiary_id": owed, "rhythm": "MONTHLY"}
    with pytest.raises(Invalid):
        papers.clause(paper, debtor, instalments=parts[:2], **facts)
    for wrong in (
        {"beneficiary_id": debtor},
        {"rhythm": "ALWAYS"},
        {"rhythm": "WEEKLY", "due_on": None},
        {"until_on": today() - timedelta(days=1)},
    ):
        with pytest.raises(Invalid):
            papers.clause(paper, debtor, **{**facts, "rhythm": "ONCE", "due_on": today(), **wrong})
    kept = papers.clause(paper, debtor, instalments=parts, **facts)
    version = Clause.objects.get(id=kept).version
    again = promise(debtor, **{**facts, "instalments": equal_parts(amount, 4, today(), "MONTHLY")})
    change_clause(papers.by(), clause_id=kept, promise=again, version=version)
    with pytest.raises(Clash):
        change_clause(papers.by(), clause_id=kept, promise=again, version=version)
    assert [one.amount.as_number() for one in clause(papers.by(), kept).line.instalments] == ["250.00"] * 4
    assert Instalment.objects.count() == 7


@pytest.mark.django_db
def test_done_is_what_a_check_found_and_every_step_is_kept(papers: Papers, case_id: UUID) -> None:
    paper, _parties = papers.signed(case_id, clauses=3)
    first, second, third = papers.clauses(paper)
    by = papers.by()
    with pytest.raises(Invalid):
        claim_clause(by, clause_id=first.id, reason=" ")
    claim_clause(by, clause_id=first.id, reason="The company says so.")
    set_clause_status(
        papers.cast.system, clause_id=first.id, status="DONE", cause="CHECK", cause_reference="V-1"
    )
    dispute_clause(by, clause_id=second.id, reason="They read it differently.")
    void_clause(by, clause_id=third.id, reason="The pit was closed.")
    history = clause(by, first.id, words=True).history
    assert [(one.new, one.reason, one.cause) for one in history] == [
        ("DUE", "", ""),
        ("CLAIM", "The company says so.", ""),
        ("DONE", "", "What a check found (V-1)"),
    ]
    sealed = clause(papers.by("gilbert"), first.id, words=True).history
    assert [(one.has_reason, one.reason) for one in sealed[1:]] == [(True, None), (False, "")]
    with pytest.raises(LifecycleStop):
        claim_clause(by, clause_id=third.id, reason="Done.")
    draft, parties = papers.draft(case_id, "banro")
    waiting = papers.clause(draft, parties[0])
    with pytest.raises(Stop):
        set_clause_status(papers.cast.system, clause_id=waiting, status="DONE", cause="CHECK")


@pytest.mark.django_db
def test_the_clock_marks_what_is_late_and_a_payment_takes_it_back(papers: Papers) -> None:
    paper = papers.registered()
    debtor = papers.party(paper, "banro")
    amount = Money(30001, Currency.CDF)
    parts = equal_parts(amount, 3, today() - timedelta(days=40), "MONTHLY")
    owed = papers.clause(paper, debtor, amount=amount, instalments=parts)
    calm = papers.clause(paper, debtor, rhythm="ALWAYS", due_on=None)
    past = papers.clause(paper, debtor, due_on=today() - timedelta(days=1))
    assert mark_late_clauses(papers.cast.system) == 4
    assert mark_late_clauses(papers.cast.system) == 0
    states = {one.id: one.status for one in papers.clauses(paper)}
    assert states == {owed: "LATE", calm: "DUE", past: "LATE"}
    pay = {"clause_id": owed, "reason": "The creditors say so."}
    claim_clause(papers.by(), position=1, **pay)
    claim_clause(papers.by(), position=2, **pay)
    assert Clause.objects.get(id=owed).status == "DUE"
    claim_clause(papers.by(), position=3, paid_on=today(), **pay)
    assert Clause.objects.get(id=owed).status == "CLAIM"
    assert mark_late_clauses(papers.cast.system) == 0
