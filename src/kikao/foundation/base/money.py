"""Amounts in dollars and francs, counted in whole hundredths: nothing is ever rounded twice or lost on the way."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.foundation.base.stops import Invalid


class Currency(StrEnum):
    """What people in the Kivus pay with."""

    USD = "USD"
    CDF = "CDF"


CURRENCY_CHOICES = [
    (Currency.USD.value, gettext_lazy("US dollar")),
    (Currency.CDF.value, gettext_lazy("Congolese franc")),
]
"""The choices of a column that holds a currency."""
MOST = 10**14
"""No amount that a member types is larger (a thousand billion); it leaves room in the column for sums."""
_SPACES = re.compile(r"[\s\u00a0\u202f']+")
_SIGNS = {"$": Currency.USD, "US$": Currency.USD, "FC": Currency.CDF}
_WRITTEN = re.compile(
    r"""^(?P<minus>[-\u2212])?(?:
        (?P<plain>\d+)                                       # 1200
      | (?P<whole>\d+)[.,](?P<part>\d{1,2})                  # 12,50 and 12.5
      | (?P<dotted>\d{1,3}(?:\.\d{3})+),(?P<comma>\d{1,2})   # 1.200,50
      | (?P<commas>\d{1,3}(?:,\d{3})+)\.(?P<dot>\d{1,2})     # 1,200.50
      | (?P<groups>\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,})  # 1.200.000
    )$""",
    re.VERBOSE | re.ASCII,
)
_GAP = "\u00a0"
"""A space that does not break: an amount stands on one line."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency, in hundredths; two currencies never add up to anything."""

    minor: int
    currency: Currency

    @classmethod
    def zero(cls, currency: Currency) -> "Money":
        """Return nothing, in this currency."""
        return cls(0, currency)

    @classmethod
    def parse(cls, text: str, currency: Currency) -> "Money":
        """Read "12,50", "1 200", "1.200,50" or "12.50 USD"; refuse what could mean two amounts, as "1.200".

        Raises Invalid when it is no amount, of another currency, finer than a hundredth or too large.
        """
        bare = _without_currency(_SPACES.sub("", text or "").upper(), currency)
        found = _WRITTEN.match(bare)
        if not found:
            raise _not_an_amount(text)
        whole = found["plain"] or found["whole"] or found["dotted"] or found["commas"] or found["groups"]
        part = found["part"] or found["comma"] or found["dot"] or ""
        minor = int(re.sub(r"\D", "", whole)[:20]) * 100 + int(part.ljust(2, "0") or 0)
        if minor > MOST:
            raise Invalid({"amount": _("This amount is too large to be right.")})
        return cls(-minor if found["minus"] else minor, currency)

    def as_text(self) -> str:
        """Say it the French way, "1 200,50 USD"; `parse` reads it back."""
        units, cents = divmod(abs(self.minor), 100)
        said = f"{units:,}".replace(",", _GAP)
        return f"{'-' if self.minor < 0 else ''}{said},{cents:02d}{_GAP}{self.currency}"

    def as_number(self) -> str:
        """Say it as a spreadsheet reads it, "1200.50", without the currency."""
        units, cents = divmod(abs(self.minor), 100)
        return f"{'-' if self.minor < 0 else ''}{units}.{cents:02d}"

    def __str__(self) -> str:
        """Say it as pages print it."""
        return self.as_text()

    def __add__(self, other: "Money") -> "Money":
        """Add an amount of the same currency."""
        return Money(self.minor + self._same(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        """Take an amount of the same currency away."""
        return Money(self.minor - self._same(other), self.currency)

    def __neg__(self) -> "Money":
        """Return what is owed instead of held."""
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        """Tell whether it is more or less than nothing."""
        return self.minor != 0

    def _same(self, other: "Money") -> int:
        if other.currency != self.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return other.minor


def sum_of(amounts: Iterable[Money], currency: Currency) -> Money:
    """Add amounts of one currency up; nothing gives zero."""
    total = Money.zero(currency)
    for amount in amounts:
        total += amount
    return total


def shared(money: Money, parts: int | Sequence[int]) -> tuple[Money, ...]:
    """Divide by largest remainder, equally or by weights: the shares add up to the whole, to the cent.

    What is left after the full cents goes one by one to the largest remainders, of equal ones to the first.
    """
    weights = [1] * parts if isinstance(parts, int) else list(parts)
    total = sum(weights)
    if total <= 0 or min(weights) < 0:
        raise ValueError("weights are whole numbers, none below zero and not all zero")
    whole = abs(money.minor)
    shares = [whole * weight // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: -(whole * weights[at] % total))
    for at in by_remainder[: whole - sum(shares)]:
        shares[at] += 1
    sign = -1 if money.minor < 0 else 1
    return tuple(Money(sign * share, money.currency) for share in shares)


def exchanged(money: Money, rate: Decimal, to: Currency) -> Money:
    """Change at `rate` francs for a dollar, to the nearest cent, halves to the even one; exact in between."""
    if money.currency == to:
        return money
    above, below = rate.as_integer_ratio()
    if above <= 0:
        raise ValueError("a dollar costs more than nothing")
    if to == Currency.USD:
        above, below = below, above
    return Money(_half_even(money.minor * above, below), to)


def exchanged_parts(parts: Sequence[Money], rate: Decimal, to: Currency) -> tuple[Money, ...]:
    """Change each part so that the changed parts add up to the changed whole.

    Each part is what it adds to the changed running total: at most a cent away from its own exchange.
    """
    if not parts:
        return ()
    running, before, found = Money.zero(parts[0].currency), Money.zero(to), []
    for part in parts:
        running += part
        after = exchanged(running, rate, to)
        found.append(after - before)
        before = after
    return tuple(found)


def _half_even(above: int, below: int) -> int:
    whole, rest = divmod(above, below)
    if rest * 2 > below or (rest * 2 == below and whole % 2):
        whole += 1
    return whole


def _without_currency(bare: str, currency: Currency) -> str:
    for sign, meant in (*((one.value, one) for one in Currency), *sorted(_SIGNS.items(), reverse=True)):
        if sign in bare:
            if meant != currency:
                raise Invalid({"amount": _("The amount is written in another currency than the one chosen.")})
            return bare.removeprefix(sign) if bare.startswith(sign) else bare.removesuffix(sign)
    return bare


def _not_an_amount(text: str) -> Invalid:
    return Invalid(
        {
            "amount": _("“%(said)s” is no amount, or could mean two: write it as 1200,50 or 1 200,50.")
            % {"said": (text or "").strip()[:40]}
        }
    )
