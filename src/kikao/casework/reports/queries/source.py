"""What the public door may ask: which groups receive here, and what one receipt opens."""

from django.db.models import Exists, OuterRef, Q

from kikao.casework.reports.models import Report, ThreadMessage
from kikao.casework.reports.policy import held_by_receipt
from kikao.casework.reports.reckoning import kept_tag
from kikao.casework.reports.schemas import Door, SourceMessage, SourceThread
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.box import ReceiptKeys


def doors() -> tuple[Door, ...]:
    """Return the groups at this installation's public door: those that receive, or have received, by name.

    While there is none, the first group there is, which cannot receive yet; nothing before the first run.
    """
    told = Report.objects.filter(working_group_id=OuterRef("pk"))
    groups = WorkingGroup.objects.filter(Q(intake_open=True) | Exists(told)).order_by("name", "id")
    found = list(groups) or list(WorkingGroup.objects.order_by("id")[:1])
    return tuple(
        Door(group.id, group.name, group.province, group.is_demo, group.intake_open) for group in found
    )


def thread_of(by: Actor, receipt: ReceiptKeys) -> SourceThread:
    """Return the thread a receipt finds, opened with the receipt's own key; entries that were erased are left out."""
    row = Report.objects.filter(held_by_receipt(by, kept_tag(receipt.tag))).first()
    if row is None:
        raise Unknown
    entries = list(ThreadMessage.objects.filter(report=row, blob__isnull=False).order_by("position"))
    keys = vault.copy_keys([entry.item_id for entry in entries])
    messages = tuple(
        SourceMessage(
            entry.from_source,
            vault.open_by_receipt(
                receipt.private, keys[entry.item_id], bytes(entry.blob or b""), about=entry.place
            ),
            entry.arrived_on,
        )
        for entry in entries
        if entry.item_id in keys
    )
    return SourceThread(row.arrived_on, row.withdrawn_on is not None, messages)
