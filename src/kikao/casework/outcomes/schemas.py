"""Outcomes as they go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.foundation.base.moments import Moment


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """One thing that changed, who says so, and whether it was verified; `may_verify` tells whether by this reader."""

    id: UUID
    change: str
    change_words: str
    words: str
    said_by: str
    proof: str
    proof_words: str
    happened: Moment
    recorded_by: UUID | None
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


@dataclass(frozen=True, slots=True)
class ClosingLine:
    """How a case was closed and whether it was reopened."""

    reason: str
    reason_words: str
    words: str
    closed_on: date
    reopened_on: date | None
    reopened_why: str


@dataclass(frozen=True, slots=True)
class CaseOutcome:
    """All that came of a case, and what this reader may add."""

    outcomes: tuple[OutcomeLine, ...]
    satisfactions: tuple[SatisfactionLine, ...]
    closings: tuple[ClosingLine, ...]
    may_record: bool = False
    may_collect: bool = False
