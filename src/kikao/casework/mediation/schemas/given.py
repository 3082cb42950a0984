"""What somebody enters about a side of a mediation, its bodies and who came."""

from dataclasses import dataclass
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
