"""Entering words into the thread: sealed for the secretariat, and for the source when the source may read them."""

from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.reports import reckoning
from kikao.casework.reports.actions._incoming import seal
from kikao.casework.reports.enums import MessageKind
from kikao.casework.reports.models import Report, ThreadMessage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.sealing import vault

WRITTEN = ("fr", "sw", "en")
"""Languages in which the program itself can write; whoever speaks another reads French."""


def acknowledge(by: Actor, row: Report) -> None:
    """Tell the source, in the source's language, that consent was taken back and what follows."""
    with override(row.language if row.language in WRITTEN else WRITTEN[0]):
        words = _(
            "You took your consent back. Your report is locked: nothing more is made of it. We look now where it had gone,"
            " take it out where that can be done, and write here what cannot be undone."
        )
    enter(by, row, MessageKind.MESSAGE, words, from_source=False)


def enter(
    by: Actor,
    row: Report,
    kind: MessageKind,
    words: str,
    *,
    field: str = "words",
    from_source: bool | None = None,
) -> UUID:
    """Add one entry; a message is sealed to the receipt as well, so that the source can read the whole thread."""
    text = reckoning.clean({field: (words, reckoning.LONGEST)}, required=(field,))[field]
    last = ThreadMessage.objects.filter(report=row).aggregate(last=Max("position"))["last"] or 0
    entry = ThreadMessage(
        working_group_id=row.working_group_id,
        report=row,
        position=last + 1,
        kind=kind,
        from_source=by.kind == "source" if from_source is None else from_source,
        written_by=by.account_id,
        arrived_on=today(),
        item_id=seal(row, "thread", text),
    )
    if kind == MessageKind.MESSAGE and row.thread_public_key:
        entry.blob = vault.seal_to_receipt(
            entry.item_id, bytes(row.thread_public_key), text, about=entry.place
        )
    entry.save(force_insert=True)
    return entry.id
