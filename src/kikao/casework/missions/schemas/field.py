"""A mission in the field as it goes out: phones, what they sent, what was written down by hand, signed reports."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kikao.casework.missions.schemas.mission import MissionLine, StopLine
from kikao.casework.missions.schemas.papers import GoerLine


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """A phone of the team; `stands`: it can send today."""

    id: UUID
    label: str
    given_on: date
    until_on: date | None
    revoked_on: date | None
    stands: bool


@dataclass(frozen=True, slots=True)
class ArrivalLine:
    """Something that the team sent: by which form, how far it has come, how many findings wait in it."""

    id: UUID
    reference: str
    form: str
    arrived_on: date
    state: str
    state_words: str
    findings: int
    waiting: int


@dataclass(frozen=True, slots=True)
class SentBy:
    """The mission whose team sent something."""

    mission_id: UUID
    reference: str


@dataclass(frozen=True, slots=True)
class HandFinding:
    """What was written down by hand for one case; words are None while sealed for this reader."""

    id: UUID
    case_id: UUID
    seen_on: date
    no_access: str
    no_access_words: str
    words: str | None
    has_words: bool
    written_by: str
    written_on: date
    corrected: bool
    correction: str | None
    is_correction: bool


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A signed report that was filed, of one case or of all."""

    id: UUID
    case_id: UUID | None
    filed_by: str
    filed_on: date


@dataclass(frozen=True, slots=True)
class FieldOffers:
    """What this reader may do with a mission in the field."""

    works: bool
    give: bool
    write: bool
    report: bool
    file: bool


@dataclass(frozen=True, slots=True)
class ReportHead:
    """The head of a report: the mission, who went, and the places on its way; never a contact."""

    line: MissionLine
    departed_at: datetime | None
    returned_at: datetime | None
    team: tuple[GoerLine, ...]
    stops: tuple[StopLine, ...]
