"""Having the machine open what a phone or a browser sealed, and taking what a person read into a report."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.forms.queries import shape
from kikao.casework.intake.actions._becoming import become, lead_to
from kikao.casework.intake.actions._rows import waiting_row
from kikao.casework.intake.actions._sent import Sent
from kikao.casework.intake.enums import HeldReason, SubmissionState
from kikao.casework.intake.models import Submission
from kikao.casework.intake.policy import READERS
from kikao.casework.intake.queries.opening import OPENED_HERE, READ_BY_PERSONS, OpenedArrival
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.casework.intake.reckoning.splitting import Asked
from kikao.casework.reports.actions import receive_report
from kikao.casework.reports.enums import ConsentManner
from kikao.casework.reports.models import Report
from kikao.casework.reports.schemas import Told
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.erasing import shred_items

HELD = (SubmissionState.HELD,)


@action("submission.open", to=READERS, system=False)
def open_arrival(by: Actor, *, submission_id: UUID, opened: OpenedArrival) -> UUID:
    """Have a sealed arrival opened and made into what it is; its walls stand before anybody reads a word of it."""
    row = waiting_row(by, submission_id, HELD, OPENED_HERE)
    if opened.submission_id != row.id:
        raise Unknown
    if opened.told is not None:
        _from_browser(by, row, opened.told, opened)
    elif opened.arrived is not None:
        sent = _sent(by, row, opened, opened.arrived, row.version_id)
        become(by, row, sent, is_incomplete=opened.is_incomplete)
    else:
        row.held_reason = HeldReason.UNREADABLE
        row.save(update_fields=["held_reason"])
    return row.id


@action("submission.take_held", to=READERS, system=False)
def take_held(
    by: Actor, *, submission_id: UUID, opened: OpenedArrival, version_id: UUID | None = None
) -> UUID:
    """Take something that waited apart into a report, read by a version of a form, or as it is, each answer by its question."""
    row = waiting_row(by, submission_id, HELD, READ_BY_PERSONS)
    if opened.submission_id != row.id or opened.arrived is None:
        raise Unknown
    sent = _sent(by, row, opened, opened.arrived, version_id)
    if version_id:
        row.version_id = version_id
    become(by, row, sent, is_incomplete=opened.is_incomplete)
    return row.id


def _sent(
    by: Actor, row: Submission, opened: OpenedArrival, arrived: Arrived, version_id: UUID | None
) -> Sent:
    """Return what was opened as if it came now; through whose phone it came stays sealed where it was."""
    door = Actor.source(by.working_group_id)
    read_by = shape(door, version_id) if version_id else None
    sent = Sent(door, None, arrived, opened.files, row.channel, read_by)
    if opened.is_whole is False:
        damaged = _("does not fit what came: something was damaged on the way")
        sent.found.more.append(Asked(_("The phone's own checksum"), damaged))
    return sent


def _from_browser(by: Actor, row: Submission, told: Told, opened: OpenedArrival) -> None:
    """Make a report of what waited in a browser; the receipt that its writer holds leads to it from now on."""
    door = Actor.source(by.working_group_id)
    report_id = receive_report(door, told=told, channel=row.channel, manner=ConsentManner.WEB, **opened.how)
    report = Report.objects.get(id=report_id)
    report.receipt_tag, report.thread_public_key = row.receipt_tag, row.thread_public_key
    report.save(update_fields=["receipt_tag", "thread_public_key"])
    gone, row.whole_item_id = row.whole_item_id, None
    row.receipt_tag, row.thread_public_key = None, None
    lead_to(by, row, report)
    if gone:
        shred_items([gone])
