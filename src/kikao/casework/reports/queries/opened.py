"""Who has opened what was told: asked of the trail before words written about it count."""

from collections.abc import Iterable
from uuid import UUID

from kikao.casework.reports.models import Report
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.audit.models import TrailEntry


def unopened_by(by: Actor, account_id: UUID | None, report_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return those of the reports, with their references, that this account neither opened nor took down itself."""
    rows = Report.objects.filter(working_group_id=by.working_group_id, id__in=list(report_ids))
    asked = {row.id: row for row in rows if account_id and row.taken_by != account_id}
    if not asked:
        return {}
    items = {str(row.narrative_item_id) for row in asked.values()}
    read = TrailEntry.objects.filter(
        object_ref__in=items, actor=f"account:{account_id}", outcome=Outcome.READ
    )
    opened = set(read.values_list("object_ref", flat=True))
    return {row.id: row.reference for row in asked.values() if str(row.narrative_item_id) not in opened}
