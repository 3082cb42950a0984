"""The two clocks of a case: since its last step, and since it was tabled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max, OuterRef, Subquery

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import Case, StatusChange
from kikao.casework.monitoring.enums import StayKind
from kikao.casework.monitoring.models import ClockLimit
from kikao.casework.monitoring.reckoning.days import NO_WHOLE, STEP_DAYS, WHOLE
from kikao.casework.monitoring.schemas import ClockLine
from kikao.foundation.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Ran:
    """A clock of a case that runs: since when, and until when it may."""

    clock: StayKind
    since_on: date
    due_on: date


def limits_of(working_group_id: UUID) -> dict[str, int]:
    """Return how many days each status is given, and the whole case under an empty status."""
    own = dict(ClockLimit.objects.filter(working_group_id=working_group_id).values_list("status", "days"))
    house = {status.value: days for status, days in STEP_DAYS.items()} | {"": WHOLE}
    return house | own


def clock_limits(by: Actor) -> tuple[ClockLine, ...]:
    """Return how many days each status and the whole case are given in this group."""
    own = set(
        ClockLimit.objects.filter(working_group_id=by.working_group_id).values_list("status", flat=True)
    )
    days = limits_of(by.working_group_id)
    lines = [ClockLine(code, str(CaseStatus(code).label), days[code], code in own) for code in STEP_DAYS]
    return (*lines, ClockLine("", str(StayKind.WHOLE.label), days[""], "" in own))


def last_step() -> Subquery:
    """Return, for a query of cases, the day on which each took its last step."""
    changes = StatusChange.objects.filter(case_id=OuterRef("pk")).order_by().values("case_id")
    return Subquery(changes.annotate(last=Max("entered_on")).values("last"))


def clocks_of(case: Case, stepped_on: date, limits: Mapping[str, int]) -> tuple[Ran, ...]:
    """Return the clocks that run for a case."""
    found = []
    if case.status in STEP_DAYS:
        found.append(_ran(StayKind.STEP, stepped_on, limits[case.status]))
    if case.status not in NO_WHOLE:
        found.append(_ran(StayKind.WHOLE, case.tabled_on, limits[""]))
    return tuple(found)


def _ran(clock: StayKind, since_on: date, days: int) -> Ran:
    return Ran(clock, since_on, since_on + timedelta(days=days))
