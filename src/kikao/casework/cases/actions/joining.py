"""What a case is about and what it belongs to: more incidents, other cases."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.actions.tabling import incidents_to_join, join_incident
from kikao.casework.cases.enums import LinkKind, Origin
from kikao.casework.cases.models import CaseIncident, CaseLink
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import part_subjects
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop, Unknown


@action("case.attach_incident", to={Role.SECRETARIAT})
def attach_incident(by: Actor, *, case_id: UUID, incident_id: UUID) -> UUID:
    """Add an incident to a case; from now on both share their walls."""
    case = require_case(by, case_id)
    (incident,) = incidents_to_join(by, [incident_id])
    if CaseIncident.objects.filter(case=case, incident=incident).exists():
        raise Stop("case.has_incident", _("This incident belongs to the case already."))
    join_incident(case, incident)
    return case.id


@action("case.detach_incident", to={Role.SECRETARIAT})
def detach_incident(by: Actor, *, case_id: UUID, incident_id: UUID) -> UUID:
    """Take an incident out of a case that it does not belong to; each has its own walls again."""
    case = require_case(by, case_id)
    row = CaseIncident.objects.filter(case=case, incident_id=incident_id).first()
    if row is None:
        raise Unknown
    others = CaseIncident.objects.filter(case=case).exclude(id=row.id)
    if case.origin == Origin.INCIDENT and not others.exists():
        raise Stop(
            "case.needs_ground",
            _("A case made from incidents needs one; this is the last."),
            cure=_("Add the right incident first."),
        )
    link_id = row.id
    row.delete()
    part_subjects(by.working_group_id, link_id)
    return case.id


@action("case.link", to={Role.SECRETARIAT})
def link_cases(by: Actor, *, case_id: UUID, other_id: UUID, kind: str) -> UUID:
    """Say that a case is a relapse of another, related to it or joined to it; walls stay each its own."""
    case, other = require_case(by, case_id), require_case(by, other_id)
    kind = chosen(kind, LinkKind, "kind", needed=True)
    if case.id == other.id:
        raise Invalid({"other_id": _("A case cannot be linked to itself.")})
    pair = (case, other)
    if CaseLink.objects.filter(case__in=pair, other__in=pair, kind=kind, ended_on=None).exists():
        raise Stop(
            "case.linked_already",
            _("These two cases are linked in this way already, or the other way round."),
            cure=_("Nothing needs to be done."),
        )
    CaseLink.objects.create(working_group_id=by.working_group_id, case=case, other=other, kind=kind)
    return case.id
