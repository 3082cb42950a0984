"""What goes out of the money of missions: amounts as words, exact to the hundredth."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from uuid import UUID

from ninja import Schema

from kikao.casework.missions.reckoning.money import Total
from kikao.casework.missions.schemas.money import CostOf, Costs, EntryLine, MoneyPage
from kikao.foundation.base.money import Currency, Money
from kikao.interfaces.api.signs import Sealed, opened_or_sealed
from kikao.registry.rates.schemas import RateLine


class Made(Schema):
    """The id of what was entered."""

    id: UUID


class Amount(Schema):
    """An amount as it is written, with its currency: {"amount": "1200.50", "currency": "USD"}."""

    amount: str
    currency: Currency

    def read(self) -> Money:
        """Return the amount, exact to the hundredth."""
        return Money.parse(self.amount, self.currency)

    @classmethod
    def of(cls, money: Money) -> "Amount":
        """Write an amount."""
        return cls(amount=money.as_number(), currency=money.currency)


class Sum(Schema):
    """What was spent in dollars and in francs, and the worth of both in dollars at the rates of the days."""

    usd: str
    cdf: str
    worth_usd: str

    @classmethod
    def of(cls, total: Total) -> "Sum":
        """Write a total."""
        return cls(usd=total.usd.as_number(), cdf=total.cdf.as_number(), worth_usd=total.worth.as_number())


class Rate(Schema):
    """What one dollar costs in francs on a day; `stands` is false once it was corrected."""

    day_on: date
    cdf_per_usd: str
    source: str
    reason: str
    stands: bool


class RateList(Schema):
    """A piece of the rates, and the cursor of the next one."""

    items: list[Rate]
    next_cursor: str | None


class BudgetSum(Schema):
    """A budget of a mission; the one that `counts` was approved last."""

    id: UUID
    number: int
    total: Sum
    made_on: date
    approved_on: date | None
    counts: bool


class LineSum(Schema):
    """A cost line: what it may cost and what it has cost; `over` says by how many dollars too much."""

    code: str
    words: str
    budgeted: Sum
    spent: Sum
    over: str


class Hand(Schema):
    """What somebody of the team has left of the money; less than nothing is owed to them."""

    account_id: UUID
    name: str
    left: Amount


class Entry(Schema):
    """One time money went from hand to hand; what is sealed for this token reads {"sealed": true}."""

    id: UUID
    kind: str
    day_on: date
    amount: Amount
    got: Amount | None
    worth_usd: str | None
    line: str
    holder: str
    discreet: bool
    name: str | Sealed | None
    words: str | Sealed | None
    struck_on: date | None
    files: int


class MissionMoney(Schema):
    """The money of a mission; `hands` and `entries` are null for whoever sees totals alone."""

    budgets: list[BudgetSum]
    lines: list[LineSum]
    budgeted: Sum
    spent: Sum
    hands: list[Hand] | None
    entries: list[Entry] | None
    next_cursor: str | None


class Cost(Schema):
    """What a mission, a case or a territory cost."""

    id: UUID
    name: str
    note: str
    total: Sum
    missions: int


class CostList(Schema):
    """A piece of the costs; `whole` is what all missions cost, `apart` what belongs to none of these."""

    items: list[Cost]
    whole: Sum
    apart: Sum
    next_cursor: str | None


def rate(line: RateLine) -> Rate:
    """Write a rate."""
    rate = line.rate
    return Rate(
        day_on=rate.day_on,
        cdf_per_usd=_exact(rate.cdf_per_usd),
        source=rate.source,
        reason=line.reason,
        stands=line.stands,
    )


def _exact(rate: Decimal) -> str:
    return f"{rate:.4f}"


def costs(found: Costs) -> CostList:
    """Write a page of costs."""
    return CostList(
        items=[_cost(line) for line in found.page.items],
        whole=Sum.of(found.whole),
        apart=Sum.of(found.apart),
        next_cursor=found.page.next_cursor,
    )


def _cost(line: CostOf) -> Cost:
    return Cost(id=line.id, name=line.name, note=line.note, total=Sum.of(line.total), missions=line.missions)


def mission(page: MoneyPage) -> MissionMoney:
    """Write the money of a mission, as far as the reader sees it."""
    return MissionMoney(
        budgets=[
            BudgetSum(
                id=one.id,
                number=one.number,
                total=Sum.of(one.total),
                made_on=one.made_on,
                approved_on=one.approved_on,
                counts=one.counts,
            )
            for one in page.budgets
        ],
        lines=[
            LineSum(
                code=one.code,
                words=one.words,
                budgeted=Sum.of(one.budgeted),
                spent=Sum.of(one.spent),
                over=one.over.as_number() if page.approved else "0.00",
            )
            for one in page.lines
        ],
        budgeted=Sum.of(page.budgeted),
        spent=Sum.of(page.spent),
        hands=None
        if page.hands is None
        else [Hand(account_id=one.account_id, name=one.name, left=Amount.of(one.left)) for one in page.hands],
        entries=None if page.entries is None else _entries(page.entries.items),
        next_cursor=page.entries.next_cursor if page.entries else None,
    )


def _entries(lines: Iterable[EntryLine]) -> list[Entry]:
    return [
        Entry(
            id=one.id,
            kind=one.kind,
            day_on=one.day_on,
            amount=Amount.of(one.amount),
            got=Amount.of(one.got) if one.got else None,
            worth_usd=one.worth.as_number() if one.worth else None,
            line=one.line_words,
            holder=one.holder,
            discreet=one.discreet,
            name=opened_or_sealed(one.name) if one.has_name else None,
            words=opened_or_sealed(one.words) if one.has_words else None,
            struck_on=one.struck_on,
            files=one.files,
        )
        for one in lines
    ]
