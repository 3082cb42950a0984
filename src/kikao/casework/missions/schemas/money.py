"""The money of a mission as it goes out: members see totals, the secretariat and the team each entry."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.missions.reckoning.money import Total
from kikao.foundation.base.money import Money
from kikao.foundation.base.paging import Page
from kikao.foundation.files.schemas import FileLine
from kikao.registry.terms.schemas import Labels


@dataclass(frozen=True, slots=True)
class BudgetGiven:
    """What one cost line may cost, as it is typed."""

    line: str
    amount: Money


@dataclass(frozen=True, slots=True)
class MissionNamed:
    """The mission that money belongs to."""

    id: UUID
    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class BudgetPage:
    """One budget: its sum, its rate, who made and who approved it; one `counts`, the newest `waits` until it is approved."""

    id: UUID
    number: int
    total: Total
    rate_words: str
    rate_on: date | None
    made_by: str
    made_on: date
    approved_by: str
    approved_on: date | None
    counts: bool
    waits: bool
    may_approve: bool


@dataclass(frozen=True, slots=True)
class CostLine:
    """One cost line: what it may cost, what it has cost, and by how much that is too much."""

    code: str
    words: str
    budgeted: Total
    spent: Total

    @property
    def over(self) -> Money:
        """Return by how much more was spent than meant, in dollars; nothing while it is within the budget."""
        more = self.spent.worth - self.budgeted.worth
        return more if more.minor > 0 else Money.zero(more.currency)


@dataclass(frozen=True, slots=True)
class BudgetWhole:
    """One budget, line by line."""

    mission: MissionNamed
    budget: BudgetPage
    lines: tuple[CostLine, ...]


@dataclass(frozen=True, slots=True)
class HandLine:
    """What somebody of the team has in hand in one currency: given to, spent by, given back; the rest is owed."""

    account_id: UUID
    name: str
    advanced: Money
    spent: Money
    left: Money
    unsigned: int

    @property
    def owes(self) -> bool:
        """Tell whether this person is to give money back."""
        return self.left.minor > 0

    @property
    def is_owed(self) -> bool:
        """Tell whether the group owes this person money."""
        return self.left.minor < 0


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One time money went from hand to hand; words and names are None while they are sealed for the reader."""

    id: UUID
    kind: str
    kind_words: str
    day_on: date
    amount: Money
    got: Money | None
    worth: Money | None
    rate_words: str
    line_words: str
    holder: str
    proof_words: str
    witness: str
    discreet: bool
    place: str
    has_name: bool
    name: str | None
    has_words: bool
    words: str | None
    entered_by: str
    entered_on: date
    struck_on: date | None
    struck_by: str
    struck_why: str | None
    files: int


@dataclass(frozen=True, slots=True)
class EntryPage:
    """One entry with its photographs."""

    mission: MissionNamed
    line: EntryLine
    files: tuple[FileLine, ...]


@dataclass(frozen=True, slots=True)
class MoneyPage:
    """All the money of a mission; `hands` and `entries` are None for members, who see what it cost."""

    mission: MissionNamed
    budgets: tuple[BudgetPage, ...]
    lines: tuple[CostLine, ...]
    budgeted: Total
    spent: Total
    hands: tuple[HandLine, ...] | None
    entries: Page[EntryLine] | None

    @property
    def approved(self) -> bool:
        """Tell whether a budget is in force."""
        return any(budget.counts for budget in self.budgets)

    @property
    def over(self) -> Money:
        """Return by how much the mission cost more than it may, in dollars."""
        more = self.spent.worth - self.budgeted.worth
        return more if more.minor > 0 else Money.zero(more.currency)


@dataclass(frozen=True, slots=True)
class PayList:
    """The list of those who were helped to travel, for signatures; discreet help is on it without name."""

    mission: MissionNamed
    entries: tuple[EntryLine, ...]
    total: Total
    discreet: Total
    sealed: bool


@dataclass(frozen=True, slots=True)
class CostOf:
    """What a mission, a case or a territory cost."""

    id: UUID
    name: str
    note: str
    total: Total
    missions: int


@dataclass(frozen=True, slots=True)
class Costs:
    """A page of costs, what all missions cost together, and what of it belongs to no case or territory."""

    page: Page[CostOf]
    whole: Total
    apart: Total


@dataclass(frozen=True, slots=True)
class Spending:
    """What entries have in common for showing them: names of people, words of cost lines, opened seals."""

    names: dict[UUID, str]
    labels: Labels
    opened: dict[UUID, str | None]
    places: dict[UUID, str]
    files: dict[UUID, int]
