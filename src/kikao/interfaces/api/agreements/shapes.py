"""Agreements as programs read them."""

from datetime import date
from uuid import UUID

from ninja import Schema

from kikao.foundation.base.money import Money
from kikao.interfaces.api.signs import Sealed, opened_or_sealed


class Made(Schema):
    """The id of what was entered."""

    id: UUID


class Count(Schema):
    """How many clauses stand in one status."""

    status: str
    number: int


class Line(Schema):
    """One agreement in a list."""

    id: UUID
    reference: str
    kind: str
    title: str
    state: str
    made_here: bool
    case_id: UUID | None
    place: str
    parties: list[str]
    signed_on: date | None
    ends_on: date | None
    clauses: int
    counts: list[Count]
    conflicts: int

    @staticmethod
    def resolve_counts(line: object) -> list[dict[str, object]]:
        """Name the parts of a count."""
        counts = getattr(line, "counts", ())
        return [{"status": status, "number": number} for status, _words, number in counts]


class Listed(Schema):
    """One page of agreements."""

    items: list[Line]
    next_cursor: str | None


class Party(Schema):
    """Who is in it."""

    id: UUID
    organisation_id: UUID
    organisation: str
    part: str
    function: str
    seat_id: UUID | None
    successor_of: UUID | None
    took_over: bool | None
    since_on: date | None
    left_on: date | None
    left_reason: str
    has_copy: bool
    signed: bool


class Instalment(Schema):
    """One part of an amount, as "100.00"."""

    position: int
    due_on: date
    amount: str
    status: str
    paid_on: date | None

    @staticmethod
    def resolve_amount(part: object) -> str:
        """Write the amount as spreadsheets read it."""
        amount: Money = getattr(part, "amount")  # noqa: B009 - the shape behind it is a frozen schema
        return amount.as_number()


class Conflict(Schema):
    """A question of rights that a clause stands against."""

    id: UUID
    question: str
    source: str
    flagged_on: date
    lifted_on: date | None


class Clause(Schema):
    """One promise."""

    id: UUID
    instrument_id: UUID
    number: int
    kind: str
    words: str
    obligor_id: UUID
    obligor: str
    bound: str
    beneficiary_id: UUID | None
    due_on: date | None
    next_on: date | None
    rhythm: str
    until_on: date | None
    indicator: str
    amount: str
    currency: str
    status: str
    version: int
    instalments: list[Instalment]
    conflicts: list[Conflict]

    @staticmethod
    def resolve_amount(line: object) -> str:
        """Write the amount as spreadsheets read it; empty when it is no money."""
        amount: Money | None = getattr(line, "amount", None)
        return amount.as_number() if amount else ""

    @staticmethod
    def resolve_currency(line: object) -> str:
        """Name the currency of the amount."""
        amount: Money | None = getattr(line, "amount", None)
        return amount.currency.value if amount else ""


class Step(Schema):
    """One step of a clause; its reason may be sealed for this token. `cause`: what took it, where nobody wrote why."""

    new: str
    cause: str
    reason: str | Sealed
    by: UUID | None
    changed_on: date

    @staticmethod
    def resolve_reason(step: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(step, "reason", None)) if getattr(step, "has_reason", False) else ""


class OneClause(Schema):
    """One clause with every step."""

    line: Clause
    history: list[Step]


class Text(Schema):
    """One version of a text, without its words."""

    id: UUID
    purpose: str
    number: int
    language: str
    drafted_on: date
    signed_on: date | None


class Hand(Schema):
    """A hand under the text, or an absence with its reason."""

    organisation: str
    function: str
    manner: str
    witness: str
    reason: str | Sealed
    signed_on: date | None

    @staticmethod
    def resolve_reason(hand: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(hand, "reason", None))


class Move(Schema):
    """A step of the agreement."""

    new: str
    party: str
    happened_on: date | None
    words: str | Sealed
    entered_on: date

    @staticmethod
    def resolve_words(move: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(move, "words", None)) if getattr(move, "has_words", False) else ""


class Helper(Schema):
    """Who helped, with what, according to whom."""

    organisation: str
    part_words: str
    contribution: str
    said_by: str


class Reading(Schema):
    """A public reading."""

    place: str
    read_on: date
    language_words: str
    women: int
    men: int
    uncounted: int


class Ending(Schema):
    """How it was denounced or ended."""

    party: str
    goes_on: bool
    ended_on: date
    reason: str


class Rights(Schema):
    """Where the check before signing stands."""

    answered_on: date | None
    confirmed_on: date | None
    current: bool
    passed: bool


class One(Schema):
    """One agreement whole."""

    line: Line
    room_id: UUID | None
    place_id: UUID | None
    version: int
    parties: list[Party]
    helpers: list[Helper]
    clauses: list[Clause]
    texts: list[Text]
    signatures: list[Hand]
    moves: list[Move]
    endings: list[Ending]
    readings: list[Reading]
    without_copy: list[str]
    without_hand: list[str]
    rights: Rights


class Shown(Schema):
    """A text that the seat of a party may read."""

    id: UUID
    reference: str
    title: str
    kind_words: str
    number: int
    purpose: str
    language: str
    words: str
    shown_on: date
    signed_on: date | None
