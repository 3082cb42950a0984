"""Whatever is spent, shared or changed, every column adds up to the cent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikao.casework.missions.enums import MoneyKind
from kikao.casework.missions.reckoning.money import (
    Move,
    Total,
    in_hand,
    total_of,
    total_shared,
    worth_of_lines,
)
from kikao.foundation.base.money import Currency, Money, exchanged, sum_of

minors = st.integers(0, 10**12)
totals = st.builds(Total.of, minors, minors, minors)
amounts = st.builds(Money, st.integers(1, 10**12), st.sampled_from(Currency))
rates = st.decimals("1", "1000000", places=4)
moves = st.one_of(
    st.builds(Move, st.sampled_from([kind for kind in MoneyKind if kind != MoneyKind.CHANGE]), amounts),
    st.builds(
        lambda given, got: Move(MoneyKind.CHANGE, Money(given, Currency.USD), Money(got, Currency.CDF)),
        st.integers(1, 10**9),
        st.integers(1, 10**12),
    ),
)


@given(totals, st.integers(1, 30))
def test_a_cost_shared_among_cases_adds_up_in_every_column(total: Total, parts: int) -> None:
    shares = total_shared(total, parts)
    assert total_of(shares) == total
    assert len(shares) == parts


@given(st.lists(amounts, min_size=1, max_size=20), rates)
def test_the_lines_of_a_budget_are_worth_what_the_budget_is_worth(lines: list[Money], rate: Decimal) -> None:
    worths = worth_of_lines(lines, rate)
    dollars = sum_of((one for one in lines if one.currency == Currency.USD), Currency.USD)
    francs = sum_of((one for one in lines if one.currency == Currency.CDF), Currency.CDF)
    assert sum_of(worths, Currency.USD) == dollars + exchanged(francs, rate, Currency.USD)


def test_francs_have_no_worth_without_a_rate() -> None:
    with pytest.raises(ValueError):
        worth_of_lines([Money(1, Currency.CDF)], None)
    assert worth_of_lines([Money(1, Currency.USD)], None) == (Money(1, Currency.USD),)


@given(st.lists(moves, max_size=25))
def test_what_is_left_in_a_hand_is_what_came_in_less_what_went_out(given_moves: list[Move]) -> None:
    left = in_hand(given_moves)
    for currency in Currency:
        came = gone = 0
        for move in given_moves:
            into = move.kind in (MoneyKind.ADVANCE, MoneyKind.REPAID)
            if move.amount.currency == currency:
                came, gone = (came + move.amount.minor, gone) if into else (came, gone + move.amount.minor)
            if move.got and move.got.currency == currency:
                came += move.got.minor
        assert left[currency] == Money(came - gone, currency)
