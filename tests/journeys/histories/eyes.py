"""What everybody sees, asked at every place at once: one question for each person after each step.

The question is made by the policies themselves, for somebody with these roles; seat, account and wall keys are filled in.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Value

from kikao.casework.cases.models import Case
from kikao.casework.cases.policy import seen_by as cases_seen
from kikao.casework.incidents.models import Incident
from kikao.casework.incidents.policy import seen_by as incidents_seen
from kikao.casework.meetings import policy as meetings
from kikao.casework.meetings.models import AgendaItem, Decision, Release, Sitting
from kikao.casework.reports.models import Report
from kikao.casework.reports.policy import seen_by as reports_seen
from kikao.casework.tasks.models import Task
from kikao.casework.tasks.policy import seen_by as tasks_seen
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled
from kikao.foundation.base.clock import today
from kikao.foundation.notices import queries as inbox
from kikao.foundation.notices.models import Alert
from tests.journeys.histories.prepared import Prepared, stored

CASES = "a case"
ACCOUNT, SEAT = UUID(int=1, version=4), UUID(int=2, version=4)
KEYS_AT_ONCE = 12
Asked = tuple[QuerySet[Any, Any], str]
"""The rows that somebody sees at one place, and the field that leads to the subject."""


class Eyes:
    """Everybody's eyes; a question is kept for each set of roles."""

    def __init__(self) -> None:
        """Begin without a question."""
        self._made: dict[object, Prepared] = {}

    def of(self, by: Actor) -> dict[str, set[UUID]]:
        """Return of which subjects somebody sees something now, place by place."""
        held = sorted(by.wall_keys)
        keys = [f"STAND-IN {number:03}" for number in range(-(-len(held) // KEYS_AT_ONCE) * KEYS_AT_ONCE)]
        shape = (by.working_group_id, by.roles, by.seat_id is None, len(keys), today())
        if shape not in self._made:
            self._made[shape] = _question(_somebody(by, keys))
        filled = {key: held[min(number, len(held) - 1)] for number, key in enumerate(keys)}
        filled[stored(ACCOUNT)] = stored(by.person)
        if by.seat_id:
            filled[stored(SEAT)] = stored(by.seat_id)
        seen: dict[str, set[UUID]] = {place: set() for place in PLACES}
        places = list(PLACES)
        for number, subject in self._made[shape].ask(filled):
            seen[places[number]].add(subject)
        return seen


def _somebody(by: Actor, keys: list[str]) -> Actor:
    """Return somebody with the same roles, whose seat, account and wall keys are filled in later."""
    return replace(
        by,
        account_id=ACCOUNT,
        seat_id=SEAT if by.seat_id else None,
        wall_keys=frozenset(keys),
        name="",
        key=None,
    )


def _question(by: Actor) -> Prepared:
    asked = [
        rows.order_by().annotate(place_number=Value(number)).values_list("place_number", subject)
        for number, (rows, subject) in enumerate(ask(by) for ask in PLACES.values())
    ]
    return Prepared(asked[0].union(*asked[1:], all=True))


def _closed_sittings(by: Actor) -> Asked:
    """Whoever sees that a closed sitting is held sees that there is something to sit for."""
    shut = Sitting.objects.filter(meetings.seen_by(by), closed=True)
    return AgendaItem.objects.filter(sitting__in=shut, taken_off=False, case__isnull=False), "case_id"


def _releases(by: Actor) -> Asked:
    """A seat sees what was written for it while that stands; anything else of a walled case is a trace."""
    standing = Q(seat_id=by.seat_id, state="APPROVED") & (Q(until_on=None) | Q(until_on__gte=today()))
    return Release.objects.filter(meetings.releases_seen_by(by)).exclude(standing), "case_id"


def _alerts(by: Actor) -> Asked:
    desk = Q(acknowledged_at=None) & unwalled(by, "subject_id") if by.is_(Role.SECRETARIAT) else Q(pk__in=())
    return Alert.objects.filter(desk), "subject_id"


PLACES: dict[str, Callable[[Actor], Asked]] = {
    CASES: lambda by: (Case.objects.filter(cases_seen(by)), "id"),
    "an incident": lambda by: (Incident.objects.filter(incidents_seen(by)), "id"),
    "a report": lambda by: (Report.objects.filter(reports_seen(by)), "id"),
    "a closed sitting": _closed_sittings,
    "an agenda item": lambda by: (
        AgendaItem.objects.filter(meetings.items_seen_by(by), case__isnull=False),
        "case_id",
    ),
    "a decision": lambda by: (
        Decision.objects.filter(meetings.decisions_seen_by(by), case__isnull=False),
        "case_id",
    ),
    "a release that is not for them": _releases,
    "a task": lambda by: (Task.objects.filter(tasks_seen(by)), "case_id"),
    "a notice": lambda by: (inbox._inbox(by).filter(about_id__isnull=False), "about_id"),
    "an alert": _alerts,
}
"""Every place where a subject can be seen."""
