"""Referrals as they go out."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StepLine:
    """One thing that happened to a referral; `words` is None while sealed for this reader."""

    step: str
    step_words: str
    has_words: bool
    words: str | None
    real_on: date
    entered_on: date
    by: str


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """One case passed on, to whom, and how far that has come."""

    id: UUID
    case_id: UUID
    case: str
    reference: str
    target: str
    target_words: str
    organisation_id: UUID | None
    organisation: str
    level_words: str
    state: str
    state_words: str
    sent_on: date
    answer_due_on: date
    overdue: bool
    version: int


@dataclass(frozen=True, slots=True)
class PassedText:
    """A released text that went along: what, where, what is asked."""

    reference: str
    seat: str
    what: str
    where: str
    asked: str


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """One referral with everything that went along and everything that came back."""

    line: ReferralLine
    level: str
    manner: str
    manner_words: str
    entered_on: date
    sent_by: str
    has_words: bool
    words: str | None
    text: PassedText | None
    files: tuple[str, ...]
    accused: tuple[str, ...]
    steps: tuple[StepLine, ...]
    next_states: tuple[tuple[str, str], ...]
    may_remind: bool
    may_recall: bool


@dataclass(frozen=True, slots=True)
class CareLine:
    """Where the source of a report behind the case was sent for help; that is the report's own referral."""

    report_id: UUID
    report: str
    target_words: str
    passed_on: bool
    referred_on: date


@dataclass(frozen=True, slots=True)
class CaseReferrals:
    """What was passed on of a case, and beside it where the people behind its reports were sent for help."""

    referrals: tuple[ReferralLine, ...]
    care: tuple[CareLine, ...]
    may_refer: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """What a form of referral can offer: files marked safe and texts that stand released, as (id, words)."""

    files: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
