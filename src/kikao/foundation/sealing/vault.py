"""The face of sealing for all that stands above: open compartments, put in, read, share, take away."""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import is_walled, unwalled
from kikao.foundation.sealing import roster
from kikao.foundation.sealing.actions.sharing import grant_reading
from kikao.foundation.sealing.compartments import new_identity, new_narrative
from kikao.foundation.sealing.drafts import drafts_of, put_draft, take_draft
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.identity import read_identity
from kikao.foundation.sealing.keys import account_of
from kikao.foundation.sealing.models import Compartment, Wrap
from kikao.foundation.sealing.reading import put, read, read_bytes, read_many
from kikao.foundation.sealing.receipts import copy_keys, open_by_receipt, receipt_keys_of, seal_to_receipt
from kikao.foundation.sealing.taking import holders_of, take_identities, take_narratives
from kikao.foundation.sealing.waiting import taken_from

__all__ = [
    "Layer",
    "can_open",
    "copy_keys",
    "drafts_of",
    "drop_walled",
    "drop_walled_each",
    "grant",
    "holders_of",
    "open_by_receipt",
    "open_compartments",
    "opens_whole",
    "put",
    "put_draft",
    "read",
    "read_bytes",
    "read_identity",
    "read_many",
    "readers_of",
    "receipt_keys_of",
    "revoke",
    "seal_to_receipt",
    "take_draft",
    "waiting_readers_of",
]

AT_ONCE = 500
"""Of how many subjects the holders of keys are asked for in one query."""


@transaction.atomic
def open_compartments(
    working_group_id: UUID,
    subject_id: UUID,
    *,
    readers: Iterable[UUID],
    custodians: Iterable[UUID] | None = None,
    identity: bool = True,
) -> None:
    """Open both envelopes of a new report, incident or case, before anything is put in.

    The narrative is wrapped for each reader with a key, the identity for each ordered pair of custodians (the
    group's, unless told otherwise), both for the recovery key; nobody walled from the subject gets a wrap. Without
    `identity` the second envelope does not exist: nothing of a person can ever be put in.
    """
    reading = set(readers)
    keeping = set(roster.custodians_of(working_group_id) if custodians is None else custodians)
    free = roster.unwalled_of(working_group_id, subject_id, reading | keeping)
    new_narrative(working_group_id, subject_id, reading & free)
    if identity:
        new_identity(working_group_id, subject_id, keeping & free)


def grant(by: Actor, subject_id: UUID, account_id: UUID) -> None:
    """Let another person open the narrative of a subject that one can open oneself.

    From whom a person took the key, it is kept: it is given again only by `sealed.grant`, by name and with a reason.
    """
    if (subject_id, account_id) in taken_from(by.working_group_id, [account_id]):
        return
    grant_reading(by, subject_id=subject_id, account_id=account_id)


def revoke(subject_id: UUID, account_ids: Iterable[UUID]) -> None:
    """Take the narrative of a subject from these accounts, in the transaction of the act that decided it.

    What is put in from then on goes into a new epoch, whose key they never had.
    """
    take_narratives(set(account_ids), Q(compartment__subject_id=subject_id))


@transaction.atomic
def drop_walled(working_group_id: UUID, subject_id: UUID, account_ids: Iterable[UUID]) -> None:
    """Take everything sealed of a subject from accounts that are now walled, identities included."""
    walled = set(account_ids)
    if not walled:
        return
    of_subject = Q(working_group_id=working_group_id, compartment__subject_id=subject_id)
    take_narratives(walled, of_subject)
    take_identities(walled, of_subject)


@transaction.atomic
def drop_walled_each(working_group_id: UUID, walled: Mapping[UUID, Collection[UUID]]) -> None:
    """Take everything sealed of many subjects from the accounts that are walled from each of them."""
    subjects = sorted(walled)
    for start in range(0, len(subjects), AT_ONCE):
        held = holders_of(working_group_id, subjects[start : start + AT_ONCE])
        for subject_id, account_ids in held.items():
            drop_walled(working_group_id, subject_id, account_ids.intersection(walled[subject_id]))


def readers_of(subject_id: UUID) -> set[UUID]:
    """Return the accounts that can open the narrative of a subject."""
    held = Wrap.objects.filter(compartment__subject_id=subject_id, blob__isnull=False)
    return set(held.values_list("account_id", flat=True))


def waiting_readers_of(subject_id: UUID) -> set[UUID]:
    """Return the accounts with a new key for which another reader must re-share the narrative."""
    waiting = Wrap.objects.filter(compartment__subject_id=subject_id, blob=None)
    return set(waiting.values_list("account_id", flat=True))


def opens_whole(by: Actor, subject_ids: Iterable[UUID]) -> set[UUID]:
    """Return the subjects to whose narrative this session has every key: what does not open there is no longer there."""
    if by.key is None:
        return set()
    asked = set(subject_ids)
    mine = Wrap.objects.filter(account_id=account_of(by), blob__isnull=False).values("compartment_id")
    every = Compartment.objects.filter(
        unwalled(by, "subject_id"),
        working_group_id=by.working_group_id,
        subject_id__in=asked,
        layer=Layer.N,
    ).annotate(held=Q(id__in=mine))
    found = set(every.values_list("subject_id", "held"))
    return {subject_id for subject_id, held in found if held} - {one for one, held in found if not held}


def can_open(by: Actor, subject_id: UUID) -> bool:
    """Tell whether this session can open the narrative of a subject."""
    if by.key is None or is_walled(by, subject_id):
        return False
    held = Wrap.objects.filter(
        compartment__subject_id=subject_id, account_id=account_of(by), blob__isnull=False
    )
    return held.exists()
