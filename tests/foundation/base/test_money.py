"""Money adds up to the cent: what is read is what is printed, and no division or exchange loses or makes a cent."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikao.foundation.base.money import MOST, Currency, Money, exchanged, exchanged_parts, shared, sum_of
from kikao.foundation.base.stops import Invalid

currencies = st.sampled_from(Currency)
minors = st.integers(-MOST, MOST)
moneys = st.builds(Money, minors, currencies)
rates = st.decimals("0.0001", "99999999.9999", places=4)
one_currency = currencies.flatmap(lambda one: st.lists(st.builds(Money, minors, st.just(one)), max_size=20))


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("12,50", 1250),
        ("12.5", 1250),
        ("1 200", 120000),
        ("1\u202f200,05", 120005),
        ("1.200,50", 120050),
        ("1,200.50", 120050),
        ("2.800.000", 280000000),
        ("0", 0),
        ("-3,20", -320),
        ("12,50 USD", 1250),
        ("$12.50", 1250),
    ],
)
def test_parse_reads_what_people_write(text: str, minor: int) -> None:
    assert Money.parse(text, Currency.USD) == Money(minor, Currency.USD)


AMBIGUOUS = ("1.200", "1,200", "12,505", "1.20,50", "1.200.50")
NO_AMOUNT = ("", "  ", "1e5", "NaN", "twelve", "--1", "1" * 30, "٣", "$", "5 USD USD")
OTHER_CURRENCY = ("12,50 CDF", "12FC")


@pytest.mark.parametrize("text", [*AMBIGUOUS, *NO_AMOUNT, *OTHER_CURRENCY])
def test_parse_refuses_what_is_no_amount_or_could_mean_two(text: str) -> None:
    with pytest.raises(Invalid):
        Money.parse(text, Currency.USD)


def test_an_amount_is_said_the_french_way_on_one_line() -> None:
    assert Money(120050, Currency.USD).as_text() == "1\u00a0200,50\u00a0USD"
    assert Money(-5, Currency.CDF).as_text() == "-0,05\u00a0CDF"
    assert Money(-120050, Currency.USD).as_number() == "-1200.50"


@given(moneys)
def test_what_is_printed_is_read_back(money: Money) -> None:
    assert Money.parse(money.as_text(), money.currency) == money
    assert Money.parse(money.as_number(), money.currency) == money


@given(st.text(max_size=30), currencies)
def test_whatever_is_typed_is_an_amount_or_a_refusal(text: str, currency: Currency) -> None:
    with suppress(Invalid):
        assert abs(Money.parse(text, currency).minor) <= MOST


@given(one_currency, currencies)
def test_sums_do_not_depend_on_the_order(amounts: list[Money], currency: Currency) -> None:
    currency = amounts[0].currency if amounts else currency
    assert sum_of(amounts, currency) == sum_of(reversed(amounts), currency)
    assert sum_of(amounts, currency) - sum_of(amounts, currency) == Money.zero(currency)


def test_two_currencies_never_add_up() -> None:
    with pytest.raises(ValueError):
        Money(1, Currency.USD) + Money(1, Currency.CDF)


@given(moneys, st.integers(1, 60))
def test_equal_shares_add_up_and_differ_by_a_cent_at_most(money: Money, parts: int) -> None:
    shares = shared(money, parts)
    assert sum_of(shares, money.currency) == money
    assert len(shares) == parts
    assert max(one.minor for one in shares) - min(one.minor for one in shares) <= 1


@given(moneys, st.lists(st.integers(0, 10**6), min_size=1, max_size=20).filter(any))
def test_weighted_shares_add_up_and_none_is_a_cent_away(money: Money, weights: list[int]) -> None:
    shares = shared(money, weights)
    assert sum_of(shares, money.currency) == money
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.minor * sum(weights) - money.minor * weight) < sum(weights)
        assert weight or not share


@pytest.mark.parametrize("parts", [0, -1, [], [0, 0], [2, -1]])
def test_nothing_is_shared_among_nobody(parts: int | list[int]) -> None:
    with pytest.raises(ValueError):
        shared(Money(100, Currency.USD), parts)


def test_a_dollar_is_changed_to_the_nearest_cent_and_halves_to_the_even_one() -> None:
    assert exchanged(Money(100, Currency.USD), Decimal("2850.5000"), Currency.CDF).minor == 285050
    assert exchanged(Money(1, Currency.CDF), Decimal(2), Currency.USD).minor == 0
    assert exchanged(Money(3, Currency.CDF), Decimal(2), Currency.USD).minor == 2
    assert exchanged(Money(-3, Currency.CDF), Decimal(2), Currency.USD).minor == -2
    with pytest.raises(ValueError):
        exchanged(Money(1, Currency.CDF), Decimal(0), Currency.USD)


@given(moneys, rates, currencies)
def test_an_exchange_is_off_by_half_a_cent_at_most(money: Money, rate: Decimal, to: Currency) -> None:
    changed = exchanged(money, rate, to)
    above, below = rate.as_integer_ratio()
    if money.currency == to:
        assert changed == money
    elif to == Currency.CDF:
        assert abs(changed.minor * below - money.minor * above) * 2 <= below
    else:
        assert abs(changed.minor * above - money.minor * below) * 2 <= above
    assert exchanged(-money, rate, to) == -changed


@given(one_currency, rates, currencies)
def test_changed_parts_add_up_to_the_changed_whole(amounts: list[Money], rate: Decimal, to: Currency) -> None:
    parts = exchanged_parts(amounts, rate, to)
    assert len(parts) == len(amounts)
    if amounts:
        assert sum_of(parts, to) == exchanged(sum_of(amounts, amounts[0].currency), rate, to)
        for part, amount in zip(parts, amounts, strict=True):
            assert abs(part.minor - exchanged(amount, rate, to).minor) <= 1
