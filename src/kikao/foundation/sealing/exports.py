"""Asking which files of sealed words were taken off the server, or wait for a second person."""

from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import now
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing.enums import ExportState
from kikao.foundation.sealing.models import SealedExport
from kikao.foundation.sealing.policy import exports_seen_by
from kikao.foundation.sealing.schemas import ExportSeen


def exports(by: Actor, *, after: str | None = None, size: int = 50) -> Page[ExportSeen]:
    """Return the exports, newest first: to the secretariat all, to a task force its own."""
    if not by.is_(Role.SECRETARIAT, Role.TASK_FORCE):
        raise NotAllowed
    rows = SealedExport.objects.filter(exports_seen_by(by))
    return page_of(rows, order=("-asked_at", "-id"), after=after, size=size).map(lambda row: _seen(by, row))


def export(by: Actor, export_id: UUID) -> ExportSeen:
    """Return one export."""
    row = SealedExport.objects.filter(exports_seen_by(by), id=export_id).first()
    if row is None:
        raise Unknown
    return _seen(by, row)


def _seen(by: Actor, row: SealedExport) -> ExportSeen:
    waits = row.state in {ExportState.ASKED, ExportState.APPROVED}
    state = ExportState.LAPSED if waits and row.until <= now() else ExportState(row.state)
    mine = row.asked_by == by.account_id
    return ExportSeen(
        id=row.id,
        subject_id=row.subject_id,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        records=row.records,
        reason_item_id=row.reason_item_id,
        state=state.value,
        state_words=str(state.label),
        answered_by=row.answered_by,
        answered_at=row.answered_at,
        until=row.until,
        taken_at=row.taken_at,
        can_answer=state == ExportState.ASKED and not mine and by.is_(Role.SECRETARIAT),
        can_take=state == ExportState.APPROVED and mine,
    )
