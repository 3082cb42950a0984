"""What is typed in for a mission."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class StopGiven:
    """A place to go to, with the days there."""

    place_id: UUID
    arrive_on: date
    leave_on: date


@dataclass(frozen=True, slots=True)
class PlanGiven:
    """What a mission is for, when, where and how; the same for one to come and one already made."""

    purpose: str
    title: str
    starts_on: date
    ends_on: date
    level: str = "LOC"
    stops: tuple[StopGiven, ...] = ()
    route: str = ""
    means: str = ""
    needs: tuple[str, ...] = ()
