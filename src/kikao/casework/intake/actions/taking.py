"""Taking what phones send: once, whole, sealed before anything is acknowledged (decision 23)."""

from kikao.casework.forms.enums import FormKind
from kikao.casework.forms.models import Form
from kikao.casework.forms.queries import shape_of
from kikao.casework.forms.schemas import Bearer
from kikao.casework.intake.actions._apart import keep_apart
from kikao.casework.intake.actions._findings import keep_findings
from kikao.casework.intake.actions._reports import keep_report
from kikao.casework.intake.actions._sent import TOLD, Sent, receipt_of
from kikao.casework.intake.actions._versions import keep_version, known_as, take_once
from kikao.casework.intake.enums import HeldReason, SubmissionState
from kikao.casework.intake.models import Submission
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.casework.intake.schemas import Receipt, Taken
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import action
from kikao.foundation.files.coming import Coming

PHONE = "FORM"


@action("submission.take", to=set(), public=True)
def take_submission(
    by: Actor,
    *,
    bearer: Bearer | None,
    arrived: Arrived,
    files: tuple[Coming, ...] = (),
    channel: str = PHONE,
) -> Receipt:
    """Take what a phone sent, as often as it sends it: a report is made of it once, whatever fits no form waits sealed."""
    sent = Sent(by, bearer, arrived, files, channel)
    sent.shape = shape_of(by, arrived.form_id, arrived.version)
    return take_once(sent, lambda: _new(sent))


def _new(sent: Sent) -> Receipt:
    earlier = known_as(sent, sent.earlier_tag) if sent.earlier_tag else []
    if any(row.state == SubmissionState.ERASED for row in earlier):
        return _stone(sent, earlier[0])
    reason = _reason(sent)
    if reason:
        return _held(sent, reason, earlier[0] if earlier else None)
    if earlier:
        return keep_version(sent, earlier[0], SubmissionState.EDIT)
    is_orphan = bool(sent.earlier_tag)
    if sent.shape and sent.shape.kind in TOLD:
        return keep_report(sent, earlier_unknown=is_orphan)
    return _waiting(sent, earlier_unknown=is_orphan)


def _reason(sent: Sent) -> HeldReason | None:
    """Return why nothing can be made of it yet."""
    shape, form_id = sent.shape, sent.arrived.form_id
    if shape is None:
        there = "\x00" not in form_id and Form.objects.filter(working_group_id=sent.group_id, form_id=form_id)
        return HeldReason.UNKNOWN_VERSION if there and there.exists() else HeldReason.UNKNOWN_FORM
    if sent.arrived.is_encrypted:
        return HeldReason.ENCRYPTED
    if not shape.is_open:
        return HeldReason.CLOSED
    return HeldReason.NOT_ENCRYPTED if shape.is_encrypted else None


def _held(sent: Sent, reason: HeldReason, earlier: Submission | None) -> Receipt:
    root = (earlier.earlier or earlier) if earlier else None
    row = sent.row(
        state=SubmissionState.HELD,
        held_reason=reason,
        earlier=root,
        earlier_unknown=bool(sent.earlier_tag) and root is None,
    )
    keep_apart(sent, row)
    return receipt_of(row, Taken.HELD)


def _waiting(sent: Sent, *, earlier_unknown: bool) -> Receipt:
    """Keep a visit, a check or a training sheet, with what it claims in codes."""
    row = sent.row(state=SubmissionState.WAITING, earlier_unknown=earlier_unknown)
    keep_apart(sent, row)
    if sent.shape and sent.shape.kind in {FormKind.VISIT, FormKind.CHECK}:
        keep_findings(sent.by, row, sent.found)
    return receipt_of(row, Taken.NEW)


def _stone(sent: Sent, earlier: Submission) -> Receipt:
    """Answer for the edit of an erased form: it carries what was erased, so nothing of it is kept."""
    del sent
    return receipt_of(earlier, Taken.ERASED)
