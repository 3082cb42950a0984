"""What programs send about agreements."""

from datetime import date
from uuid import UUID

from ninja import Schema

from kikao.casework.agreements.enums import PartyPart, Rhythm, TextPurpose
from kikao.casework.agreements.reckoning import Part
from kikao.casework.agreements.schemas import Promise
from kikao.foundation.base.money import Currency, Money


class Narrowed(Schema):
    """What the list is narrowed to."""

    kind: str = ""
    state: str = ""
    place_id: UUID | None = None
    case_id: UUID | None = None


class New(Schema):
    """An agreement that the group draws up."""

    case_id: UUID
    kind: str
    title: str
    place_id: UUID | None = None
    room_id: UUID | None = None


class Registered(Schema):
    """An agreement that others made."""

    kind: str
    title: str
    state: str
    happened_on: date | None = None
    precision: str = ""
    case_id: UUID | None = None
    place_id: UUID | None = None
    ends_on: date | None = None
    words: str = ""


class Party(Schema):
    """An organisation that is in it."""

    organisation_id: UUID
    part: str = PartyPart.PARTY.value
    function: str = ""
    seat_id: UUID | None = None


class Successor(Schema):
    """Who came after a party, and whether it took the obligations over."""

    organisation_id: UUID
    took_over: bool
    since_on: date
    reason: str
    function: str = ""
    seat_id: UUID | None = None


class Helper(Schema):
    """Who helped, with what, according to whom."""

    organisation_id: UUID
    part: str
    contribution: str
    said_by: str


class Instalment(Schema):
    """One part of an amount, as "100.00"."""

    due_on: date
    amount: str


class Clause(Schema):
    """A promise; an amount is written as "1200.50"."""

    kind: str
    words: str
    obligor_id: UUID
    beneficiary_id: UUID | None = None
    due_on: date | None = None
    rhythm: str = Rhythm.ONCE.value
    until_on: date | None = None
    indicator: str = ""
    amount: str = ""
    currency: Currency = Currency.USD
    instalments: list[Instalment] = []
    version: int | None = None

    def as_promise(self) -> Promise:
        """Return it as the act takes it."""
        said = self.model_dump(exclude={"amount", "currency", "instalments", "version"})
        amount = Money.parse(self.amount, self.currency) if self.amount else None
        parts = [Part(one.due_on, Money.parse(one.amount, self.currency)) for one in self.instalments]
        return Promise(**said, amount=amount, instalments=parts)


class Claim(Schema):
    """Who says that a clause, or the part at this position, is done."""

    reason: str
    position: int | None = None
    paid_on: date | None = None


class Why(Schema):
    """Why."""

    reason: str


class Flag(Schema):
    """Which question would have to be answered with no."""

    question: str


class Text(Schema):
    """A version of a text; `same_as` gives an earlier version in another language."""

    language: str
    words: str
    purpose: str = TextPurpose.TEXT.value
    same_as: int | None = None


class Show(Schema):
    """To the seat of which party."""

    party_id: UUID


class Move(Schema):
    """Demanded, offered or refused: by whom, when, in which words."""

    new: str
    happened_on: date | None = None
    party_id: UUID | None = None
    words: str = ""


class Rights(Schema):
    """An answer to every question, and words for what is not well."""

    answers: dict[str, bool]
    words: dict[str, str] = {}


class Hand(Schema):
    """Who signed, or was absent and why."""

    function: str
    manner: str
    party_id: UUID | None = None
    organisation_id: UUID | None = None
    witness: str = ""
    reason: str = ""
    signed_on: date | None = None


class Sign(Schema):
    """Which texts were signed on which day."""

    signed_on: date | None = None
    precision: str = ""
    text_ids: list[UUID] = []
    ends_on: date | None = None
    version: int | None = None


class Amendment(Schema):
    """How the amendment is called."""

    title: str = ""


class End(Schema):
    """When and why."""

    ended_on: date
    reason: str


class Denunciation(End):
    """By which party, and whether it goes on among the others."""

    party_id: UUID
    goes_on: bool = False


class Reading(Schema):
    """Where it was read aloud, before how many."""

    place_id: UUID
    read_on: date
    language: str
    women: int = 0
    men: int = 0
    uncounted: int = 0


class Copy(Schema):
    """How a party got its copy."""

    handed_on: date
    how: str
    language: str
