"""A mediation as the story of its case tells it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.mediation.schemas.room import CountLine


@dataclass(frozen=True, slots=True)
class SideTold:
    """A side as the story of a case names it."""

    name: str
    chairs: int
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionTold:
    """A session as the story of a case tells it."""

    planned_on: date
    state: str
    state_words: str
    held_on: date | None
    not_held_words: str
    place: str
    absent: tuple[str, ...]
    heads: int


@dataclass(frozen=True, slots=True)
class RoomStory:
    """A mediation as the story of its case tells it: who sat there, when they met, what was asked, who refused."""

    id: UUID
    reference: str
    title: str
    state: str
    state_words: str
    outcome_words: str
    opened_on: date
    ended_on: date | None
    sides: tuple[SideTold, ...]
    sessions: tuple[SessionTold, ...]
    counts: tuple[CountLine, ...]
    refused: tuple[str, ...]
