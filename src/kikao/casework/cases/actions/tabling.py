"""Bringing a matter to the group: nothing tabled is ever lost from the register."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions.finding import index_case
from kikao.casework.cases.actions.ground import ask_for_a_second, require_codes, where_of
from kikao.casework.cases.actions.parties import enter_party
from kikao.casework.cases.enums import Level, Origin, RequestNature
from kikao.casework.cases.models import Case, CaseIncident, StatusChange
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.incidents.enums import IncidentState
from kikao.casework.incidents.models import Incident
from kikao.casework.incidents.policy import seen_by as incidents_seen_by
from kikao.casework.incidents.queries import reports_behind
from kikao.casework.incidents.reckoning import chosen, line, prose
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.queries import require_consent
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.access.wall import join_subjects, place_key, raise_wall
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.sealing.vault import open_compartments
from kikao.registry.people.queries import desk_of

EARLIEST = date(1885, 1, 1)
"""Before this there is no case a group could have heard of; an earlier year is a slip of the hand."""


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
    territory_id: UUID | None = None,
    severity: str = "",
    tabled_on: date | None = None,
    handed_over: bool = False,
) -> UUID:
    """Table a matter from incidents, from a request or as another group handed it over.

    `tabled_on` is the real day when it was long ago.
    """
    incidents = incidents_to_join(by, incident_ids)
    case = Case(
        working_group_id=by.working_group_id,
        title=line(title, "title", needed=_("Give the case a title that names no person.")),
        summary=prose(summary, "summary"),
        summary_by=by.account_id,
        tabled_on=tabled_on or today(),
        entered_on=today(),
        origin=_origin(incidents, handed_over=handed_over),
        request_nature=chosen(request_nature, RequestNature, "request_nature"),
        requester_type=requester_type,
        level=chosen(level, Level, "level", needed=True),
        severity=severity,
    )
    require_codes(by, requester_type, severity)
    _require_ground(case)
    _place(by, case, incidents, place_id, territory_id)
    _enter(by, case, incidents, parties, real_on=tabled_on)
    return case.id


def _origin(incidents: list[Incident], *, handed_over: bool) -> Origin:
    if handed_over:
        return Origin.HANDOVER
    return Origin.INCIDENT if incidents else Origin.REQUEST


def _require_ground(case: Case) -> None:
    if case.origin == Origin.REQUEST and not case.request_nature:
        words = _("Say what is asked for, or choose the incidents the case is about.")
        raise Invalid({"request_nature": words})
    if case.tabled_on > today():
        raise Invalid({"tabled_on": _("A case cannot be tabled in the future.")})
    if case.tabled_on < EARLIEST:
        raise Invalid({"tabled_on": _("Look at the year again.")})


def _place(
    by: Actor, case: Case, incidents: list[Incident], place_id: UUID | None, territory_id: UUID | None
) -> None:
    """Where nothing is said, a case is where its incidents are, and as grave as the gravest of them."""
    if place_id or territory_id or not incidents:
        where = where_of(by, place_id, territory_id)
        case.place_id, case.territory_id = where.place_id, where.territory_id
    else:
        case.place_id = next((row.place_id for row in incidents if row.place_id), None)
        case.territory_id = next((row.territory_id for row in incidents if row.territory_id), None)
    case.severity = case.severity or min((row.severity for row in incidents if row.severity), default="")


def _enter(
    by: Actor, case: Case, incidents: list[Incident], parties: Iterable[PartyGiven], *, real_on: date | None
) -> None:
    case.reference = fresh_reference(by.working_group_id, year=case.tabled_on.year)
    case.save(force_insert=True)
    if case.place_id:
        raise_wall(by.working_group_id, case.id, place_key(case.place_id), case.id)
    for party in parties:
        enter_party(by, case, party.organisation_id, party.role)
    for incident in incidents:
        join_incident(case, incident)
    open_compartments(by.working_group_id, case.id, readers=desk_of(case.working_group_id, case.id))
    StatusChange.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        new=case.status,
        by_account=by.account_id,
        real_on=real_on,
        entered_on=today(),
    )
    index_case(case)
    ask_for_a_second(by, case)


def join_incident(case: Case, incident: Incident) -> CaseIncident:
    """Say that a case is about an incident; from now on the two share their walls."""
    row = CaseIncident.objects.create(working_group_id=case.working_group_id, case=case, incident=incident)
    join_subjects(case.working_group_id, case.id, incident.id, row.id)
    return row


def incidents_to_join(by: Actor, incident_ids: Iterable[UUID]) -> list[Incident]:
    """Return incidents that a case can be about; one that was merged is read with the other."""
    asked = list(dict.fromkeys(incident_ids))
    found = Incident.objects.filter(incidents_seen_by(by), id__in=asked).in_bulk()
    if len(found) != len(asked):
        raise Unknown
    if any(row.state == IncidentState.MERGED for row in found.values()):
        words = _("One of these incidents was merged into another. Choose the other one.")
        raise Invalid({"incident_ids": words})
    require_consent(by, reports_behind(asked), ConsentScope.SECUSE)
    return [found[one] for one in asked]
