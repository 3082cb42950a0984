"""What a mission goes to look at and what it found, as it goes out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.foundation.base.moments import Moment


@dataclass(frozen=True, slots=True)
class PromiseToSee:
    """A clause that a mission looks at: what, by whom, by which sign, and where it stands."""

    case_id: UUID | None
    instrument_id: UUID
    instrument: str
    title: str
    place_id: UUID | None
    clause_id: UUID
    number: int
    words: str
    obligor: str
    indicator: str
    due_on: date | None
    status_words: str


@dataclass(frozen=True, slots=True)
class VisitFinding:
    """What a mission found once; the words beside it stay sealed on the page of the check."""

    case_id: UUID | None
    check_id: UUID
    check: str
    instrument: str
    number: int | None
    about: str
    place_id: UUID | None
    place: str
    finding_words: str
    standing_words: str
    proof: str
    proof_words: str
    no_access_words: str
    observed: Moment
    from_phone: bool


@dataclass(frozen=True, slots=True)
class ComingCheck:
    """A check of a case that is still to be made."""

    id: UUID
    case_id: UUID | None
    reference: str
    clause_id: UUID | None
    about: str
    due_on: date
