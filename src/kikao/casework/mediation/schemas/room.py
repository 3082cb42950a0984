"""A mediation room with its sides, mediators, sessions and records, as the secretariat and the mediators see it."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A room in a list; for who sits on a side (`own`) without a word of the case."""

    id: UUID
    reference: str
    title: str
    state: str
    state_words: str
    outcome_words: str
    opened_on: date
    sides: int
    held: int
    next_on: date | None
    own: bool
    case_id: UUID | None
    case: str


@dataclass(frozen=True, slots=True)
class BodyLine:
    """An organisation on a side, and the seat that then sees the room."""

    id: UUID
    organisation_id: UUID
    organisation: str
    seat_id: UUID | None
    seat: str
    joined_on: date


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Somebody without account who speaks for a side; None while sealed for this reader."""

    id: UUID
    name: str | None
    has_phone: bool
    phone: str | None


@dataclass(frozen=True, slots=True)
class SideLine:
    """A side with who sits there and who speaks for it."""

    id: UUID
    name: str
    chairs: int
    bodies: tuple[BodyLine, ...]
    contacts: tuple[ContactLine, ...]


@dataclass(frozen=True, slots=True)
class MediatorLine:
    """Somebody who leads the talks; `until_on` when no more."""

    id: UUID
    account_id: UUID
    name: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class InterpreterLine:
    """Somebody who interprets; name and links to the sides are None while sealed for this reader."""

    id: UUID
    languages: str
    name: str | None
    has_links: bool
    links: str | None


@dataclass(frozen=True, slots=True)
class RoomChangeLine:
    """How the talks ended or were taken up again; `words` is None while sealed for this reader."""

    new: str
    new_words: str
    outcome_words: str
    words: str | None
    changed_on: date


@dataclass(frozen=True, slots=True)
class PresenceLine:
    """Who of a side was at a session, by number."""

    side_id: UUID
    side: str
    there: bool
    chairs_used: int
    women: int
    men: int
    unknown: int

    @property
    def heads(self) -> int:
        """Return how many people came."""
        return self.women + self.men + self.unknown


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session as the desk sees it; `words` is None while sealed for this reader."""

    id: UUID
    room_id: UUID
    planned_on: date
    begins_at: time | None
    place_id: UUID | None
    place: str
    venue: str
    languages: str
    about: str
    interpreter_id: UUID | None
    interpreter: str
    state: str
    state_words: str
    held_on: date | None
    not_held_words: str
    has_words: bool
    words: str | None
    presences: tuple[PresenceLine, ...]
    version: int


@dataclass(frozen=True, slots=True)
class CountLine:
    """How often a side said something of one kind, and how often it still stands."""

    side_id: UUID
    side: str
    kind: str
    kind_words: str
    number: int
    standing: int


@dataclass(frozen=True, slots=True)
class RoomPage:
    """A room from inside, and what this reader may do there; `lacking` counts keys that wait to be shared."""

    line: RoomLine
    version: int
    ended_on: date | None
    chairs: int
    sides: tuple[SideLine, ...]
    mediators: tuple[MediatorLine, ...]
    interpreters: tuple[InterpreterLine, ...]
    sessions: tuple[SessionLine, ...]
    changes: tuple[RoomChangeLine, ...]
    counts: tuple[CountLine, ...]
    refused: tuple[str, ...]
    desk: bool
    leads: bool
    mediates: bool
    lacking: int


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A side with which a record was shared."""

    side_id: UUID
    side: str
    shared_on: date


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One thing that a side said; words are None while sealed for this reader."""

    id: UUID
    side_id: UUID
    side: str
    session_id: UUID | None
    kind: str
    kind_words: str
    words: str | None
    said_on: date
    answers_id: UUID | None
    answered_by: tuple[UUID, ...]
    standing: str
    standing_words: str
    standing_on: date | None
    has_reason: bool
    reason: str | None
    whole_side: bool
    by_side: bool
    shares: tuple[ShareLine, ...]
    version: int


@dataclass(frozen=True, slots=True)
class SideRecords:
    """All that one side said, in order."""

    side_id: UUID
    side: str
    lines: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note of a mediator, for that mediator alone."""

    id: UUID
    words: str | None
    written_on: date
