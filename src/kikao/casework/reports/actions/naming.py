"""Saying whom a report accuses, and taking it back when it was somebody else."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.actions._accusing import rows_of, wall_off
from kikao.casework.reports.actions._rows import seen, unlocked
from kikao.casework.reports.models import ReportAccused
from kikao.casework.reports.policy import hanging_seen_by
from kikao.casework.reports.schemas import Accusation
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Stop, Unknown


@action("report.name_accused", to={Role.SECRETARIAT})
def name_accused(by: Actor, *, report_id: UUID, kind: str, organisation_id: UUID | None = None) -> UUID:
    """Add whom the report accuses; everybody who answers to it loses sight of the report at once."""
    row = unlocked(seen(by, report_id))
    wanted = rows_of(by, row, (Accusation(kind, organisation_id),))
    held = set(row.accused.values_list("kind", "organisation_id", "unknown"))
    added = [line for line in wanted if (line.kind, line.organisation_id, line.unknown) not in held]
    ReportAccused.objects.bulk_create(added)
    wall_off(row, added)
    return row.id


@action("report.clear_accused", to={Role.SECRETARIAT})
def clear_accused(by: Actor, *, accused_id: UUID) -> UUID:
    """Take back one accusation, for instance once an unidentified uniform was identified."""
    line = ReportAccused.objects.filter(hanging_seen_by(by), id=accused_id).first()
    if line is None:
        raise Unknown
    row = unlocked(seen(by, line.report_id))
    if not ReportAccused.objects.filter(report=row).exclude(id=line.id).exists():
        raise Stop(
            "report.accused_needed",
            _("Without this, nobody would be walled from the report."),
            cure=_("First say whom it accuses instead, then take this back."),
        )
    wall.lower_wall(row.id, line.id)
    line.delete()
    return row.id
