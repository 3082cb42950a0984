"""Bringing a matter to the group: nothing tabled is ever lost from the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions.finding import index_case
from kikao.casework.cases.actions.parties import enter_party
from kikao.casework.cases.enums import Level, LinkKind, Origin, PartyRole
from kikao.casework.cases.models import Case, CaseIncident, CaseLink, StatusChange
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.models import Incident
from kikao.casework.incidents.policy import seen_by as incidents_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.access.wall import join_subjects, place_key, raise_wall
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_reference
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.sealing.vault import open_compartments
from kikao.registry.people.queries import accounts_with, walled_of
from kikao.registry.places.models import Place
from kikao.registry.places.policy import seen_by as places_seen_by


@dataclass(frozen=True, slots=True)
class PartyGiven:
    """An organisation and what it is in the case to be tabled."""

    organisation_id: UUID
    role: PartyRole


@action("case.table", to={Role.SECRETARIAT})
def table_case(
    by: Actor,
    *,
    title: str,
    summary: str = "",
    incident_ids: Iterable[UUID] = (),
    request_nature: str = "",
    requester_type: str = "",
    parties: Iterable[PartyGiven] = (),
    level: str = Level.LOCAL,
    place_id: UUID | None = None,
    severity: str = "",
    tabled_on: date | None = None,
) -> UUID:
    """Table a matter from incidents or from a request; `tabled_on` is the real day when it was long ago."""
    incidents = _incidents(by, incident_ids)
    _require(title, incidents, request_nature, tabled_on)
    place = _place(by, place_id, incidents)
    day = tabled_on or today()
    case = Case.objects.create(
        working_group_id=by.working_group_id,
        reference=new_reference(WorkingGroup.objects.get(id=by.working_group_id).prefix, day.year),
        title=title.strip(),
        summary=summary.strip(),
        summary_by=by.account_id,
        tabled_on=day,
        entered_on=today(),
        origin=Origin.INCIDENT if incidents else Origin.REQUEST,
        request_nature=request_nature,
        requester_type=requester_type,
        level=level,
        severity=severity or min((row.severity for row in incidents if row.severity), default=""),
        place=place,
        territory=place.territory if place else None,
    )
    _raise_walls(by, case, incidents, parties)
    readers = accounts_with(by.working_group_id, Role.SECRETARIAT)
    walled = walled_of(by.working_group_id, [case.id], readers)
    open_compartments(
        by.working_group_id,
        case.id,
        readers=[one for one in readers if one not in walled],
    )
    StatusChange.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        new=case.status,
        by_account=by.account_id,
        real_on=tabled_on,
        entered_on=today(),
    )
    index_case(case)
    return case.id


def _raise_walls(by: Actor, case: Case, incidents: list[Incident], parties: Iterable[PartyGiven]) -> None:
    if case.place_id:
        raise_wall(by.working_group_id, case.id, place_key(case.place_id), case.id)
    for party in parties:
        enter_party(by, case, party.organisation_id, party.role)
    for incident in incidents:
        _attach(by, case, incident)


def _attach(by: Actor, case: Case, incident: Incident) -> CaseIncident:
    row, _made = CaseIncident.objects.get_or_create(
        working_group_id=by.working_group_id, case=case, incident=incident
    )
    join_subjects(by.working_group_id, case.id, incident.id, row.id)
    return row


def _incidents(by: Actor, incident_ids: Iterable[UUID]) -> list[Incident]:
    asked = set(incident_ids)
    found = list(Incident.objects.filter(incidents_seen_by(by), id__in=asked).select_related("place"))
    if len(found) != len(asked):
        raise Unknown
    return found


def _place(by: Actor, place_id: UUID | None, incidents: list[Incident]) -> Place | None:
    if place_id is None:
        return next((row.place for row in incidents if row.place), None)
    place = Place.objects.filter(places_seen_by(by), id=place_id).select_related("territory").first()
    if place is None:
        raise Unknown
    return place


def _require(title: str, incidents: list[Incident], request_nature: str, tabled_on: date | None) -> None:
    wrong = {}
    if not title.strip():
        wrong["title"] = _("Give the case a title that names no person.")
    if not incidents and not request_nature:
        wrong["request_nature"] = _("Say what is asked for, or choose the incidents the case is about.")
    if tabled_on and tabled_on > today():
        wrong["tabled_on"] = _("A case cannot be tabled in the future.")
    if wrong:
        raise Invalid(wrong)


@action("case.attach_incident", to={Role.SECRETARIAT})
def attach_incident(by: Actor, *, case_id: UUID, incident_id: UUID) -> UUID:
    """Add an incident to a case; from now on both share their walls."""
    case = require_case(by, case_id)
    (incident,) = _incidents(by, [incident_id])
    _attach(by, case, incident)
    return case.id


@action("case.link", to={Role.SECRETARIAT})
def link_cases(by: Actor, *, case_id: UUID, other_id: UUID, kind: str) -> UUID:
    """Say that a case is a relapse of another, related to it or joined to it; walls stay each its own."""
    case, other = require_case(by, case_id), require_case(by, other_id)
    if case.id == other.id:
        raise Invalid({"other": _("A case cannot be linked to itself.")})
    CaseLink.objects.get_or_create(
        working_group_id=by.working_group_id,
        case=case,
        other=other,
        kind=LinkKind(kind),
    )
    return case.id
