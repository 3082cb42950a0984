"""What sealing tells to others: how ready a group is, and which openings of identities there are."""

from dataclasses import dataclass
from datetime import datetime
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
    """A request to open an identity, as a custodian sees it."""

    id: UUID
    subject_id: UUID
    asked_by: UUID
    asked_at: datetime
    reason_item_id: UUID
    state: str
    answered_by: UUID | None
    answered_at: datetime | None
    until: datetime | None
    mine: bool
    can_answer: bool
    can_read: bool
