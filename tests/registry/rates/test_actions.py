"""Rates are entered by day and corrected with a reason; a day without one takes the latest before it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed
from kikao.registry.rates.actions import enter_rate
from kikao.registry.rates.queries import rate_on, rates
from kikao.registry.rates.reckoning import rate_from, rate_text

pytestmark = pytest.mark.django_db
MARCH = date(2026, 3, 2)


def entered(by: Actor, day: date, rate: str, reason: str = "") -> None:
    enter_rate(by, day_on=day, cdf_per_usd=Decimal(rate), source="BCC", reason=reason)


def test_a_day_takes_the_latest_rate_that_is_not_after_it(secretary: Actor, stranger: Actor) -> None:
    entered(secretary, MARCH, "2850")
    entered(secretary, MARCH + timedelta(days=5), "2861.2500")
    group_id = secretary.working_group_id
    assert rate_on(group_id, MARCH - timedelta(days=1)) is None
    on_fourth, on_fifth = rate_on(group_id, MARCH + timedelta(days=4)), rate_on(group_id, date(2026, 3, 7))
    assert on_fourth
    assert (on_fourth.day_on, on_fourth.cdf_per_usd) == (MARCH, Decimal(2850))
    assert on_fifth
    assert on_fifth.words == "2\u00a0861,25"
    assert rate_on(stranger.working_group_id, MARCH) is None
    assert rates(stranger).items == ()


def test_a_second_rate_of_a_day_says_why_and_both_stay(secretary: Actor, member: Actor) -> None:
    entered(secretary, MARCH, "2850")
    with pytest.raises(Invalid) as refused:
        entered(secretary, MARCH, "2580")
    assert set(refused.value.fields) == {"reason"}
    entered(secretary, MARCH, "2580", "digits were swapped")
    first, second = rates(member).items
    assert (first.stands, first.reason, first.rate.cdf_per_usd) == (
        True,
        "digits were swapped",
        Decimal(2580),
    )
    assert (second.stands, second.rate.cdf_per_usd) == (False, Decimal(2850))
    held = rate_on(secretary.working_group_id, MARCH)
    assert held
    assert held.cdf_per_usd == Decimal(2580)


@pytest.mark.parametrize(
    ("day", "rate", "source", "field"),
    [
        (MARCH, "0", "BCC", "cdf_per_usd"),
        (MARCH, "1000001", "BCC", "cdf_per_usd"),
        (MARCH, "2850.00001", "BCC", "cdf_per_usd"),
        (MARCH, "NaN", "BCC", "cdf_per_usd"),
        (MARCH, "2850", " ", "source"),
        (MARCH, "2850", "B" * 121, "source"),
        (today() + timedelta(days=2), "2850", "BCC", "day_on"),
    ],
)
def test_a_rate_that_cannot_be_is_refused(
    secretary: Actor, day: date, rate: str, source: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        enter_rate(secretary, day_on=day, cdf_per_usd=Decimal(rate), source=source)
    assert set(refused.value.fields) == {field}


def test_only_the_secretariat_enters_rates(member: Actor) -> None:
    with pytest.raises(NotAllowed):
        entered(member, MARCH, "2850")


@pytest.mark.parametrize(
    ("text", "rate"), [("2850", "2850"), ("2 850,5", "2850.5"), ("2850.1234", "2850.1234"), ("2850.125", "2850.125")]
)  # fmt: skip
def test_a_rate_is_read_as_people_write_it_and_printed_so_that_it_is_read_back(text: str, rate: str) -> None:
    assert rate_from(text) == Decimal(rate)
    assert rate_from(rate_text(Decimal(rate))) == Decimal(rate)


@pytest.mark.parametrize("text", ["", "2.850", "2,850", "0", "-5", "1e3", "2850.12345", "9999999", "x"])
def test_what_is_no_rate_or_could_be_two_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        rate_from(text)
