"""What sealing tells to others: how ready a group is, and which openings of identities there are."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ReadyStep:
    """One line of the first day's list: how many there are and how many are needed."""

    have: int
    need: int

    @property
    def done(self) -> bool:
        """Tell whether there are enough."""
        return self.have >= self.need


@dataclass(frozen=True, slots=True)
class ReadyReport:
    """What is still missing before a group may take in its first report."""

    secretariat_keys: ReadyStep
    custodian_keys: ReadyStep
    papers: ReadyStep
    letter_sealed: bool
    letter_opened: bool

    @property
    def complete(self) -> bool:
        """Tell whether everything is there."""
        steps = (self.secretariat_keys, self.custodian_keys, self.papers)
        return all(step.done for step in steps) and self.letter_sealed and self.letter_opened


@dataclass(frozen=True, slots=True)
class OpeningSeen:
    """A request to open an identity, as who asked it or a custodian sees it, with what they can do."""

    id: UUID
    subject_id: UUID
    asked_by: UUID
    asked_at: datetime
    reader_id: UUID
    reason_item_id: UUID
    danger: bool
    state: str
    state_words: str
    agreed_by: UUID | None
    agreed_at: datetime | None
    answered_by: UUID | None
    answered_at: datetime | None
    words_item_id: UUID | None
    until: datetime | None
    ended_by: UUID | None
    ended_at: datetime | None
    mine: bool
    needed: int
    can_answer: bool
    can_read: bool
    can_close: bool


@dataclass(frozen=True, slots=True)
class IdentityBehind:
    """A sealed identity that the reader may ask for: whose record, and the day it arrived."""

    subject_id: UUID
    arrived_on: date


@dataclass(frozen=True, slots=True)
class CustodianKey:
    """The key that identities are sealed to for one custodian, as words to compare."""

    account_id: UUID
    words: str
    offline_since: date | None


@dataclass(frozen=True, slots=True)
class ExportSeen:
    """A file of sealed words that somebody wants to take off the server."""

    id: UUID
    subject_id: UUID
    asked_by: UUID
    asked_at: datetime
    records: int
    reason_item_id: UUID
    state: str
    state_words: str
    answered_by: UUID | None
    answered_at: datetime | None
    until: datetime
    taken_at: datetime | None
    can_answer: bool
    can_take: bool


@dataclass(frozen=True, slots=True)
class ViewSeen:
    """One look at an opened identity."""

    account_id: UUID
    viewed_at: datetime
    carried: bool


@dataclass(frozen=True, slots=True)
class FreezeSeen:
    """The stop of all openings, as a custodian sees it."""

    id: UUID
    frozen_by: UUID
    frozen_at: datetime
    reason_item_id: UUID
    lift_asked_by: UUID | None
    can_lift: bool
