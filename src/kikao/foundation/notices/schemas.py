"""A notice and an alert as they go out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One neutral sentence, when it was left, whether it was read, what to open."""

    id: UUID
    words: str
    left_at: datetime
    read: bool
    about: str
    about_id: UUID | None


@dataclass(frozen=True, slots=True)
class AlertLine:
    """A level-1 matter that nobody has taken yet."""

    id: UUID
    about: str
    subject_id: UUID
    raised_at: datetime


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A turn of duty."""

    id: UUID
    account_id: UUID
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class BeatLine:
    """When a job of the clock last ran, and how it ended."""

    job: str
    started_at: datetime
    ended_at: datetime | None
    fault: str


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """One's own number for text messages, whether it is proved, and whether a code for it can still be typed."""

    number: str
    proved: bool
    code_open: bool
