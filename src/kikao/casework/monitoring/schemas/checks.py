"""Checks, their results and what they set off, as they go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.foundation.base.moments import Moment


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
    """One check with everything that was found; `about` and `reason` are None while sealed for this reader.

    `ended_cause` says why the clock cancelled it, where nobody wrote why.
    """

    line: CheckLine
    about: str | None
    has_about: bool
    reason: str | None
    has_reason: bool
    ended_cause: str
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
class WaitingFinding:
    """What a phone sent and nobody has taken up; `cure` says what stands against taking it up as it is.

    `mission` is that whose team sent it: then it was seen on a visit.
    """

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
    mission: str = ""


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
