"""Reckoning with the money of missions: totals, what is left in whose hand, worth in dollars, shares of a cost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kikao.casework.missions.enums import MoneyKind
from kikao.foundation.base.money import Currency, Money, exchanged_parts, shared, sum_of

USD, CDF = Currency.USD, Currency.CDF
_INTO_THE_HAND = frozenset({MoneyKind.ADVANCE, MoneyKind.REPAID})


@dataclass(frozen=True, slots=True)
class Total:
    """What was spent: in dollars, in francs, and the worth of both together in dollars at the rates of the days."""

    usd: Money
    cdf: Money
    worth: Money

    @classmethod
    def of(cls, usd: int = 0, cdf: int = 0, worth: int = 0) -> "Total":
        """Return a total from hundredths."""
        return cls(Money(usd, USD), Money(cdf, CDF), Money(worth, USD))

    @classmethod
    def one(cls, amount: Money, worth: Money) -> "Total":
        """Return the total of one amount."""
        usd, cdf = (amount.minor, 0) if amount.currency == USD else (0, amount.minor)
        return cls.of(usd, cdf, worth.minor)

    def __add__(self, other: "Total") -> "Total":
        """Add column by column."""
        return Total(self.usd + other.usd, self.cdf + other.cdf, self.worth + other.worth)

    def __bool__(self) -> bool:
        """Tell whether anything was spent."""
        return any((self.usd, self.cdf, self.worth))


def total_of(parts: Iterable[Total]) -> Total:
    """Add totals up."""
    whole = Total.of()
    for part in parts:
        whole += part
    return whole


def total_shared(total: Total, parts: int) -> tuple[Total, ...]:
    """Share a cost equally, each column by largest remainder: every column of the shares adds up to the cent.

    The shares in dollars and in francs are not changed into each other anew: their worth is shared as well.
    """
    columns = (shared(column, parts) for column in (total.usd, total.cdf, total.worth))
    return tuple(Total(*row) for row in zip(*columns, strict=True))


def worth_of_lines(amounts: Sequence[Money], rate: Decimal | None) -> tuple[Money, ...]:
    """Return what each amount is worth in dollars at one rate; those in francs add up to the worth of their sum."""
    francs = [amount for amount in amounts if amount.currency == CDF]
    if francs and rate is None:
        raise ValueError("francs have a worth in dollars only at a rate")
    changed = iter(exchanged_parts(francs, rate, USD) if rate is not None else ())
    return tuple(next(changed) if amount.currency == CDF else amount for amount in amounts)


@dataclass(frozen=True, slots=True)
class Move:
    """One entry as it changes what somebody has in hand; `got` is what money was changed into."""

    kind: MoneyKind
    amount: Money
    got: Money | None = None

    def effects(self) -> tuple[Money, ...]:
        """Return what comes into the hand (more than nothing) and what leaves it."""
        if self.kind in _INTO_THE_HAND:
            return (self.amount,)
        return (-self.amount,) if self.got is None else (-self.amount, self.got)


def in_hand(moves: Iterable[Move]) -> Mapping[Currency, Money]:
    """Return what is left in somebody's hand in each currency; less than nothing is what the group owes them."""
    effects = [effect for move in moves for effect in move.effects()]
    return {
        currency: sum_of((one for one in effects if one.currency == currency), currency)
        for currency in Currency
    }
