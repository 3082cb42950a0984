"""Counting what the register itself holds of a site, for an assessment; and which subjects were counted."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from kikao.casework.agreements.enums import ClauseKind, ClauseStatus, InstrumentState
from kikao.casework.agreements.models import Clause
from kikao.casework.agreements.policy import seen_by as instruments_seen_by
from kikao.casework.incidents.enums import IncidentState
from kikao.casework.incidents.models import Incident, IncidentCategory
from kikao.casework.incidents.policy import seen_by as incidents_seen_by
from kikao.casework.monitoring.enums import Criterion
from kikao.casework.monitoring.queries.presence import present_at
from kikao.casework.monitoring.reckoning.needs import ARMED_CATEGORIES, AT_RISK_CATEGORIES, YEAR, score_of
from kikao.casework.monitoring.schemas import Proposed
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.registry.places.models import Place


@dataclass
class Counted:
    """Numbers by criterion, and the ids of the incidents, events and cases behind them: their walls count too."""

    numbers: dict[Criterion, int | None] = field(default_factory=dict)
    subjects: set[UUID] = field(default_factory=set)

    def proposals(self) -> tuple[Proposed, ...]:
        """Return every criterion with what was counted and the score that follows."""
        return tuple(
            Proposed(one.value, self.numbers.get(one), score_of(one, self.numbers.get(one)))
            for one in Criterion
        )


def counted_at(by: Actor, place: Place) -> Counted:
    """Count what the register holds of a site (a fixed number of queries), as far as the reader sees it."""
    found = Counted()
    incidents = _incidents(by, place)
    armed = {one for one, code in incidents if code in ARMED_CATEGORIES}
    at_risk = {one for one, code in incidents if code in AT_RISK_CATEGORIES}
    present = [event for event in present_at(by, place.id) if event.accuses]
    promised = _promised(by, place)
    all_of_them = {one for one, _code in incidents}
    found.numbers = {
        Criterion.ARMED: len(armed) + 3 * bool(present),
        Criterion.INCIDENTS: len(all_of_them),
        Criterion.WORKERS: place.workers,
        Criterion.AT_RISK: len(at_risk),
        Criterion.AGREEMENTS: len(promised),
    }
    cases = {clause.instrument.case_id for clause in promised if clause.instrument.case_id}
    found.subjects = all_of_them | {event.id for event in present} | cases
    found.subjects |= {event.case_id for event in present if event.case_id}
    return found


def _incidents(by: Actor, place: Place) -> set[tuple[UUID, str]]:
    since = today() - timedelta(days=YEAR)
    rows = Incident.objects.filter(
        incidents_seen_by(by), place=place, state=IncidentState.OPEN, happened_until__gte=since
    )
    ids = set(rows.values_list("id", flat=True))
    codes = IncidentCategory.objects.filter(incident_id__in=ids).values_list("incident_id", "code")
    return set(codes) | {(one, "") for one in ids}


def _promised(by: Actor, place: Place) -> list[Clause]:
    """Return deployments that a signed agreement promises at the site and nobody has seen done."""
    open_ = ~Q(status__in=(ClauseStatus.DONE, ClauseStatus.VOID))
    rows = Clause.objects.filter(
        instruments_seen_by(by, "instrument__"),
        open_,
        kind=ClauseKind.DEPLOYMENT,
        instrument__place=place,
        instrument__state=InstrumentState.SIGNED,
    )
    return list(rows.select_related("instrument").order_by("id"))
