"""Events of others as they go out."""

from dataclasses import dataclass
from uuid import UUID

from kikao.foundation.base.moments import Moment


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in the list; `near` is our place next to it, `near_km` how far that is."""

    id: UUID
    source: str
    external_id: str
    happened: Moment
    kind: str
    actors: str
    place_name: str
    admin: str
    territory: str
    near: str
    near_id: UUID | None
    near_km: int | None
    fatalities: int | None


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line of a file that cannot be taken, and why."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class EventsLooked:
    """What a file of events would do."""

    new: int
    changed: int
    unchanged: int
    refused: tuple[RefusedLine, ...]
