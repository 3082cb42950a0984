"""What ends an opening: its time, somebody who closes it early, a custodian who stops all of them at once."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing.compartments import new_narrative
from kikao.foundation.sealing.enums import OpeningState
from kikao.foundation.sealing.keys import account_of
from kikao.foundation.sealing.lifecycle import OPENING
from kikao.foundation.sealing.models import IdentityFreeze, IdentityOpening, OpenedKey
from kikao.foundation.sealing.policy import ASKERS, overdue, seen_by
from kikao.foundation.sealing.reading import put
from kikao.foundation.sealing.roster import custodians_of
from kikao.foundation.sealing.standstill import Frozen, freeze_of
from kikao.foundation.sealing.telling import Word, tell_custodians

FREEZE_REASON = "freeze_reason"
LIVE = (OpeningState.ASKED, OpeningState.APPROVED)


class SecondLifts(Stop):
    """Who asked to lift the stop cannot lift it."""

    def __init__(self) -> None:
        """Two persons, always."""
        super().__init__(
            "sealing.second_lifts",
            _("You asked to lift the stop yourself; another custodian lifts it."),
            cure=_("Ask another custodian to confirm."),
            status=403,
        )


@action("identity.expire", to=SYSTEM_ONLY)
def expire_openings(by: Actor) -> int:
    """Remove what custodians left for readers whose time is over, and let unanswered requests lapse."""
    ended = list(IdentityOpening.objects.filter(overdue(by)).values_list("id", flat=True))
    _end(ended, OpeningState.EXPIRED, None)
    return len(ended)


@action("identity.close", to=ASKERS, system=False)
def close_identity(by: Actor, *, opening_id: UUID) -> UUID:
    """Close an opening before its time, or take a request back; nobody reads it from then on."""
    opening = IdentityOpening.objects.select_for_update().filter(seen_by(by), id=opening_id).first()
    if opening is None:
        raise Unknown
    OPENING.check(opening.state, OpeningState.CLOSED)
    _end([opening.id], OpeningState.CLOSED, account_of(by))
    return opening.id


@action("identity.freeze", to={Role.CUSTODIAN}, system=False)
def freeze_identities(by: Actor, *, reason: str) -> UUID:
    """Stop all openings of identities at once; any custodian can, and two lift the stop."""
    if not reason.strip():
        raise Invalid({"reason": _("Say why.")})
    if freeze_of(by.working_group_id):
        raise Frozen
    group, freeze_id = by.working_group_id, random_id()
    new_narrative(group, freeze_id, custodians_of(group))
    live = IdentityOpening.objects.filter(working_group_id=group, state__in=LIVE)
    _end(list(live.values_list("id", flat=True)), OpeningState.STOPPED, account_of(by))
    IdentityFreeze.objects.create(
        id=freeze_id,
        working_group_id=group,
        frozen_by=account_of(by),
        frozen_at=now(),
        reason_item_id=put(group, freeze_id, FREEZE_REASON, reason.strip()),
    )
    tell_custodians(by, Word.FROZEN)
    return freeze_id


@action("identity.ask_unfreeze", to={Role.CUSTODIAN}, system=False)
def ask_unfreeze(by: Actor) -> UUID:
    """Ask that openings be possible again; another custodian confirms it."""
    freeze = _standing(by)
    freeze.lift_asked_by, freeze.lift_asked_at = account_of(by), now()
    freeze.save()
    tell_custodians(by, Word.THAW_ASKED)
    return freeze.id


@action("identity.unfreeze", to={Role.CUSTODIAN}, system=False)
def unfreeze_identities(by: Actor) -> UUID:
    """Confirm, as a second custodian, that openings are possible again; what was stopped is asked for anew."""
    freeze = _standing(by)
    if freeze.lift_asked_by is None or freeze.lift_asked_by == by.account_id:
        raise SecondLifts
    if freeze.lift_asked_by not in custodians_of(by.working_group_id):
        raise SecondLifts
    freeze.lifted_by, freeze.lifted_at = account_of(by), now()
    freeze.save()
    tell_custodians(by, Word.THAWED)
    return freeze.id


def _standing(by: Actor) -> IdentityFreeze:
    rows = IdentityFreeze.objects.select_for_update()
    freeze = rows.filter(working_group_id=by.working_group_id, lifted_at=None).first()
    if freeze is None:
        raise Unknown
    return freeze


def _end(opening_ids: list[UUID], state: OpeningState, ended_by: UUID | None) -> None:
    OpenedKey.objects.filter(opening_id__in=opening_ids).delete()
    IdentityOpening.objects.filter(id__in=opening_ids).update(state=state, ended_by=ended_by, ended_at=now())
