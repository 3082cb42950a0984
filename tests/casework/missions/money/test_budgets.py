"""A budget counts once a second person approves it; what is spent beyond it shows, line by line."""

import pytest

from kikao.casework.missions.actions.money import approve_budget, make_budget
from kikao.casework.missions.models import BudgetLine
from kikao.casework.missions.queries.money import budget
from kikao.casework.missions.schemas.money import BudgetGiven
from kikao.foundation.audit import pins
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from tests.casework.missions.money.purse import Purse, money

pytestmark = pytest.mark.django_db


def test_a_budget_counts_once_another_person_approves_it(purse: Purse) -> None:
    one = purse.paid(purse.case())
    made = purse.budget(one, TRAN="100 USD", LODG="57 010,00 CDF")
    assert not purse.money(one).approved
    with pytest.raises(Stop) as own:
        approve_budget(purse.by(), budget_id=made)
    assert own.value.code == "budget.own"
    approve_budget(purse.by("alice"), budget_id=made)
    page = purse.money(one, "gilbert")
    assert page.approved
    assert page.budgeted.worth == money("120 USD")
    assert page.budgeted.cdf == money("57 010 CDF")
    with pytest.raises(Stop) as twice:
        approve_budget(purse.by("alice"), budget_id=made)
    assert twice.value.code == "budget.approved_already"


def test_a_new_budget_leaves_the_approved_one_standing_until_it_is_approved_itself(purse: Purse) -> None:
    one = purse.paid(purse.case())
    purse.approved(one, TRAN="100 USD")
    second = purse.budget(one, TRAN="150 USD")
    third = purse.budget(one, TRAN="160 USD")
    assert purse.money(one).budgeted.usd == money("100 USD")
    with pytest.raises(Stop) as late:
        approve_budget(purse.by("alice"), budget_id=second)
    assert late.value.code == "budget.replaced"
    approve_budget(purse.by("alice"), budget_id=third)
    page = purse.money(one)
    assert page.budgeted.usd == money("160 USD")
    assert [(held.number, held.counts, held.waits) for held in page.budgets] == [
        (3, True, False),
        (2, False, False),
        (1, False, False),
    ]


def test_what_is_spent_beyond_the_budget_shows_on_its_line(purse: Purse) -> None:
    one = purse.paid(purse.case())
    purse.approved(one, TRAN="10 USD", LODG="90 USD")
    purse.receipt(one, "30 000,00 CDF")
    page = purse.money(one)
    over = {line.code: line.over for line in page.lines if line.over}
    assert over == {"TRAN": money("0,52 USD")}
    assert not page.over
    purse.receipt(one, "100 USD", "LODG", of="")
    assert purse.money(one).over == money("10,52 USD")


def test_an_approved_budget_that_is_changed_by_hand_is_found(purse: Purse) -> None:
    one = purse.paid(purse.case())
    purse.approved(one, TRAN="10 USD")
    assert list(pins.faults()) == []
    BudgetLine.objects.update(amount_minor=1)
    assert len(list(pins.faults())) == 1


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [BudgetGiven("NOSUCH", money("1 USD"))],
        [BudgetGiven("TRAN", money("0 USD"))],
        [BudgetGiven("TRAN", money("1 USD")), BudgetGiven("TRAN", money("2 USD"))],
    ],
)
def test_a_budget_that_cannot_be_is_refused(purse: Purse, lines: list[BudgetGiven]) -> None:
    with pytest.raises(Invalid) as refused:
        make_budget(purse.by(), mission_id=purse.paid(purse.case()), lines=lines)
    assert set(refused.value.fields) == {"lines"}


def test_who_does_not_go_makes_no_budget_and_who_is_walled_finds_none(purse: Purse) -> None:
    one = purse.paid(purse.secret())
    made = purse.budget(one, "chantal", TRAN="10 USD")
    with pytest.raises(NotAllowed):
        purse.budget(one, "gilbert", TRAN="10 USD")
    with pytest.raises(NotAllowed):
        approve_budget(purse.by("gilbert"), budget_id=made)
    for walled in ("didier", "dora", "klaas"):
        with pytest.raises(Unknown):
            purse.money(one, walled)
        with pytest.raises(Unknown):
            budget(purse.by(walled), made)
    assert budget(purse.by("gilbert"), made).lines[0].budgeted.usd == money("10 USD")
