"""Merging two incidents that turn out to be one, and separating them again."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.incidents.actions.ground import let_desk_read, locked, open_row, turn
from kikao.casework.incidents.enums import IncidentState
from kikao.casework.incidents.lifecycle import INCIDENT
from kikao.casework.incidents.models import Incident, IncidentMerge
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import join_subjects, part_subjects
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop


@action("incident.merge", to={Role.SECRETARIAT})
def merge_incidents(by: Actor, *, incident_id: UUID, into_id: UUID, version: int) -> UUID:
    """Merge an incident into another: nothing moves or is lost, both are read and walled as one."""
    if incident_id == into_id:
        raise Invalid({"into_id": _("An incident cannot be merged into itself. Choose another one.")})
    for one in sorted((incident_id, into_id)):
        locked(by, one)
    row, into = locked(by, incident_id), open_row(by, into_id)
    INCIDENT.check(row.state, IncidentState.MERGED)
    if Incident.objects.filter(merged_into=row).exists():
        raise Stop(
            "incident.holds_others",
            gettext_lazy("Other incidents were merged into this one."),
            cure=gettext_lazy("Merge the other way round, or separate those first."),
        )
    turn(row, version)
    merge = IncidentMerge.objects.create(
        working_group_id=row.working_group_id,
        incident=row,
        into=into,
        merged_by=by.account_id,
        merged_on=today(),
    )
    Incident.objects.filter(id=row.id).update(state=IncidentState.MERGED, merged_into=into)
    join_subjects(row.working_group_id, row.id, into.id, merge.id)
    return into.id


@action("incident.unmerge", to={Role.SECRETARIAT})
def unmerge_incident(by: Actor, *, incident_id: UUID, version: int) -> UUID:
    """Separate an incident that was merged: it stands as it stood before, with its own walls."""
    row = locked(by, incident_id)
    INCIDENT.check(row.state, IncidentState.OPEN)
    turn(row, version)
    merge = IncidentMerge.objects.get(incident=row, undone_on__isnull=True)
    IncidentMerge.objects.filter(id=merge.id).update(undone_by=by.account_id, undone_on=today())
    Incident.objects.filter(id=row.id).update(state=IncidentState.OPEN, merged_into=None)
    part_subjects(row.working_group_id, merge.id)
    for one in (row, merge.into):
        let_desk_read(by, one)
    return row.id


@action("incident.share", to={Role.SECRETARIAT})
def share_incident(by: Actor, *, incident_id: UUID) -> UUID:
    """Give the key of an incident to those of the secretariat who lack it and are not walled from it."""
    row = locked(by, incident_id)
    let_desk_read(by, row)
    return row.id
