"""Sharing what is sealed: always an explicit act of somebody who can open it."""

from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import is_walled
from kikao.foundation.audit.chain import Line, append
from kikao.foundation.audit.door import action
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing import box
from kikao.foundation.sealing.compartments import about
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.keys import account_of, key_of, public_key_of
from kikao.foundation.sealing.models import Compartment, Wrap
from kikao.foundation.sealing.reading import unwrap
from kikao.foundation.sealing.roster import unwalled_of
from kikao.foundation.sealing.stops import Broken, Sealed


@action("sealed.grant", to={Role.SECRETARIAT}, system=False)
def grant_reading(by: Actor, *, subject_id: UUID, account_id: UUID) -> UUID:
    """Let another person open the narrative of a report, incident or case that one can open oneself."""
    compartments = list(
        Compartment.objects.filter(working_group_id=by.working_group_id, subject_id=subject_id, layer=Layer.N)
    )
    if not compartments or is_walled(by, subject_id):
        raise Unknown
    if account_id not in unwalled_of(by.working_group_id, subject_id, [account_id]):
        raise Unknown
    for compartment in compartments:
        _share(by, compartment, account_id)
    append(_to_whom(by, "sealed.granted_to", account_id))
    return subject_id


@action("sealed.reshare", to={Role.SECRETARIAT, Role.TASK_FORCE}, system=False)
def reshare_after_reset(by: Actor, *, account_id: UUID) -> UUID:
    """Give back to somebody with a new key what they could open before, as far as one can open it oneself."""
    key_of(by)
    public_key_of(account_id)
    own = Wrap.objects.filter(account_id=account_of(by), blob__isnull=False).values("compartment_id")
    waiting = Wrap.objects.filter(
        working_group_id=by.working_group_id, account_id=account_id, blob=None, compartment_id__in=own
    ).select_related("compartment")
    for wrap in waiting:
        subject_id = wrap.compartment.subject_id
        if is_walled(by, subject_id):
            continue
        if account_id in unwalled_of(by.working_group_id, subject_id, [account_id]):
            _share(by, wrap.compartment, account_id)
    return account_id


def _share(by: Actor, compartment: Compartment, account_id: UUID) -> None:
    own = Wrap.objects.filter(compartment=compartment, account_id=account_of(by), blob__isnull=False).first()
    if own is None:
        raise Sealed
    try:
        private = unwrap(by, compartment, bytes(own.blob or b""))
    except box.SealBroken as error:
        raise Broken from error
    Wrap.objects.update_or_create(
        working_group_id=by.working_group_id,
        compartment=compartment,
        account_id=account_id,
        defaults={"blob": box.seal_to(public_key_of(account_id), private, about(compartment))},
    )


def _to_whom(by: Actor, verb: str, account_id: UUID) -> Line:
    return Line(by.working_group_id, by.reference, verb, f"account:{account_id}", Outcome.DONE)
