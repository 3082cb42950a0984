"""Making compartments and wrapping their private halves, which exist here only while they are wrapped."""

from collections.abc import Iterable
from itertools import permutations
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from kikao.foundation.sealing import box, roster
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.keys import public_keys
from kikao.foundation.sealing.models import Compartment, PairWrap, RecoveryKey, RecoveryWrap, Wrap
from kikao.foundation.sealing.offline import identity_keys, offline_ids
from kikao.foundation.sealing.stops import NotReady


def about(compartment: Compartment) -> str:
    """Return what a compartment's wrapped key is bound to, so that no wrap serves in another's place."""
    return f"compartment|{compartment.layer}|{compartment.subject_id}|{compartment.id}"


def about_pair(compartment: Compartment, requester: UUID, approver: UUID) -> str:
    """Return what the outer box of a pair is bound to."""
    return f"{about(compartment)}|{requester}|{approver}"


def new_narrative(working_group_id: UUID, subject_id: UUID, readers: Iterable[UUID]) -> Compartment:
    """Make a narrative compartment that each of these readers can open, and the recovery key."""
    compartment, private = _new(working_group_id, subject_id, Layer.N)
    wraps = [
        Wrap(
            working_group_id=working_group_id,
            compartment=compartment,
            account_id=account_id,
            blob=box.seal_to(public, private, about(compartment)),
        )
        for account_id, public in public_keys(readers).items()
    ]
    Wrap.objects.bulk_create(wraps)
    if not _for_recovery(compartment, private) and not wraps:
        raise NotReady
    return compartment


def new_identity(working_group_id: UUID, subject_id: UUID, custodians: Iterable[UUID]) -> Compartment:
    """Make an identity compartment that any two of these custodians can open together, and the recovery key."""
    compartment, private = _new(working_group_id, subject_id, Layer.I)
    pairs = pair_wraps(compartment, private, identity_keys(custodians))
    PairWrap.objects.bulk_create(pairs)
    if not _for_recovery(compartment, private) and not pairs:
        raise NotReady
    return compartment


def pair_wraps(compartment: Compartment, private: bytes, publics: dict[UUID, bytes]) -> list[PairWrap]:
    """Seal an identity key for every ordered pair: first to who asks, then around it to who approves."""
    inner = {who: box.seal_to(public, private, about(compartment)) for who, public in publics.items()}
    offline = offline_ids(publics)
    return [
        PairWrap(
            working_group_id=compartment.working_group_id,
            compartment=compartment,
            requester_account_id=requester,
            approver_account_id=approver,
            blob=box.seal_to(
                publics[approver], inner[requester], about_pair(compartment, requester, approver)
            ),
            requester_offline_id=offline.get(requester),
            approver_offline_id=offline.get(approver),
        )
        for requester, approver in permutations(publics, 2)
    ]


def latest(working_group_id: UUID, subject_id: UUID, layer: Layer) -> Compartment:
    """Return the compartment that new things go into; a new epoch of it when somebody lost the key to the last."""
    found = _last(working_group_id, subject_id, layer)
    if found.stale_on is None:
        return found
    with transaction.atomic():
        found = _last(working_group_id, subject_id, layer, lock=True)
        return found if found.stale_on is None else _next_epoch(found)


def _last(working_group_id: UUID, subject_id: UUID, layer: Layer, *, lock: bool = False) -> Compartment:
    rows = Compartment.objects.select_for_update() if lock else Compartment.objects.all()
    mine = rows.filter(working_group_id=working_group_id, subject_id=subject_id, layer=layer)
    found = mine.order_by("-epoch").first()
    if found is None:
        message = f"no compartment is open for subject {subject_id}: open_compartments comes first"
        raise LookupError(message)
    return found


def _next_epoch(last: Compartment) -> Compartment:
    """Make the next epoch for those who are left: the readers on the list, or the custodians of now."""
    group, subject = last.working_group_id, last.subject_id
    if last.layer == Layer.N:
        listed = Wrap.objects.filter(compartment=last).values_list("account_id", flat=True)
        return new_narrative(group, subject, roster.free_readers_of(group, subject, listed))
    return new_identity(group, subject, roster.unwalled_of(group, subject, roster.custodians_of(group)))


def _new(working_group_id: UUID, subject_id: UUID, layer: Layer) -> tuple[Compartment, bytes]:
    pair = box.new_pair()
    earlier = Compartment.objects.filter(
        working_group_id=working_group_id, subject_id=subject_id, layer=layer
    ).aggregate(last=Max("epoch"))["last"]
    compartment = Compartment.objects.create(
        working_group_id=working_group_id,
        subject_id=subject_id,
        layer=layer,
        public_key=pair.public,
        epoch=(earlier or 0) + 1,
    )
    return compartment, pair.private


def _for_recovery(compartment: Compartment, private: bytes) -> bool:
    """Wrap for the group's last resort; False as long as the group has not printed its papers."""
    recovery = RecoveryKey.objects.filter(working_group_id=compartment.working_group_id, active=True).first()
    if recovery is None:
        return False
    RecoveryWrap.objects.create(
        working_group_id=compartment.working_group_id,
        compartment=compartment,
        recovery_key=recovery,
        blob=box.seal_to(bytes(recovery.public_key), private, about(compartment)),
    )
    return True
