"""What happened at a site over time and how much it needs a deployment, as it goes in and out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.monitoring.schemas.checks import CaseChecks
from kikao.foundation.base.moments import Moment


@dataclass(frozen=True, slots=True)
class SiteEventLine:
    """Something on a site's own timeline; `words` and `strike` are None while sealed for this reader."""

    id: UUID
    place_id: UUID
    place: str
    kind: str
    kind_words: str
    qualification: str
    qualification_words: str
    happened: Moment
    expires_on: date | None
    expired: bool
    organisation: str
    unnamed_words: str
    accuses: bool
    number: int | None
    case_id: UUID | None
    case: str
    entered_on: date
    struck_on: date | None
    is_correction: bool
    has_words: bool
    words: str | None
    has_strike: bool
    strike: str | None
    may_correct: bool


@dataclass(frozen=True, slots=True)
class SiteEventGiven:
    """What happened at a site, as somebody enters it; `accuses`: the body is alleged to have been there wrongly."""

    kind: str
    happened: Moment | None = None
    qualification: str = ""
    expires_on: date | None = None
    organisation_id: UUID | None = None
    unnamed: str = ""
    accuses: bool = False
    number: int | None = None
    case_id: UUID | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class NeedScoreLine:
    """What one criterion counts; `source` is None while sealed for this reader."""

    criterion: str
    criterion_words: str
    score: int
    proposed: int | None
    counted: int | None
    has_source: bool
    source: str | None


@dataclass(frozen=True, slots=True)
class NeedLine:
    """How much a site needs a deployment, as assessed on a day: what it adds up to, criterion by criterion."""

    id: UUID
    place_id: UUID
    place: str
    territory: str
    assessed_on: date
    total: int
    most: int
    superseded_on: date | None
    scores: tuple[NeedScoreLine, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the register itself counts for a criterion, and the score that follows; None where it cannot know."""

    criterion: str
    counted: int | None
    score: int | None


@dataclass(frozen=True, slots=True)
class ScoreGiven:
    """How somebody scores a criterion, and by which source."""

    criterion: str
    score: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class SitePage:
    """One site over time: what the open register says, its events, its colour now, who is there, who goes to look."""

    place_id: UUID
    place: str
    territory: str
    register: tuple[tuple[str, str], ...]
    events: tuple[SiteEventLine, ...]
    next_cursor: str | None
    colour: SiteEventLine | None
    suspended: SiteEventLine | None
    presence: tuple[SiteEventLine, ...]
    checks: CaseChecks
    need: NeedLine | None
    may_write: bool


@dataclass(frozen=True, slots=True)
class SiteEventTold:
    """A suspension, a withdrawal, a deployment at a site, as the story of its case tells it."""

    place_id: UUID
    place: str
    kind_words: str
    happened: Moment
    organisation: str
    accuses: bool
    colour: str
