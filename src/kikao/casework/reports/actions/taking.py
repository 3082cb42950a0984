"""What incidents do with a report: take it in, or give it back when the link is undone."""

from uuid import UUID

from kikao.casework.reports.actions._rows import changed, move, seen, unlocked, unrestricted
from kikao.casework.reports.enums import ReportState
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action


@action("report.take", to={Role.SECRETARIAT})
def take_report(by: Actor, *, report_id: UUID) -> UUID:
    """Mark a report as taken into an incident; it leaves the queue."""
    row = unrestricted(unlocked(seen(by, report_id)))
    move(row, ReportState.TAKEN)
    return changed(row, "state")


@action("report.give_back", to={Role.SECRETARIAT})
def give_back_report(by: Actor, *, report_id: UUID) -> UUID:
    """Put a report back into the queue because it no longer belongs to an incident."""
    row = seen(by, report_id)
    move(row, ReportState.WAITING, only_from=ReportState.TAKEN)
    return changed(row, "state")
