"""Whether something of level 1 has happened, since a moment, near the way of a mission or in one of its cases."""

from datetime import UTC, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kikao.casework.cases.models import CaseIncident
from kikao.casework.incidents.models import Incident, IncidentReport
from kikao.casework.missions.models import Mission, MissionCase, MissionStop
from kikao.casework.reports.models import Report
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.notices.models import Alert
from kikao.registry.places.enums import TerritoryKind
from kikao.registry.places.queries import tree_of

GRAVEST = "SEV1"
_SUBJECTS = ("report", "incident")
AT_ONCE = 500
"""Levels that were confirmed, looked at in one query; every one since the clearance is looked at."""


def new_event(by: Actor, mission: Mission, since: datetime) -> UUID | None:
    """Return a report or incident of level 1 that is new since then and touches the mission, whoever may see it."""
    near = _near(by, mission)
    cases = MissionCase.objects.filter(mission=mission).values("case_id")
    of_cases = CaseIncident.objects.filter(case_id__in=cases).values("incident_id")
    incidents = Incident.objects.filter(near | Q(id__in=of_cases), working_group_id=by.working_group_id)
    told = IncidentReport.objects.filter(incident_id__in=of_cases, report_id=OuterRef("pk"))
    reports = Report.objects.filter(near | Q(Exists(told)), working_group_id=by.working_group_id)
    alerts = Alert.objects.filter(
        Q(subject_id__in=incidents.values("id")) | Q(subject_id__in=reports.values("id")),
        working_group_id=by.working_group_id,
        about__in=_SUBJECTS,
        raised_at__gt=since,
    )
    found = alerts.order_by("raised_at").values_list("subject_id", flat=True).first()
    return found or _confirmed(by, incidents.filter(severity=GRAVEST, severity_by__isnull=False), since)


def _confirmed(by: Actor, incidents: "QuerySet[Incident]", since: datetime) -> UUID | None:
    """Return an incident whose level a person confirmed since then: an old story may raise no alert."""
    said = TrailEntry.objects.filter(
        working_group_id=by.working_group_id,
        verb="incident.confirm_severity",
        outcome=Outcome.DONE,
        at__gt=since.astimezone(UTC).isoformat(timespec="milliseconds"),
    )
    named = [UUID(one) for one in said.order_by("-n").values_list("object_ref", flat=True)]
    for start in range(0, len(named), AT_ONCE):
        some = incidents.filter(id__in=named[start : start + AT_ONCE])
        if found := some.values_list("id", flat=True).first():
            return found
    return None


def _near(by: Actor, mission: Mission) -> Q:
    """Return the condition for what happened at a place of the way, or in a territory that one of them lies in.

    A territory counts with all that lies in it and with what it lies in, up to the territoire, never the province.
    """
    stops = MissionStop.objects.filter(mission=mission, struck_on=None)
    pairs = list(stops.values_list("place_id", "place__territory_id"))
    tree = tree_of(by)
    around: set[UUID] = set()
    for territory_id in {territory_id for _place, territory_id in pairs}:
        here: UUID | None = territory_id
        around |= tree.under(territory_id)
        while here and here in tree.lines and tree.lines[here].kind != TerritoryKind.PROVINCE:
            around.add(here)
            here = tree.lines[here].parent_id
    places = {place_id for place_id, _territory in pairs}
    return Q(place_id__in=places) | Q(territory_id__in=around) | Q(place__territory_id__in=around)
