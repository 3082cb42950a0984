"""The talk with the source: asking back, answering by receipt, reading what came."""

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.actions._files import keep_files_told
from kikao.casework.reports.actions._incoming import known
from kikao.casework.reports.actions._rows import changed, held, move, seen
from kikao.casework.reports.actions._telling import tell_secretariat
from kikao.casework.reports.actions._thread import enter
from kikao.casework.reports.enums import MessageKind, ReportState
from kikao.casework.reports.models import ThreadMessage
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop
from kikao.foundation.files.coming import Coming
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.sealing.box import ReceiptKeys

WEB = "WEB"
_QUEUED = {ReportState.WAITING, ReportState.ASKED}


@action("report.ask", to={Role.SECRETARIAT})
def ask_source(
    by: Actor,
    *,
    report_id: UUID,
    words: str,
    kind: str = MessageKind.MESSAGE,
    awaited: bool = True,
) -> UUID:
    """Write to the source's thread, or note a call; while an answer is awaited the report counts as asked."""
    row = seen(by, report_id)
    known(MessageKind, kind, "kind")
    if row.ask_no_more and awaited and kind != MessageKind.NOTE:
        raise Stop(
            "report.ask_no_more",
            _("This person was asked already, and is not asked again."),
            cure=_("Write without awaiting an answer, or note what the person says of their own accord."),
        )
    if kind == MessageKind.MESSAGE and not row.thread_public_key:
        raise Stop(
            "report.no_thread",
            _("This source has no receipt: no message can reach it."),
            cure=_("Call or meet the source, and write a note of it here."),
        )
    message_id = enter(by, row, MessageKind(kind), words)
    if kind != MessageKind.NOTE and row.state in _QUEUED:
        row.state = ReportState.ASKED if awaited else ReportState.WAITING
        row.asked_on = today() if awaited else row.asked_on
        changed(row, "state", "asked_on")
    return message_id


@action("report.answer", to=set(), public=True, system=False)
def answer_by_receipt(by: Actor, *, receipt: ReceiptKeys, words: str, files: Sequence[Coming] = ()) -> UUID:
    """Answer in the thread a receipt opens; a report whose source was asked waits again."""
    row = held(by, receipt)
    message_id = enter(by, row, MessageKind.MESSAGE, words)
    keep_files_told(by, row, files, channel=WEB, hangs_on=message_id)
    tell_secretariat(by, row, NoticeKind.SOURCE_ANSWERED)
    if row.state == ReportState.ASKED:
        move(row, ReportState.WAITING)
        changed(row, "state")
    return message_id


@action("report.read_thread", to={Role.SECRETARIAT})
def read_thread(by: Actor, *, report_id: UUID) -> UUID:
    """Note that the secretariat has read what the source answered."""
    row = seen(by, report_id)
    ThreadMessage.objects.filter(report=row, from_source=True, read_on=None).update(read_on=today())
    return row.id
