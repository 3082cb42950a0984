"""Sharing what is sealed: always an explicit act of somebody who can open it, and its taking back with a reason."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import is_walled
from kikao.foundation.audit.chain import Line, append
from kikao.foundation.audit.door import action
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.sealing import box
from kikao.foundation.sealing.compartments import about
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.keys import account_of, key_of, public_key_of
from kikao.foundation.sealing.models import Compartment, Sharing, Wrap
from kikao.foundation.sealing.reading import put, unwrap
from kikao.foundation.sealing.roster import entitled_among, free_readers_of
from kikao.foundation.sealing.stops import Broken, Sealed
from kikao.foundation.sealing.taking import take_narratives
from kikao.foundation.sealing.waiting import can_pass_on, taken_from

REASON = "sharing_reason"
LONGEST_REASON = 2000


@action("sealed.grant", to={Role.SECRETARIAT}, system=False)
def grant_reading(by: Actor, *, subject_id: UUID, account_id: UUID, reason: str = "") -> UUID:
    """Let another person open the narrative of a report, incident or case, as far as one can open it oneself.

    Epochs that one cannot open oneself are noted as waiting for somebody who can. From whom a person took the key, it
    is given again only with a reason.
    """
    _compartments(by, subject_id)
    if account_id not in free_readers_of(by.working_group_id, subject_id, [account_id]):
        raise Unknown
    if account_id not in entitled_among(by.working_group_id, [account_id]):
        raise NotTheirs
    said = _why_again(by, subject_id, account_id, reason)
    every = list(_of_subject(by, subject_id))
    shared = _share(by, every, account_id)
    if not shared:
        raise Sealed
    _let_wait(by, [one for one in every if one.id not in shared], account_id)
    item_id = put(by.working_group_id, subject_id, REASON, said) if said else None
    _write(by, subject_id, account_id, given=True, reason_item_id=item_id)
    append(_to_whom(by, "sealed.granted_to", account_id))
    return subject_id


@action("sealed.revoke", to={Role.SECRETARIAT}, system=False)
def revoke_reading(by: Actor, *, subject_id: UUID, account_id: UUID, reason: str) -> UUID:
    """Take the narrative of a report, incident or case from somebody, and say why; what comes after has a new key."""
    _compartments(by, subject_id)
    said = reason.strip()
    if not said or len(said) > LONGEST_REASON:
        raise Invalid({"reason": _("Say why, in at most 2,000 characters.")})
    held = Wrap.objects.filter(_here(by, subject_id))
    if not held.filter(account_id=account_id).exists():
        raise Unknown
    if not held.filter(blob__isnull=False).exclude(account_id=account_id).exists():
        raise LastReader
    take_narratives([account_id], _here(by, subject_id))
    item_id = put(by.working_group_id, subject_id, REASON, said)
    _write(by, subject_id, account_id, given=False, reason_item_id=item_id)
    append(_to_whom(by, "sealed.revoked_from", account_id))
    return subject_id


@action("sealed.reshare", to={Role.SECRETARIAT, Role.TASK_FORCE, Role.CUSTODIAN}, system=False)
def reshare_after_reset(by: Actor, *, account_id: UUID) -> UUID:
    """Pass on to somebody who waits for keys all that one can open oneself and that they are entitled to."""
    key_of(by)
    public_key_of(account_id)
    waiting = can_pass_on(by, [account_id])[account_id]
    _share(by, waiting, account_id)
    return account_id


class LastReader(Stop):
    """Nobody but the paper keys would open it any more."""

    def __init__(self) -> None:
        """Have another reader let in first."""
        super().__init__(
            "sealing.last_reader",
            _("This is the last person who can open it."),
            cure=_("Let another person read it first, then take the key from this one."),
        )


class NotTheirs(Stop):
    """Narratives are for the secretariat and for task forces."""

    def __init__(self) -> None:
        """Say which way there is for others."""
        super().__init__(
            "sealing.not_theirs",
            _("This person has no role in which one reads what people told."),
            cure=_("Release a text to their seat instead, or take them into the task force."),
            status=403,
        )


def _why_again(by: Actor, subject_id: UUID, account_id: UUID, reason: str) -> str:
    said = reason.strip()
    if len(said) > LONGEST_REASON:
        raise Invalid({"reason": _("Say why, in at most 2,000 characters.")})
    if not said and (subject_id, account_id) in taken_from(by.working_group_id, [account_id]):
        raise Invalid({"reason": _("The key was taken from this person: say why they get it again.")})
    return said


def _share(by: Actor, compartments: Iterable[Compartment], account_id: UUID) -> set[UUID]:
    """Seal to the other person what one can open of these compartments; return which."""
    held = {one.id: one for one in compartments}
    own = Wrap.objects.filter(account_id=account_of(by), compartment_id__in=held, blob__isnull=False)
    key_of(by)
    public = public_key_of(account_id)
    made: list[Wrap] = []
    for wrap in own:
        compartment = held[wrap.compartment_id]
        try:
            private = unwrap(by, compartment, bytes(wrap.blob or b""))
        except box.SealBroken as error:
            raise Broken from error
        made.append(_wrap(by, compartment, account_id, box.seal_to(public, private, about(compartment))))
    Wrap.objects.filter(
        account_id=account_id, compartment_id__in=[one.compartment_id for one in made]
    ).delete()
    Wrap.objects.bulk_create(made)
    return {one.compartment_id for one in made}


def _let_wait(by: Actor, compartments: Iterable[Compartment], account_id: UUID) -> None:
    rows = [_wrap(by, one, account_id, None) for one in compartments]
    Wrap.objects.bulk_create(rows, ignore_conflicts=True)


def _wrap(by: Actor, compartment: Compartment, account_id: UUID, blob: bytes | None) -> Wrap:
    return Wrap(
        working_group_id=by.working_group_id, compartment=compartment, account_id=account_id, blob=blob
    )


def _compartments(by: Actor, subject_id: UUID) -> None:
    if not _of_subject(by, subject_id).exists() or is_walled(by, subject_id):
        raise Unknown


def _of_subject(by: Actor, subject_id: UUID) -> QuerySet[Compartment]:
    return Compartment.objects.filter(
        working_group_id=by.working_group_id, subject_id=subject_id, layer=Layer.N
    )


def _here(by: Actor, subject_id: UUID) -> Q:
    return Q(working_group_id=by.working_group_id, compartment__subject_id=subject_id)


def _write(
    by: Actor, subject_id: UUID, account_id: UUID, *, given: bool, reason_item_id: UUID | None = None
) -> None:
    Sharing.objects.create(
        working_group_id=by.working_group_id,
        subject_id=subject_id,
        account_id=account_id,
        given=given,
        by_account=account_of(by),
        done_at=now(),
        reason_item_id=reason_item_id,
    )


def _to_whom(by: Actor, verb: str, account_id: UUID) -> Line:
    return Line(by.working_group_id, by.reference, verb, f"account:{account_id}", Outcome.DONE)
