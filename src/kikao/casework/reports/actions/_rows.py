"""Finding the row an act is about, for this actor and no other, locked until the act ends."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.enums import ReportState
from kikao.casework.reports.lifecycle import REPORT
from kikao.casework.reports.models import Report
from kikao.casework.reports.policy import held_by_receipt, seen_by
from kikao.casework.reports.reckoning import kept_tag
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.lifecycle import LifecycleStop
from kikao.foundation.base.stops import Clash, Stop, Unknown
from kikao.foundation.sealing.box import ReceiptKeys


def seen(by: Actor, report_id: UUID, *, version: int | None = None) -> Report:
    """Return the report, or say that there is nothing; `version` is the one the actor was looking at."""
    row = Report.objects.select_for_update().filter(seen_by(by), id=report_id).first()
    if row is None:
        raise Unknown
    if version is not None and version != row.version:
        raise Clash
    return row


def held(by: Actor, receipt: ReceiptKeys) -> Report:
    """Return the report a receipt leads to."""
    row = Report.objects.select_for_update().filter(held_by_receipt(by, kept_tag(receipt.tag))).first()
    if row is None:
        raise Unknown
    return row


def unlocked(row: Report) -> Report:
    """Return the report if its source still agrees to its use."""
    if row.is_locked:
        raise Stop(
            "report.withdrawn",
            _("The source took consent back. Nothing more may be made of this report."),
            cure=_("Only a new consent of the source, recorded here, opens it again."),
        )
    return row


def unrestricted(row: Report) -> Report:
    """Return the report if it may go further than to a referral."""
    if row.restricted:
        raise Stop(
            "report.restricted",
            _("This report is restricted: no incident, no case and no sitting comes of it."),
            cure=_("Send the person where help is, and note it as a referral."),
        )
    return row


def move(row: Report, state: ReportState, *, only_from: ReportState | None = None) -> None:
    """Give the report another state if the lifecycle (and this act) allows it."""
    if only_from is not None and row.state != only_from:
        raise LifecycleStop(REPORT, row.state, state)
    REPORT.check(row.state, state)
    row.state = state


def changed(row: Report, *fields: str) -> UUID:
    """Keep some fields of a report and count the change, so that a second person is told."""
    row.version += 1
    row.save(update_fields=(*fields, "version"))
    return row.id
