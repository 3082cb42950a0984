"""Agreements as they go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.agreements.schemas.clauses import ClauseLine
from kikao.casework.agreements.schemas.texts import RightsPage, TextLine
from kikao.foundation.base.moments import Moment


@dataclass(frozen=True, slots=True)
class InstrumentLine:
    """One agreement in a list; `counts` are its standing clauses by status, `conflicts` those against rights."""

    id: UUID
    reference: str
    kind: str
    kind_words: str
    title: str
    state: str
    state_words: str
    made_here: bool
    case_id: UUID | None
    place: str
    parties: tuple[str, ...]
    signed_on: date | None
    signed: Moment
    ends_on: date | None
    entered_on: date
    clauses: int
    counts: tuple[tuple[str, str, int], ...]
    conflicts: int


@dataclass(frozen=True, slots=True)
class PartyInIt:
    """A party with its seat and successor; `has_copy` tells whether it holds the text, `signed` whether it put its hand."""

    id: UUID
    position: int
    organisation_id: UUID
    organisation: str
    part: str
    part_words: str
    function: str
    seat_id: UUID | None
    seat: str
    successor_of: UUID | None
    successor_of_name: str
    took_over: bool | None
    since_on: date | None
    left_on: date | None
    left_reason: str
    has_copy: bool
    signed: bool


@dataclass(frozen=True, slots=True)
class HelperLine:
    """Who convened, helped or witnessed, with what, and according to whom."""

    organisation: str
    part_words: str
    contribution: str
    said_by: str


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A hand under the text, or an absence; `reason` is None while sealed for this reader."""

    id: UUID
    role_words: str
    organisation: str
    function: str
    manner: str
    manner_words: str
    witness: str
    reason: str | None
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class MoveOfText:
    """Demanded, offered, refused, signed, ended: by whom and when; `words` is None while sealed for this reader."""

    new: str
    new_words: str
    party: str
    happened_on: date | None
    has_words: bool
    words: str | None
    entered_on: date


@dataclass(frozen=True, slots=True)
class EndingLine:
    """How it was denounced or ended."""

    party: str
    goes_on: bool
    ended_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A public reading."""

    place: str
    read_on: date
    language_words: str
    women: int
    men: int
    uncounted: int


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy in the hands of a party."""

    party: str
    handed_on: date
    how_words: str
    language_words: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Another agreement that this one amends or by which it is amended."""

    id: UUID
    reference: str
    title: str
    state_words: str
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """One agreement whole, as a reader of its case sees it."""

    line: InstrumentLine
    room_id: UUID | None
    place_id: UUID | None
    version: int
    parties: tuple[PartyInIt, ...]
    helpers: tuple[HelperLine, ...]
    clauses: tuple[ClauseLine, ...]
    texts: tuple[TextLine, ...]
    signatures: tuple[SignatureLine, ...]
    moves: tuple[MoveOfText, ...]
    endings: tuple[EndingLine, ...]
    readings: tuple[ReadingLine, ...]
    copies: tuple[CopyLine, ...]
    without_copy: tuple[str, ...]
    without_hand: tuple[str, ...]
    rights: RightsPage
    amends: Linked | None
    amended_by: tuple[Linked, ...]
    next_states: tuple[tuple[str, str], ...]
    may_write: bool
    may_edit: bool


@dataclass(frozen=True, slots=True)
class CaseAgreements:
    """The agreements of a case, newest first, for its page."""

    items: tuple[InstrumentLine, ...]
    more: bool
    may_write: bool
