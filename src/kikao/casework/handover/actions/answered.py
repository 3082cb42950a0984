"""What comes back: the receipt of the other group, silence, and the case that is taken up elsewhere."""

from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.handover.enums import DeclineReason, HandoverState
from kikao.casework.handover.lifecycle import HANDOVER
from kikao.casework.handover.models import Handover, HandoverPart, OwnKeys
from kikao.casework.handover.queries.cards import halves_of, keys_of
from kikao.casework.handover.queries.going import OPEN, require_handover
from kikao.casework.outcomes.actions import close_case
from kikao.casework.outcomes.enums import ClosureReason
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop
from kikao.foundation.base.turns import turn
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice, take_back_notices
from kikao.foundation.sealing.handed import Damaged, NotAReceipt
from kikao.foundation.sealing.handreceipts import open_receipt, receipt_for
from kikao.registry.people.queries import desk_of

AT_ONCE = 200
ANSWERS = frozenset({HandoverState.RECEIVED, HandoverState.ACCEPTED, HandoverState.DECLINED})


class NotOurReceiptStop(Stop):
    """The receipt is of another file, or for another group."""

    def __init__(self) -> None:
        """Send them to the right hand-over."""
        super().__init__(
            "handover.other_receipt",
            _("This receipt is not for this hand-over."),
            cure=_("Open the hand-over with the digest that the other group names, and enter it there."),
            status=422,
        )


@action("handover.enter_receipt", to={Role.SECRETARIAT}, system=False)
def enter_receipt(by: Actor, *, handover_id: UUID, receipt: bytes) -> UUID:
    """Enter the signed receipt of the other group: received, accepted or declined there, under which reference."""
    row = require_handover(by, handover_id)
    said = _opened(by, row, receipt)
    state, day = _answer(said), _day(said["answered_on"] or said["received_on"])
    if (said["package"], said["digest"]) != (str(row.package_id), row.digest):
        raise NotOurReceiptStop
    HANDOVER.check(row.state, state)
    turn(
        row,
        None,
        state=state,
        receipt=receipt,
        receipt_on=day,
        their_reference=said["reference"][:40],
        their_reason=said["reason"] if said["reason"] in DeclineReason.values else "",
    )
    if state != HandoverState.RECEIVED:
        HandoverPart.objects.filter(handover=row).delete()
    take_back_notices(desk_of(row.working_group_id, row.case_id), about="handover", about_id=row.id)
    return row.id


@action("handover.close_case", to={Role.SECRETARIAT}, system=False)
def close_case_handed_over(by: Actor, *, handover_id: UUID) -> UUID:
    """Close a case that the other group has accepted: referred and taken up elsewhere."""
    row = require_handover(by, handover_id)
    if row.state != HandoverState.ACCEPTED:
        raise Stop(
            "handover.not_accepted",
            _("The other group has not accepted this case."),
            cure=_("Enter its receipt first, or close the case on its own page for another reason."),
        )
    close_case(by, case_id=row.case_id, reason=ClosureReason.REFERRED, words=row.their_reference)
    return row.id


@job("handover.silent", every=timedelta(hours=12))
@action("handover.remind", to=SYSTEM_ONLY)
def remind_of_handovers(by: Actor) -> int:
    """Tell the secretariat, once, of every hand-over whose receipt is overdue."""
    late = Handover.objects.filter(
        working_group_id=by.working_group_id, state__in=OPEN, answer_due_on__lt=today(), reminded_on=None
    )
    rows = list(late.select_related("case").order_by("answer_due_on", "id")[:AT_ONCE])
    for row in rows:
        Handover.objects.filter(id=row.id).update(reminded_on=today())
        leave_notice(
            by,
            desk_of(row.working_group_id, row.case_id),
            NoticeKind.HANDED_OVER,
            subject_id=row.case_id,
            about="handover",
            about_id=row.id,
        )
    return len(rows)


def _opened(by: Actor, row: Handover, receipt: bytes) -> dict[str, str]:
    """Return what a receipt says, if the group to which the file went signed it for us."""
    receiver, sender = receipt_for(receipt)
    keys = OwnKeys.objects.filter(working_group_id=by.working_group_id, key_id=receiver.hex()).first()
    if keys is None or sender.hex() != row.card.key_id:
        raise NotOurReceiptStop
    said = open_receipt(keys_of(by, keys), halves_of(row.card), receipt)
    if (
        not {"package", "digest", "answer", "reference", "reason", "received_on", "answered_on"}
        <= said.keys()
    ):
        raise NotAReceipt
    return said


def _answer(said: dict[str, str]) -> HandoverState:
    if said["answer"] not in ANSWERS:
        raise NotAReceipt
    return HandoverState(said["answer"])


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Damaged from error
