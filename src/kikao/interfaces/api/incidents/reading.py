"""Asking for incidents."""

from uuid import UUID

from ninja import Query, Router, Schema
from pydantic import Field

from kikao.casework.cases.queries import case_of_incident
from kikao.casework.incidents import queries
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.api.incidents.shown import Claim, Happening, IncidentList, Reply, Whole
from kikao.interfaces.api.signs import ApiRequest

router = Router()


class Asked(Schema):
    """What the list is narrowed to."""

    search: str = ""
    category: str = ""
    severity: str = ""
    verification: str = ""
    territory_id: UUID | None = None
    merged: bool = False
    after: str | None = None
    size: int = Field(50, ge=1, le=200)


@router.get("", response=IncidentList, summary="List incidents")
def list_incidents(request: ApiRequest, asked: Query[Asked]) -> object:
    """List the incidents, newest first; only the secretariat has a list, members find incidents in their cases."""
    filters = queries.Filters(
        words=asked.search,
        category=asked.category,
        severity=asked.severity,
        verification=asked.verification,
        territory_id=asked.territory_id,
        merged=asked.merged,
    )
    return queries.incidents(request.actor, filters, after=asked.after, size=asked.size)


@router.get("/{uuid:incident_id}", response=Whole, summary="One incident")
def one_incident(request: ApiRequest, incident_id: UUID) -> object:
    """Return everything plain on one incident."""
    if _by_case(request, incident_id):
        return queries.incident_behind_case(request.actor, incident_id)
    return queries.incident(request.actor, incident_id)


@router.get("/{uuid:incident_id}/claims", response=list[Claim], summary="The claims of an incident")
def claims(request: ApiRequest, incident_id: UUID) -> object:
    """Return the claims with their words where their seals open; the reading stands in the trail."""
    ask = queries.claims_behind_case if _by_case(request, incident_id) else queries.claims_of
    return list(ask(request.actor, incident_id, words=True))


@router.get("/{uuid:incident_id}/replies", response=list[Reply], summary="The replies of those accused")
def replies(request: ApiRequest, incident_id: UUID) -> object:
    """Return what those accused answered; the reading stands in the trail."""
    ask = queries.replies_behind_case if _by_case(request, incident_id) else queries.replies_of
    return list(ask(request.actor, incident_id, words=True))


@router.get("/{uuid:incident_id}/timeline", response=list[Happening], summary="The story of an incident")
def timeline(request: ApiRequest, incident_id: UUID) -> object:
    """Return everything dated of an incident, undated first."""
    ask = queries.timeline_behind_case if _by_case(request, incident_id) else queries.timeline_of
    return list(ask(request.actor, incident_id))


def _by_case(request: ApiRequest, incident_id: UUID) -> bool:
    """Tell whether the caller comes through a case; without one that they may see there is nothing here."""
    if request.actor.is_(Role.SECRETARIAT):
        return False
    if not case_of_incident(request.actor, incident_id):
        raise Unknown
    return True
