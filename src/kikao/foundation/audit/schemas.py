"""What of the trail is shown."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as a person reads it: when, who, which act, how it ended."""

    at: datetime
    actor: str
    account_id: UUID | None
    verb: str
    outcome: str
    outcome_words: str


@dataclass(frozen=True, slots=True)
class CheckpointLine:
    """A checkpoint: how far the trail went, what is printed of it, and its signed text."""

    id: UUID
    n: int
    hash: str
    letters: str
    taken_at: datetime
    occasion: str
    occasion_words: str
    note: str
