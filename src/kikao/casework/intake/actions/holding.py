"""Keeping what only a reader's session can open: what a browser or a phone sealed, what nobody could read."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.forms.schemas import Bearer
from kikao.casework.intake.actions._apart import keep_apart
from kikao.casework.intake.actions._sent import Sent, receipt_of
from kikao.casework.intake.actions._versions import take_once
from kikao.casework.intake.enums import HeldReason, SubmissionState
from kikao.casework.intake.models import Submission
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.casework.intake.schemas import Receipt, Taken
from kikao.casework.reports.reckoning import kept_tag
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid
from kikao.foundation.files.coming import Coming
from kikao.foundation.sealing.box import ReceiptKeys

WEB = "WEB"


@action("submission.hold", to=set(), public=True)
def hold_sealed(
    by: Actor,
    *,
    content: Coming | bytes,
    reason: HeldReason,
    files: tuple[Coming, ...] = (),
    receipt: ReceiptKeys | None = None,
    version: UUID | None = None,
    bearer: Bearer | None = None,
    channel: str = WEB,
) -> Receipt:
    """Keep something as it came, sealed once more, until a reader's session opens it; the same again is the same."""
    if reason not in HeldReason:
        raise Invalid({"reason": _("“%(code)s” is not in the list.") % {"code": str(reason)[:60]}})
    whole = content if isinstance(content, bytes) else b"".join(content.pieces())
    sent = Sent(by, bearer, Arrived(form_id="", version="", instance_id="", content=whole), files, channel)
    sent.whole = whole
    return take_once(sent, lambda: _hold(sent, reason, receipt, version))


def _hold(sent: Sent, reason: HeldReason, receipt: ReceiptKeys | None, version: UUID | None) -> Receipt:
    row: Submission = sent.row(state=SubmissionState.HELD, held_reason=reason)
    row.version_id, row.without_id = version, False
    if receipt:
        row.receipt_tag, row.thread_public_key = kept_tag(receipt.tag), receipt.public
    keep_apart(sent, row)
    return receipt_of(row, Taken.HELD)
