"""Shapes of hand-overs for programs: what is sent, what is answered."""

from datetime import date
from uuid import UUID

from ninja import Schema

from kikao.interfaces.api.signs import Sealed, opened_or_sealed


class Made(Schema):
    """The id of what was entered."""

    id: UUID


class OwnCardOut(Schema):
    """Our card and the words to read out."""

    name: str
    card: str
    fingerprint: str


class CardOut(Schema):
    """Another group's card."""

    id: UUID
    name: str
    state: str
    entered_on: date
    confirmed_on: date | None
    fingerprint: str


class CardsOut(Schema):
    """A page of cards."""

    items: list[CardOut]
    next_cursor: str | None


class LineOut(Schema):
    """A case on its way to another group."""

    id: UUID
    case_id: UUID
    reference: str
    group: str
    state: str
    proposed_on: date
    sent_on: date | None
    answer_due_on: date | None
    overdue: bool
    version: int


class LinesOut(Schema):
    """A page of hand-overs."""

    items: list[LineOut]
    next_cursor: str | None


class OfCaseOut(Schema):
    """Where a case went, and from which group it came."""

    handovers: list[LineOut]
    came_from: str


class GoesOut(Schema):
    """Something that goes along."""

    what: str
    count: int


class StaysOut(Schema):
    """Something that stays back, and why."""

    what: str
    count: int
    reason: str
    reports: list[str]


class ChangedOut(Schema):
    """What is new or different since it was proposed or agreed to, and what is no longer there as it was."""

    what: str
    more: int
    less: int


class PreviewOut(Schema):
    """What would go now, what would stay back, what changed; the fingerprint is sent back to agree."""

    goes: list[GoesOut]
    stays: list[StaysOut]
    changed: list[ChangedOut]
    fingerprint: str


class HandoverOut(Schema):
    """One hand-over; its words may be sealed for this token."""

    line: LineOut
    purpose: str | Sealed | None
    digest: str
    size: int
    their_reference: str
    preview: PreviewOut | None

    @staticmethod
    def resolve_purpose(page: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(page, "purpose", None))


class ArrivalOut(Schema):
    """A case that another group handed over."""

    id: UUID
    reference: str
    their_reference: str
    group: str
    state: str
    arrived_on: date
    case_id: UUID | None


class ArrivalsOut(Schema):
    """A page of what came."""

    items: list[ArrivalOut]
    next_cursor: str | None


class ArrivalPageOut(Schema):
    """One case that came; `title` is sealed for a token without a key."""

    line: ArrivalOut
    title: str | Sealed
    digest: str
    version: int

    @staticmethod
    def resolve_title(page: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(getattr(page, "contents", None), "title", None))


class CardIn(Schema):
    """The text of a card."""

    text: str


class WordsIn(Schema):
    """The words that were read out."""

    words: str


class ProposalIn(Schema):
    """What goes to whom, why and on what ground."""

    card_id: UUID
    purpose: str
    basis: str
    with_claims: bool = False
    with_told: bool = False
    file_release_ids: list[UUID] = []
    closes_case: bool = False


class SeenIn(Schema):
    """The fingerprint of the preview that was looked at."""

    seen: str


class ReasonIn(Schema):
    """Why."""

    reason: str


class Base64In(Schema):
    """A small file, in base64."""

    content: str


class AcceptIn(Schema):
    """What the case is called here, and by the numbers of organisations which of ours are meant."""

    title: str
    ours: dict[int, UUID] = {}
    above: dict[int, UUID] = {}


class DeclineIn(Schema):
    """Why a case is not taken."""

    reason: str
    words: str = ""
