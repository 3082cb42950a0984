"""Entering words into the thread: sealed for the secretariat, and for the source when the source may read them."""

from uuid import UUID

from django.db.models import Max

from kikao.casework.reports import reckoning
from kikao.casework.reports.actions._incoming import seal
from kikao.casework.reports.enums import MessageKind
from kikao.casework.reports.models import Report, ThreadMessage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.sealing import vault


def enter(by: Actor, row: Report, kind: MessageKind, words: str, *, field: str = "words") -> UUID:
    """Add one entry; a message is sealed to the receipt as well, so that the source can read the whole thread."""
    text = reckoning.clean({field: (words, reckoning.LONGEST)}, required=(field,))[field]
    last = ThreadMessage.objects.filter(report=row).aggregate(last=Max("position"))["last"] or 0
    entry = ThreadMessage(
        working_group_id=row.working_group_id,
        report=row,
        position=last + 1,
        kind=kind,
        from_source=by.kind == "source",
        written_by=by.account_id,
        arrived_on=today(),
        item_id=seal(row, "thread", text),
    )
    if kind == MessageKind.MESSAGE and row.thread_public_key:
        entry.blob = vault.seal_to_receipt(bytes(row.thread_public_key), text, about=entry.place)
    entry.save(force_insert=True)
    return entry.id
