"""What a side of a mediation sees: its invitations, what it said itself, what was shared with it, and never the case."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Invitation:
    """What is printed for one side and one session: that side, room, day, place, languages, what is talked about."""

    reference: str
    title: str
    side: str
    chairs: int
    planned_on: date
    begins_at: time | None
    place: str
    venue: str
    languages: str
    about: str


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session as a side sees it."""

    id: UUID
    planned_on: date
    begins_at: time | None
    place: str
    venue: str
    languages: str
    about: str
    state: str
    state_words: str
    held_on: date | None


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """What one's own side said; `words` is None while the side's key has not been shared with this reader."""

    id: UUID
    kind: str
    kind_words: str
    words: str | None
    said_on: date
    standing: str
    standing_words: str
    by_side: bool


@dataclass(frozen=True, slots=True)
class SharedRecord:
    """What another side said and the mediator passed on."""

    id: UUID
    side: str
    kind_words: str
    words: str | None
    shared_on: date


@dataclass(frozen=True, slots=True)
class OwnRoom:
    """A room from one's own chair: nothing of the case, nothing of the others but what was passed on."""

    id: UUID
    reference: str
    title: str
    state: str
    state_words: str
    side_id: UUID
    side: str
    chairs: int
    sessions: tuple[OwnSession, ...]
    records: tuple[OwnRecord, ...]
    shared: tuple[SharedRecord, ...]
    may_answer: bool
