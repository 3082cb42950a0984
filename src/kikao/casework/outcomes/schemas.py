"""Outcomes as they go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.foundation.base.moments import Moment


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One thing that changed, who says so, and whether it was verified; `may_verify` tells whether by this reader."""

    id: UUID
    kind: str
    kind_words: str
    change: str
    change_words: str
    words: str
    said_by: str
    proof: str
    proof_words: str
    happened: Moment
    recorded_on: date
    verified_on: date | None
    verified_how: str
    may_verify: bool = False


@dataclass(frozen=True, slots=True)
class SatisfactionLine:
    """How satisfied a party says it is; `words` is None while sealed for this reader."""

    organisation: str
    score: int
    score_words: str
    has_words: bool
    words: str | None
    collected_on: date
    sex: str = ""
    sex_words: str = ""
    asked_words: str = ""


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """How a case was closed and whether it was reopened."""

    reason: str
    reason_words: str
    words: str
    closed_on: date
    reopened_on: date | None
    reopened_why: str
    despite: str = ""


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """All that came of a case, and what this reader may add."""

    outcomes: tuple[OutcomeLine, ...]
    satisfactions: tuple[SatisfactionLine, ...]
    closings: tuple[ClosingLine, ...]
    may_record: bool = False
    may_collect: bool = False


@dataclass(frozen=True, slots=True)
class PostingLine:
    """Where somebody was seen after a measure; sealed words are None for who cannot open them."""

    id: UUID
    where: str | None
    since: str | None
    has_since: bool
    noted_on: date
    watch_until: date | None
    look_on: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure against a person or unit; who it is stays sealed, the organisation is one already accused."""

    id: UUID
    case_id: UUID
    measure: str
    measure_words: str
    who: str | None
    has_words: bool
    words: str | None
    organisation: str
    authority: str
    taken: Moment
    proof: str
    proof_words: str
    recorded_on: date
    verified_on: date | None
    verified_how: str | None
    recommendation_id: UUID | None
    recommendation: str
    outcome: str
    postings: tuple[PostingLine, ...]
    struck_on: date | None
    struck_why: str | None
    may_verify: bool = False
    may_strike: bool = False
    may_watch: bool = False


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """What one of several contributed to a change."""

    id: UUID
    case_id: UUID
    organisation: str
    kind: str
    kind_words: str
    outcome: str
    words: str | None
    recorded_on: date
    struck_on: date | None
    struck_why: str | None
    may_strike: bool = False


@dataclass(frozen=True, slots=True)
class LessonLine:
    """What was learned: sealed as it was said, and in words for all who see the case once it is shared."""

    id: UUID
    case_id: UUID
    case: str
    words: str | None
    factors: tuple[str, ...]
    shared_words: str
    shared_on: date | None
    recorded_on: date
    struck_on: date | None
    struck_why: str | None
    may_share: bool = False
    may_strike: bool = False


@dataclass(frozen=True, slots=True)
class FlagLine:
    """An incident near a closed case or a signed agreement, why, and what people judged it to be."""

    id: UUID
    incident_id: UUID
    incident: str
    case_id: UUID | None
    case: str
    instrument_id: UUID | None
    instrument: str
    score: int
    reasons: tuple[str, ...]
    state: str
    state_words: str
    flagged_on: date
    version: int


@dataclass(frozen=True, slots=True)
class JudgementLine:
    """What somebody judged a flag to be, and why; the last one stands, the others are kept.

    `links`: the cases that it linked with the earlier one, each with the day on which that was taken back.
    """

    verdict: str
    verdict_words: str
    relapse: bool
    reason: str | None
    clause: str
    judged_on: date
    by: str
    links: tuple[tuple[str, date | None], ...] = ()


@dataclass(frozen=True, slots=True)
class FlagPage:
    """One flag with its judgements, the clauses that could have been broken, and what the reader may do."""

    line: FlagLine
    happened: Moment
    ended_on: date | None
    judgements: tuple[JudgementLine, ...]
    clauses: tuple[tuple[str, str], ...]
    may_judge: bool
    may_reverse: bool


@dataclass(frozen=True, slots=True)
class RecurrenceLine:
    """The same kind of thing, at the same site, by the same alleged force: how often, and how many were judged a relapse."""

    place_id: UUID
    place: str
    organisation_id: UUID
    organisation: str
    category: str
    category_words: str
    number: int
    first_on: date | None
    last_on: date | None
    relapses: int
