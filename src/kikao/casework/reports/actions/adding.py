"""Adding to a report what its source tells a moment later by the same way, where no receipt is held."""

from uuid import UUID

from kikao.casework.reports.actions._accusing import rows_of, wall_off
from kikao.casework.reports.actions._rows import changed, move
from kikao.casework.reports.actions._telling import GRAVEST, alert_if_grave, tell_secretariat
from kikao.casework.reports.actions._thread import enter
from kikao.casework.reports.enums import MessageKind, ReportState
from kikao.casework.reports.models import Report, ReportAccused
from kikao.casework.reports.schemas import Accusation
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Unknown
from kikao.foundation.notices.enums import NoticeKind


@action("report.add", to=set(), public=True, system=False)
def add_to_report(
    by: Actor, *, report_id: UUID, words: str, accused: tuple[str, ...] = (), grave: bool = False
) -> UUID:
    """Add what a source tells next, sealed; whom it accuses is walled at once, and danger alerts those on duty.

    Only a door that took the report in a moment ago knows its id; nothing that arrives names it.
    """
    row = (
        Report.objects.select_for_update().filter(working_group_id=by.working_group_id, id=report_id).first()
    )
    if row is None:
        raise Unknown
    _accuse(by, row, accused)
    message_id = enter(by, row, MessageKind.MESSAGE, words)
    fields = []
    if row.state == ReportState.ASKED:
        move(row, ReportState.WAITING)
        fields.append("state")
    if grave and row.severity != GRAVEST:
        row.severity = GRAVEST
        fields.append("severity")
    if fields:
        changed(row, *fields)
    if grave:
        alert_if_grave(by, row)
    tell_secretariat(by, row, NoticeKind.SOURCE_ANSWERED)
    return message_id


def _accuse(by: Actor, row: Report, kinds: tuple[str, ...]) -> None:
    """Add accusations; walls grow, and none falls before the secretariat has read what was told."""
    if not kinds:
        return
    held = set(ReportAccused.objects.filter(report=row).values_list("kind", "organisation_id", "unknown"))
    wanted = rows_of(by, row, tuple(Accusation(kind) for kind in kinds))
    added = [line for line in wanted if (line.kind, line.organisation_id, line.unknown) not in held]
    ReportAccused.objects.bulk_create(added)
    wall_off(row, added)
