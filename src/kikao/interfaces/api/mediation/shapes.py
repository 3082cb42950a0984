"""What programs read of mediation; words may be sealed for a token."""

from datetime import date, time
from uuid import UUID

from ninja import Schema

from kikao.interfaces.api.signs import Sealed, opened_or_sealed


class Made(Schema):
    """The id of what was entered or changed."""

    id: UUID


class RoomLine(Schema):
    """A room in a list; for who sits on a side without a word of the case."""

    id: UUID
    reference: str
    title: str
    state: str
    opened_on: date
    sides: int
    held: int
    next_on: date | None
    own: bool
    case_id: UUID | None
    case: str


class RoomList(Schema):
    """One page of rooms."""

    items: list[RoomLine]
    next_cursor: str | None


class Body(Schema):
    """An organisation on a side."""

    id: UUID
    organisation_id: UUID
    organisation: str
    seat_id: UUID | None
    seat: str


class Contact(Schema):
    """Who speaks for a side; sealed for most tokens."""

    id: UUID
    name: str | Sealed
    phone: str | Sealed | None

    @staticmethod
    def resolve_name(line: object) -> object:
        """Say that a name is sealed rather than leave it out."""
        return opened_or_sealed(getattr(line, "name", None))

    @staticmethod
    def resolve_phone(line: object) -> object:
        """Say that a number is sealed; None when there is none."""
        return opened_or_sealed(getattr(line, "phone", None)) if getattr(line, "has_phone", False) else None


class Side(Schema):
    """A side with who sits there."""

    id: UUID
    name: str
    chairs: int
    bodies: list[Body]
    contacts: list[Contact]


class Mediator(Schema):
    """Who leads the talks."""

    id: UUID
    account_id: UUID
    name: str
    from_on: date
    until_on: date | None


class Interpreter(Schema):
    """Who interprets; sealed for most tokens."""

    id: UUID
    languages: str
    name: str | Sealed
    links: str | Sealed | None

    @staticmethod
    def resolve_name(line: object) -> object:
        """Say that a name is sealed rather than leave it out."""
        return opened_or_sealed(getattr(line, "name", None))

    @staticmethod
    def resolve_links(line: object) -> object:
        """Say that links are sealed; None when none are noted."""
        return opened_or_sealed(getattr(line, "links", None)) if getattr(line, "has_links", False) else None


class Presence(Schema):
    """Who of a side was there, by number."""

    side_id: UUID
    side: str
    there: bool
    chairs_used: int
    women: int
    men: int
    unknown: int


class Session(Schema):
    """A session from inside."""

    id: UUID
    room_id: UUID
    planned_on: date
    begins_at: time | None
    place: str
    venue: str
    languages: str
    about: str
    interpreter_id: UUID | None
    state: str
    held_on: date | None
    not_held_words: str
    words: str | Sealed | None
    presences: list[Presence]
    version: int

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed; None when there are none."""
        return opened_or_sealed(getattr(line, "words", None)) if getattr(line, "has_words", False) else None


class Change(Schema):
    """How the talks ended or were taken up again."""

    new: str
    outcome_words: str
    words: str | Sealed
    changed_on: date

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "words", None))


class Count(Schema):
    """How often a side said something of one kind."""

    side_id: UUID
    side: str
    kind: str
    number: int
    standing: int


class Room(Schema):
    """A room from inside."""

    line: RoomLine
    version: int
    ended_on: date | None
    chairs: int
    sides: list[Side]
    mediators: list[Mediator]
    interpreters: list[Interpreter]
    sessions: list[Session]
    changes: list[Change]
    counts: list[Count]
    refused: list[str]
    leads: bool
    lacking: int


class Record(Schema):
    """One thing that a side said."""

    id: UUID
    side_id: UUID
    session_id: UUID | None
    kind: str
    words: str | Sealed
    said_on: date
    answers_id: UUID | None
    answered_by: list[UUID]
    standing: str
    standing_on: date | None
    reason: str | Sealed | None
    whole_side: bool
    by_side: bool
    shared_with: list[UUID]
    version: int

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "words", None))

    @staticmethod
    def resolve_reason(line: object) -> object:
        """Say that a reason is sealed; None when there is none."""
        return opened_or_sealed(getattr(line, "reason", None)) if getattr(line, "has_reason", False) else None

    @staticmethod
    def resolve_shared_with(line: object) -> object:
        """Name the sides that read these words too."""
        return [share.side_id for share in getattr(line, "shares", ())]


class SideRecords(Schema):
    """All that one side said."""

    side_id: UUID
    side: str
    lines: list[Record]
