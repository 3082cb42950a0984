"""Taking keys back: what somebody could open is taken in the transaction of the act that decided it.

Whoever held a key may have kept a copy of it. So the envelopes that it opened are marked: what is put in from then on
goes into a new epoch, with a key that they never had.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from kikao.foundation.base.clock import today
from kikao.foundation.sealing.enums import PassingState
from kikao.foundation.sealing.models import Compartment, HalfKey, OpenedKey, PairWrap, Passing, Wrap


def take_narratives(account_ids: Collection[UUID], where: Q | None = None, *, waiting: bool = False) -> None:
    """Take narratives from these accounts, all or those that `where` names; `waiting` keeps their places on the list."""
    rows = Wrap.objects.filter(where or Q(), account_id__in=account_ids)
    end_epochs(rows.filter(blob__isnull=False).values_list("compartment_id", flat=True))
    if waiting:
        rows.update(blob=None)
    else:
        rows.delete()


def take_identities(account_ids: Collection[UUID], where: Q | None = None) -> None:
    """Take their halves of identities from these accounts, and what was opened for them."""
    asked, mine = Q(requester_account_id__in=account_ids), Q(approver_account_id__in=account_ids)
    pairs = PairWrap.objects.filter(where or Q()).filter(asked | mine)
    end_epochs(pairs.values_list("compartment_id", flat=True))
    pairs.delete()
    OpenedKey.objects.filter(where or Q(), account_id__in=account_ids).delete()
    HalfKey.objects.filter(where or Q(), passing__asked_by__in=account_ids).delete()


def holders_of(working_group_id: UUID, subject_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
    """Return for each of these subjects who holds anything that opens it, alone or with another (one query)."""
    here = Q(working_group_id=working_group_id, compartment__subject_id__in=subject_ids)
    first, *others = (
        model.objects.filter(here).order_by().values_list("compartment__subject_id", holder)
        for model, holder in _HELD
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for subject_id, account_id in first.union(*others):
        found[subject_id].add(account_id)
    return found


def drop_passings(account_ids: Collection[UUID]) -> None:
    """End what these accounts were passing on or were to be given: their keys are not the ones it was meant for."""
    theirs = Passing.objects.filter(Q(asked_by__in=account_ids) | Q(to_account_id__in=account_ids))
    HalfKey.objects.filter(passing__in=theirs).delete()
    theirs.filter(state__in=(PassingState.ASKED, PassingState.AGREED)).update(state=PassingState.EXPIRED)


def end_epochs(compartment_ids: Iterable[UUID]) -> None:
    """Have everything new go into a new epoch of these envelopes; it is made when the next thing is put in."""
    Compartment.objects.filter(id__in=compartment_ids, stale_on=None).update(stale_on=today())


_HELD: tuple[tuple[type[Wrap | PairWrap | OpenedKey | HalfKey], str], ...] = (
    (Wrap, "account_id"),
    (PairWrap, "requester_account_id"),
    (PairWrap, "approver_account_id"),
    (OpenedKey, "account_id"),
    (HalfKey, "passing__asked_by"),
)
