"""Opening an identity: one custodian asks with a reason, another approves, for a limited time.

The approver's session takes off the outer box and re-seals what is inside to who asked; neither can do it alone,
whatever they hold of the database, because each private key opens one layer only.
"""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import is_walled, join_subjects
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import now
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing import box
from kikao.foundation.sealing.compartments import about_pair, new_narrative
from kikao.foundation.sealing.enums import Layer, OpeningState
from kikao.foundation.sealing.keys import account_of, key_of, public_key_of
from kikao.foundation.sealing.lifecycle import OPENING
from kikao.foundation.sealing.models import Compartment, IdentityOpening, OpenedKey, PairWrap
from kikao.foundation.sealing.reading import put
from kikao.foundation.sealing.roster import custodians_of, unwalled_of
from kikao.foundation.sealing.stops import Broken, Sealed

LONGEST = 72
REASON = "opening_reason"


class OwnRequest(Stop):
    """Somebody answered their own request."""

    def __init__(self) -> None:
        """Two persons, always."""
        super().__init__(
            "sealing.own_request",
            _("You asked for this yourself; another custodian answers."),
            cure=_("Ask another custodian to look at your request."),
            status=403,
        )


@action("identity.ask", to={Role.CUSTODIAN}, system=False)
def ask_identity(by: Actor, *, subject_id: UUID, reason: str) -> UUID:
    """Ask the other custodians to let one learn who a source, victim or witness is, and say why."""
    _compartments(by, subject_id)
    if not reason.strip():
        raise Invalid({"reason": _("Say why this identity must be known.")})
    if not PairWrap.objects.filter(
        compartment__subject_id=subject_id, requester_account_id=account_of(by)
    ).exists():
        raise Sealed
    opening_id = random_id()
    custodians = unwalled_of(by.working_group_id, subject_id, custodians_of(by.working_group_id))
    new_narrative(by.working_group_id, opening_id, custodians)
    join_subjects(by.working_group_id, subject_id, opening_id, opening_id)
    IdentityOpening.objects.create(
        id=opening_id,
        working_group_id=by.working_group_id,
        subject_id=subject_id,
        asked_by=account_of(by),
        asked_at=now(),
        reason_item_id=put(by.working_group_id, opening_id, REASON, reason.strip()),
    )
    return opening_id


@action("identity.approve", to={Role.CUSTODIAN}, system=False)
def approve_identity(by: Actor, *, opening_id: UUID, hours: int = 24) -> UUID:
    """Let another custodian learn an identity for some hours; needs the key of one's own session."""
    opening = _to_answer(by, opening_id)
    OPENING.check(opening.state, OpeningState.APPROVED)
    key, approver = key_of(by), account_of(by)
    if not 1 <= hours <= LONGEST:
        raise Invalid({"hours": _("Between 1 and 72 hours.")})
    if opening.asked_by not in unwalled_of(by.working_group_id, opening.subject_id, [opening.asked_by]):
        raise Unknown
    for compartment in _compartments(by, opening.subject_id):
        OpenedKey.objects.create(
            working_group_id=by.working_group_id,
            opening=opening,
            compartment=compartment,
            blob=_half_open(key, approver, opening, compartment),
        )
    opening.state = OpeningState.APPROVED
    opening.answered_by = account_of(by)
    opening.answered_at = now()
    opening.until = now() + timedelta(hours=hours)
    opening.save()
    return opening.id


@action("identity.refuse", to={Role.CUSTODIAN}, system=False)
def refuse_identity(by: Actor, *, opening_id: UUID) -> UUID:
    """Keep an identity shut; the request and the refusal stay on record."""
    opening = _to_answer(by, opening_id)
    OPENING.check(opening.state, OpeningState.REFUSED)
    opening.state = OpeningState.REFUSED
    opening.answered_by = account_of(by)
    opening.answered_at = now()
    opening.save()
    return opening.id


@action("identity.expire", to=SYSTEM_ONLY)
def expire_openings(by: Actor) -> int:
    """Remove what approvers left for requesters whose time is over."""
    over = IdentityOpening.objects.filter(
        working_group_id=by.working_group_id, state=OpeningState.APPROVED, until__lte=now()
    )
    ended = list(over.values_list("id", flat=True))
    OpenedKey.objects.filter(opening_id__in=ended).delete()
    IdentityOpening.objects.filter(id__in=ended).update(state=OpeningState.EXPIRED)
    return len(ended)


def about_opening(opening: IdentityOpening, compartment: Compartment) -> str:
    """Return what the approver's re-sealed half is bound to."""
    return f"opening|{opening.id}|{compartment.id}"


def _half_open(key: bytes, approver: UUID, opening: IdentityOpening, compartment: Compartment) -> bytes:
    requester = opening.asked_by
    pair = PairWrap.objects.filter(
        compartment=compartment, requester_account_id=requester, approver_account_id=approver
    ).first()
    if pair is None:
        raise Sealed
    try:
        inner = box.open_with(key, bytes(pair.blob), about_pair(compartment, requester, approver))
    except box.SealBroken as error:
        raise Broken from error
    return box.seal_to(public_key_of(requester), inner, about_opening(opening, compartment))


def _compartments(by: Actor, subject_id: UUID) -> list[Compartment]:
    found = Compartment.objects.filter(
        working_group_id=by.working_group_id, subject_id=subject_id, layer=Layer.I
    )
    if not found or is_walled(by, subject_id):
        raise Unknown
    return list(found)


def _to_answer(by: Actor, opening_id: UUID) -> IdentityOpening:
    opening = (
        IdentityOpening.objects.select_for_update()
        .filter(working_group_id=by.working_group_id, id=opening_id)
        .first()
    )
    if opening is None or is_walled(by, opening.subject_id):
        raise Unknown
    if opening.asked_by == by.account_id:
        raise OwnRequest
    return opening
