"""What is printed of a mission: its order, what to carry, a traveller's own order, the envelope of contacts."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.missions.schemas.mission import MissionLine, StopLine
from kikao.foundation.base.moments import Moment


@dataclass(frozen=True, slots=True)
class GoerLine:
    """Who goes, as the order of mission names them: by seat, never with a number to call."""

    name: str
    role_words: str


@dataclass(frozen=True, slots=True)
class OrderSheet:
    """An order of mission: cases by their references alone, nothing that anybody told."""

    line: MissionLine
    team: tuple[GoerLine, ...]
    stops: tuple[StopLine, ...]
    references: tuple[str, ...]
    route: str | None
    means: str | None


@dataclass(frozen=True, slots=True)
class CarriedTask:
    """Something that is to be done on the way: what kind of thing, never in words that nobody checked."""

    kind_words: str
    owner: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class CarriedCase:
    """All that a team carries of one case: what a second person checked, and what is to be done."""

    reference: str
    title: str
    summary: str
    tasks: tuple[CarriedTask, ...]


@dataclass(frozen=True, slots=True)
class CarrySheet:
    """What to carry: only these cases."""

    line: MissionLine
    cases: tuple[CarriedCase, ...]


@dataclass(frozen=True, slots=True)
class TravellerOrder:
    """A traveller's own order: when, what is asked, the text released; nothing of the mission.

    `stands` is False once the text was withdrawn or is over; then it says that alone.
    """

    id: UUID
    reference: str
    kind_words: str
    seat: str
    when: Moment
    stands: bool
    what: str
    where: str
    asked: str
    until_on: date | None
    release_id: UUID | None
    ordered_on: date


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Whom to call for somebody of the team; None while it was not entered for this officer."""

    member: str
    role_words: str
    name: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class ContactSheet:
    """The contacts of a mission as its officer on duty opens them."""

    line: MissionLine
    contacts: tuple[ContactLine, ...]
