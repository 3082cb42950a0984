"""Acts of the public page's offline queue: the key it seals to, and taking in what was sealed."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.casework.intake.actions._apart import ANYBODY
from kikao.casework.intake.actions.holding import hold_sealed
from kikao.casework.intake.enums import HeldReason
from kikao.casework.intake.reckoning.offline import subject_of
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Stop
from kikao.foundation.notices.clock import job
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.box import ReceiptKeys
from kikao.foundation.sealing.browser import is_for, is_lacked, key_for_browsers, readable
from kikao.registry.people.queries import accounts_with


@action("intake.renew_key", to={Role.SECRETARIAT}, public=True)
def renew_drop_key(by: Actor) -> UUID:
    """Make a new key for browsers to seal to, for the secretaries of now who are of no security body or company."""
    group_id, subject_id = by.working_group_id, subject_of(by.working_group_id)
    for key in ANYBODY:
        wall.raise_wall(group_id, subject_id, key, subject_id)
    desk = accounts_with(group_id, Role.SECRETARIAT)
    vault.open_compartments(group_id, subject_id, readers=desk, identity=False)
    return subject_id


@action("intake.drop", to=set(), public=True, system=False)
def drop_draft(by: Actor, *, sealed: bytes, receipt: ReceiptKeys) -> UUID:
    """Take a report that a browser sealed while it had no network; it waits apart until a secretary opens it.

    The same draft is taken once, however often it is sent.
    """
    group_id, subject_id = by.working_group_id, subject_of(by.working_group_id)
    draft = readable(sealed)
    if draft is None or not is_for(group_id, subject_id, draft):
        raise Unreadable
    return hold_sealed(by, content=sealed, reason=HeldReason.OFFLINE, receipt=receipt).id


@job("intake.renew_key", every=timedelta(days=1))
def renew_for_newcomers(by: Actor) -> None:
    """Make a new key when somebody became a secretary; by the clock, so that the public page never tells of an arrival."""
    group_id, subject_id = by.working_group_id, subject_of(by.working_group_id)
    desk = accounts_with(group_id, Role.SECRETARIAT)
    if key_for_browsers(group_id, subject_id) and is_lacked(group_id, subject_id, desk):
        renew_drop_key(by)


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
