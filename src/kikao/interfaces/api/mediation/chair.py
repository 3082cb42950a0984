"""What a program reads from a chair at the table, on an invitation, in one's own notes, and in the story of a case."""

from datetime import date, time
from uuid import UUID

from ninja import Schema

from kikao.interfaces.api.mediation.shapes import Count
from kikao.interfaces.api.signs import Sealed, opened_or_sealed


class _Said(Schema):
    words: str | Sealed

    @staticmethod
    def resolve_words(line: object) -> object:
        """Say that words are sealed rather than leave them out."""
        return opened_or_sealed(getattr(line, "words", None))


class OwnSession(Schema):
    """A session as a side sees it."""

    id: UUID
    planned_on: date
    begins_at: time | None
    place: str
    venue: str
    languages: str
    about: str
    state: str
    held_on: date | None


class OwnRecord(_Said):
    """What one's own side said."""

    id: UUID
    kind: str
    said_on: date
    standing: str
    by_side: bool


class SharedRecord(_Said):
    """What another side said and the mediator passed on."""

    id: UUID
    side: str
    kind_words: str
    shared_on: date


class OwnRoom(Schema):
    """A room from one's own chair: nothing of the case."""

    id: UUID
    reference: str
    title: str
    state: str
    side_id: UUID
    side: str
    chairs: int
    sessions: list[OwnSession]
    records: list[OwnRecord]
    shared: list[SharedRecord]
    may_answer: bool


class Invitation(Schema):
    """What is printed for one side and one session."""

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


class Note(_Said):
    """A note of one's own."""

    id: UUID
    written_on: date


class SideTold(Schema):
    """A side as the story of a case names it."""

    name: str
    chairs: int
    bodies: list[str]


class SessionTold(Schema):
    """A session as the story of a case tells it."""

    planned_on: date
    state: str
    held_on: date | None
    not_held_words: str
    place: str
    absent: list[str]
    heads: int


class Story(Schema):
    """A mediation as the story of its case tells it."""

    id: UUID
    reference: str
    title: str
    state: str
    outcome_words: str
    opened_on: date
    ended_on: date | None
    sides: list[SideTold]
    sessions: list[SessionTold]
    counts: list[Count]
    refused: list[str]
