"""Checks, results, sites and what is slipping, as they go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.foundation.base.moments import Moment
from kikao.foundation.base.paging import Page


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What was found once; `words` and `correction` are None while sealed for this reader."""

    id: UUID
    proof: str
    proof_words: str
    finding: str
    finding_words: str
    standing: str
    standing_words: str
    no_access_words: str
    sources: int
    source_body: str
    observed: Moment
    recorded_by: str
    recorded_on: date
    mission_id: UUID | None
    mission: str
    from_phone: bool
    corrected: bool
    is_correction: bool
    has_words: bool
    words: str | None
    correction: str | None


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check: of what, when, by whom, how far it has come; `proofs` counts its results apart."""

    id: UUID
    reference: str
    kind: str
    kind_words: str
    about: str
    case_id: UUID | None
    case: str
    instrument_id: UUID | None
    instrument: str
    clause: int | None
    place_id: UUID | None
    place: str
    due_on: date
    step: int | None
    state: str
    state_words: str
    late: bool
    assigned_id: UUID | None
    assigned: str
    mission_id: UUID | None
    mission: str
    no_access_words: str
    finding: str
    finding_words: str
    proofs: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One check with everything that was found; `about` and `reason` are None while sealed for this reader."""

    line: CheckLine
    about: str | None
    has_about: bool
    reason: str | None
    has_reason: bool
    planned_on: date
    version: int
    results: tuple[ResultLine, ...]
    followed_up: tuple["FollowLine", ...]
    may_record: bool
    may_plan: bool
    may_verify: bool


@dataclass(frozen=True, slots=True)
class FollowLine:
    """What a breach set off: the task, and since when it waits for a sitting or stands before one."""

    id: UUID
    task_id: UUID | None
    opened_on: date
    settled_on: date | None
    stands: bool


@dataclass(frozen=True, slots=True)
class CaseChecks:
    """What the page of a case, a mission or a site shows of going back: the lines, and results counted apart."""

    items: tuple[CheckLine, ...]
    more: bool
    late: int
    claimed: int
    confirmed: int
    verified: int
    may_plan: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What one visit or message found of one clause: the finding, how well it is proved, and its sign."""

    result_id: UUID
    check_id: UUID
    finding: str
    finding_words: str
    standing: str
    standing_words: str
    proof: str
    proof_words: str
    sign: str
    sources: int


@dataclass(frozen=True, slots=True)
class ComplianceRow:
    """One clause with what was found of it on each day; None where nobody looked."""

    clause_id: UUID
    number: int
    words: str
    obligor: str
    due_on: date | None
    status: str
    status_words: str
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Compliance:
    """An agreement clause by clause and date by date; `counts` are results by proof, apart."""

    instrument_id: UUID
    reference: str
    title: str
    parties: tuple[str, ...]
    signed_on: date | None
    case_id: UUID | None
    dates: tuple[date, ...]
    rows: tuple[ComplianceRow, ...]
    counts: tuple[tuple[str, str, str, int], ...]
    earlier: int
    next_on: date | None


@dataclass(frozen=True, slots=True)
class WaitingFinding:
    """What a phone sent and nobody has taken up; `cure` says what stands against taking it up as it is."""

    id: UUID
    submission_id: UUID
    submission: str
    instrument: str
    instrument_id: UUID | None
    title: str
    clause: int | None
    clause_id: UUID | None
    clause_words: str
    finding: str
    finding_words: str
    no_access_words: str
    place: str
    done_on: date | None
    arrived_on: date
    check: str
    check_due_on: date | None
    cure: str


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
class SlippingLine:
    """One thing that slips: what, since when, who is on it, what comes next, and where it stands."""

    what: str
    case: str
    who: str
    since_on: date
    next_step: str
    about: str
    about_id: UUID
    level: int = 0


@dataclass(frozen=True, slots=True)
class ClockLine:
    """How many days a status, or a whole case, is given; `own` when the group settled it itself."""

    status: str
    words: str
    days: int
    own: bool


@dataclass(frozen=True, slots=True)
class SlippingPart:
    """One kind of what slips: how many there are, and one page of them."""

    kind: str
    words: str
    number: int
    page: Page[SlippingLine]


@dataclass(frozen=True, slots=True)
class VisitTold:
    """What was found of one agreement, or of one thing, on one day, by one kind of proof, as the story tells it."""

    observed: Moment
    about: str
    proof: str
    proof_words: str
    finding: str
    counts: tuple[tuple[str, int], ...]
    broken: tuple[str, ...]
    mission: str
    check_id: UUID
    instrument_id: UUID | None


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
