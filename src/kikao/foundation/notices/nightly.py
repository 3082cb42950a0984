"""What the clock clears away on the floors below, which cannot know it, and in its own inboxes."""

from datetime import timedelta

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import OnceToken
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now, today
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.models import DutyTurn, Notice
from kikao.foundation.sealing.actions import expire_openings, take_checkpoint
from kikao.foundation.sealing.actions.passing import expire_passings
from kikao.foundation.sealing.models import IdentityOpening
from kikao.foundation.sealing.policy import overdue
from kikao.foundation.sealing.waiting import passings_overdue

TOKENS_KEPT = timedelta(days=30)
NOTICES_KEPT = timedelta(days=180)


@job("sealing.expire_openings", every=timedelta(minutes=5))
def end_openings(by: Actor) -> None:
    """Take back what custodians left for readers whose time is over; nothing is written when there is nothing."""
    if IdentityOpening.objects.filter(overdue(by)).exists():
        expire_openings(by)


@job("sealing.expire_passings", every=timedelta(minutes=15))
def end_passings(by: Actor) -> None:
    """Take back what custodians left for each other and nobody passed on in time."""
    if passings_overdue(by).exists():
        expire_passings(by)


@job("trail.checkpoint", every=timedelta(days=7))
def witness_trail(by: Actor) -> None:
    """Take a checkpoint of the trail every week."""
    take_checkpoint(by)


@job("access.purge_once_tokens", every=timedelta(days=1))
@action("once_token.purge", to=SYSTEM_ONLY)
def purge_once_tokens(by: Actor) -> int:
    """Forget the proofs of forms that were sent more than 30 days ago."""
    old = OnceToken.objects.filter(working_group_id=by.working_group_id, used_on__lt=today() - TOKENS_KEPT)
    gone, _each = old.delete()
    return gone


@job("notices.clear", every=timedelta(days=1))
@action("notice.clear", to=SYSTEM_ONLY)
def clear_notices(by: Actor) -> int:
    """Clear away notices left more than half a year ago, and turns of duty that ended then."""
    before = now() - NOTICES_KEPT
    gone, _each = Notice.objects.filter(working_group_id=by.working_group_id, left_at__lt=before).delete()
    DutyTurn.objects.filter(
        working_group_id=by.working_group_id, until_on__lt=today() - NOTICES_KEPT
    ).delete()
    return gone
