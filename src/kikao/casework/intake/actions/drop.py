"""Acts of the public page's offline queue: the key it seals to, and taking in what was sealed."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.intake.enums import HeldReason, SubmissionState
from kikao.casework.intake.models import Submission
from kikao.casework.intake.reckoning.offline import WEB, instance_tag, subject_of
from kikao.casework.reports.reckoning import kept_tag
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import new_reference
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.box import ReceiptKeys
from kikao.foundation.sealing.browser import is_for, readable
from kikao.registry.people.queries import accounts_with

ANYBODY = (wall.UNIFORM, wall.COMPANY_GUARD)
"""What nobody opened yet may accuse anybody (fail closed)."""


@action("intake.renew_key", to={Role.SECRETARIAT}, public=True)
def renew_drop_key(by: Actor) -> UUID:
    """Make a new key for browsers to seal to, for the secretaries of now who are of no security body or company."""
    subject_id = subject_of(by.working_group_id)
    _open(by, subject_id, identity=False)
    return subject_id


@action("intake.drop", to=set(), public=True, system=False)
def drop_draft(by: Actor, *, sealed: bytes, receipt: ReceiptKeys) -> UUID:
    """Take a report that a browser sealed while it had no network; it waits apart until a secretary opens it.

    The same draft is taken once, whatever else came of its first sending.
    """
    draft = readable(sealed)
    group = WorkingGroup.objects.get(id=by.working_group_id)
    if draft is None or not is_for(group.id, subject_of(group.id), draft):
        raise Unreadable
    if not group.intake_open:
        raise Stop("report.intake_closed", _("The group cannot receive reports yet."), status=503)
    row = Submission(
        working_group=group,
        channel=WEB,
        state=SubmissionState.HELD,
        held_reason=HeldReason.OFFLINE,
        instance_tag=instance_tag(draft.draft_id),
        receipt_tag=kept_tag(receipt.tag),
        thread_public_key=receipt.public,
        arrived_on=today(),
    )
    earlier = Submission.objects.filter(working_group=group, instance_tag=row.instance_tag).first()
    if earlier:
        if earlier.receipt_tag != row.receipt_tag:
            raise Unreadable
        return earlier.id
    row.reference = new_reference(f"{group.prefix}-S", row.arrived_on.year)
    _open(by, row.id, identity=True)
    row.whole_item_id = vault.put(group.id, row.id, "submission.whole", sealed)
    row.save(force_insert=True)
    return row.id


def _open(by: Actor, subject_id: UUID, *, identity: bool) -> None:
    for key in ANYBODY:
        wall.raise_wall(by.working_group_id, subject_id, key, subject_id)
    desk = accounts_with(by.working_group_id, Role.SECRETARIAT)
    vault.open_compartments(by.working_group_id, subject_id, readers=desk, identity=identity)


class Unreadable(Stop):
    """No browser of ours sealed this, or not to this group."""

    def __init__(self) -> None:
        """Have it written anew."""
        super().__init__(
            "intake.unreadable",
            _("This cannot be read as a report that waited on a telephone."),
            cure=_("Write it again. “Leave this page now” wipes what waits."),
            status=422,
        )
