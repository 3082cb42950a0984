"""What the public page asks: the key that browsers seal to, what waits by a receipt; and the opening of such a report."""

from datetime import date
from uuid import UUID

from kikao.casework.intake.enums import HeldReason, SubmissionState
from kikao.casework.intake.models import Submission
from kikao.casework.intake.policy import seen_by
from kikao.casework.intake.reckoning.offline import subject_of
from kikao.casework.reports.reckoning import kept_tag
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.box import ReceiptKeys
from kikao.foundation.sealing.browser import BrowserKey, key_for_browsers, open_for


def intake_key(working_group_id: UUID) -> BrowserKey | None:
    """Return the key of the group that a page carries to browsers; None while `renew_drop_key` has to make one."""
    return key_for_browsers(working_group_id, subject_of(working_group_id))


def waits_since(by: Actor, receipt: ReceiptKeys) -> date:
    """Return the day on which the unopened report of this receipt arrived."""
    rows = Submission.objects.filter(
        working_group_id=by.working_group_id, receipt_tag=kept_tag(receipt.tag), report=None
    )
    found = rows.exclude(state=SubmissionState.ERASED).first()
    if found is None:
        raise Unknown
    return found.arrived_on


def open_offline(by: Actor, submission_id: UUID) -> bytes:
    """Return the content of a report that a browser sealed, in the session of a reader; the trail has it before."""
    rows = Submission.objects.filter(seen_by(by), id=submission_id, held_reason=HeldReason.OFFLINE)
    row = rows.exclude(whole_item_id=None).first()
    if row is None or row.whole_item_id is None:
        raise Unknown
    sealed = vault.read_bytes(by, row.whole_item_id)
    return open_for(by, subject_of(by.working_group_id), sealed)
