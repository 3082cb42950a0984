"""What comes in from the doors, and what goes out to the office."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from uuid import UUID

from kikao.casework.intake.reckoning.arrived import Arrived


class Taken(Enum):
    """What became of a sending; the door answers 201 for the first three and 202 for the others."""

    NEW = "new"
    AGAIN = "again"
    HELD = "held"
    CONFLICT = "conflict"
    ERASED = "erased"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionLine:
    """A submission in the list of what waits apart."""

    id: UUID
    reference: str
    channel: str
    form: str
    version: str
    state: str
    held_reason: str
    arrived_on: date
    report_id: UUID | None
    without_id: bool = False
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the sender is told: what became of the sending, and the reference people say aloud."""

    id: UUID
    taken: Taken
    reference: str

    @property
    def trail_id(self) -> UUID:
        """Return what the trail names."""
        return self.id


@dataclass(frozen=True, slots=True)
class Changed:
    """One answer that two versions of a submission give otherwise; empty where a version does not answer."""

    path: str
    was: str = field(repr=False)
    now: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class VersionWords:
    """One version of a submission, opened; `arrived` is None when it is sealed for this reader or cannot be read."""

    line: SubmissionLine
    arrived: Arrived | None = field(repr=False)
    changed: tuple[Changed, ...] = field(default=(), repr=False)
