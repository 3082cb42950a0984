"""What missions cost by case and by territory adds up to what they cost, to the cent, in every column."""

from datetime import timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.missions.queries.money import (
    Span,
    cost_of_case,
    costs_of_cases,
    costs_of_missions,
    costs_of_territories,
)
from kikao.casework.missions.reckoning.money import Total, total_of
from kikao.casework.missions.schemas.given import StopGiven
from kikao.casework.missions.schemas.money import Costs
from kikao.foundation.base.clock import today
from kikao.foundation.base.money import Currency, Money
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.registry.places.queries import place_choices
from tests.casework.missions.money.purse import Purse, money

pytestmark = pytest.mark.django_db
ALL = Span()


def told(costs: Costs) -> Total:
    return total_of(line.total for line in costs.page.items) + costs.apart


@pytest.mark.parametrize("seed", [7, 29, 2026])
def test_shares_of_random_books_add_up_in_every_column(purse: Purse, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 - no secret hangs on it
    purse.rated(Decimal(dice.randrange(20_000_000, 30_000_000)) / 10_000, days=5)
    cases = [purse.case(f"Case {number}") for number in range(5)]
    places = [UUID(key) for key, _name in place_choices(purse.by())]
    for _each in range(5):
        first = today()
        stops = [StopGiven(dice.choice(places), first, first) for _stop in range(dice.randrange(4))]
        one = purse.paid(*dice.sample(cases, dice.randrange(5)), stops=tuple(stops))
        for _entry in range(dice.randrange(1, 7)):
            amount = Money(dice.randrange(1, 10**8), dice.choice(list(Currency)))
            day = today() - timedelta(days=dice.randrange(20))
            entry = purse.receipt(one, amount, dice.choice(["TRAN", "FUEL", "OTHER"]), day=day)
            if not dice.randrange(4):
                purse.strike(entry)
    by_mission = costs_of_missions(purse.by("gilbert"), ALL)
    by_case, by_ground = (
        costs_of_cases(purse.by("gilbert"), ALL),
        costs_of_territories(purse.by("judith"), ALL),
    )
    assert by_mission.whole
    assert told(by_mission) == by_mission.whole == told(by_case) == told(by_ground)
    assert by_case.whole == by_ground.whole == by_mission.whole
    for line in by_case.page.items:
        alone = cost_of_case(purse.by(), line.id)
        assert alone
        assert alone.total == line.total


def test_an_odd_cent_goes_to_one_of_the_cases_and_none_is_lost(purse: Purse) -> None:
    cases = [purse.case(f"Case {number}") for number in range(3)]
    purse.receipt(purse.paid(*cases), "100 USD")
    shares = sorted(line.total.usd.minor for line in costs_of_cases(purse.by(), ALL).page.items)
    assert shares == [3333, 3333, 3334]


def test_a_mission_for_no_case_and_without_a_stop_belongs_to_none(purse: Purse) -> None:
    purse.receipt(purse.paid(stops=()), "8 USD")
    for costs in (costs_of_cases(purse.by(), ALL), costs_of_territories(purse.by(), ALL)):
        assert costs.page.items == ()
        assert costs.apart.usd == costs.whole.usd == money("8 USD")


def test_only_the_days_asked_for_count(purse: Purse) -> None:
    one = purse.paid(purse.case())
    purse.receipt(one, "5 USD", day=today() - timedelta(days=9))
    purse.receipt(one, "7 USD", day=today() - timedelta(days=2))
    day = today() - timedelta(days=3)
    assert costs_of_missions(purse.by(), Span(until=day)).whole.usd == money("5 USD")
    assert costs_of_cases(purse.by(), Span(since=day)).page.items[0].total.usd == money("7 USD")
    assert costs_of_territories(purse.by(), Span(day, day)).page.items == ()


def test_a_walled_seat_finds_no_trace_of_a_mission_in_any_sum(purse: Purse) -> None:
    open_case, secret = purse.case(), purse.secret()
    purse.receipt(purse.paid(open_case, secret), "100 USD")
    purse.receipt(purse.paid(open_case), "10 USD")
    for name, sums in (("didier", money("10 USD")), ("gilbert", money("110 USD"))):
        by = purse.by(name)
        for costs in (costs_of_missions(by, ALL), costs_of_cases(by, ALL), costs_of_territories(by, ALL)):
            assert costs.whole.usd == sums
            assert told(costs) == costs.whole
    alone = cost_of_case(purse.by("didier"), open_case)
    assert alone
    assert (alone.total.usd, alone.missions) == (money("10 USD"), 1)
    with pytest.raises(Unknown):
        cost_of_case(purse.by("didier"), secret)
    with pytest.raises(NotAllowed):
        costs_of_missions(purse.by("klaas"), ALL)


def test_costs_ask_as_much_for_three_as_for_one(purse: Purse) -> None:
    def asked() -> list[int]:
        by, found = purse.by("gilbert"), []
        for question in (costs_of_missions, costs_of_cases, costs_of_territories):
            with CaptureQueriesContext(connection) as queries:
                question(by, ALL)
            found.append(len(queries))
        return found

    purse.receipt(purse.paid(purse.case()), "1 USD")
    first = asked()
    for _each in range(2):
        purse.receipt(purse.paid(purse.case(), purse.case()), "1 USD")
    assert asked() == first


def test_costs_are_paged(purse: Purse) -> None:
    for number in range(3):
        purse.receipt(purse.paid(purse.case(f"Case {number}")), "1 USD")
    for question in (costs_of_missions, costs_of_cases):
        costs = question(purse.by(), ALL, size=2)
        rest = question(purse.by(), ALL, size=2, after=costs.page.next_cursor)
        assert (len(costs.page.items), len(rest.page.items), rest.page.next_cursor) == (2, 1, None)
        assert costs.whole.usd == money("3 USD")
