"""Rooms, sides, sessions and what was said, as they go out."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID


@dataclass(frozen=True, slots=True)
class BodyGiven:
    """An organisation that is to sit on a side, perhaps with its seat of the group."""

    organisation_id: UUID
    seat_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class SideGiven:
    """A side of a room to be opened: its name, how many chairs it has, who sits there."""

    name: str
    chairs: int
    bodies: tuple[BodyGiven, ...] = ()


@dataclass(frozen=True, slots=True)
class PresenceGiven:
    """Who of a side came, by number."""

    side_id: UUID
    there: bool
    chairs_used: int = 0
    women: int = 0
    men: int = 0
    unknown: int = 0


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
    session_on: date | None
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


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One note of a mediator, for that mediator alone."""

    id: UUID
    words: str | None
    written_on: date


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
