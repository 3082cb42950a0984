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
    """What a mission is for, when, where and how; None leaves what is there as it is when a plan is changed."""

    purpose: str
    title: str
    starts_on: date
    ends_on: date
    level: str = "LOC"
    stops: tuple[StopGiven, ...] | None = None
    route: str | None = None
    means: str | None = None
    needs: tuple[str, ...] = ()
