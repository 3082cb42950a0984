"""Who waits for a key that others hold: readers after a reset, new secretaries, custodians without their shares."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import unwalled
from kikao.foundation.base.clock import now
from kikao.foundation.sealing import roster
from kikao.foundation.sealing.enums import Layer, PassingState
from kikao.foundation.sealing.keys import account_of, public_keys
from kikao.foundation.sealing.models import (
    Compartment,
    PairWrap,
    Passing,
    RecoveryKey,
    RecoveryWrap,
    Sharing,
    Wrap,
)


def waiting_readers(working_group_id: UUID) -> set[UUID]:
    """Return the accounts with a key that wait for narratives, or could: those on a list, and the secretariat."""
    listed = Wrap.objects.filter(working_group_id=working_group_id, blob=None)
    asked = set(listed.values_list("account_id", flat=True)) | roster.secretaries_of(working_group_id)
    return set(public_keys(asked))


def can_pass_on(by: Actor, account_ids: Iterable[UUID]) -> dict[UUID, list[Compartment]]:
    """Return for each of these accounts the narratives that they wait for and that the actor can open."""
    asked = set(account_ids) - {account_of(by)}
    mine = list(_held_by(by))
    state = _places(mine, asked)
    kept = roster.kept_from_narrative(by.working_group_id, {one.subject_id for one in mine}, asked)
    entitled = roster.secretaries_of(by.working_group_id) & asked
    taken = taken_from(by.working_group_id, entitled)
    told = _for_the_desk(by.working_group_id) if entitled else set()
    found: dict[UUID, list[Compartment]] = {account_id: [] for account_id in {*account_ids}}
    for one in mine:
        for account_id in asked - kept[one.subject_id]:
            place = state[account_id].get(one.id)
            own = account_id in entitled and one.subject_id in told
            new = place is None and own and (one.subject_id, account_id) not in taken
            if new or place is False:
                found[account_id].append(one)
    return found


def custodians_waiting(by: Actor) -> dict[UUID, int]:
    """Return for each custodian with a key how many identities they cannot ask for, though no wall keeps them out."""
    compartments = dict(
        Compartment.objects.filter(
            unwalled(by, "subject_id"), working_group_id=by.working_group_id, layer=Layer.I
        ).values_list("id", "subject_id")
    )
    custodians = set(public_keys(roster.custodians_of(by.working_group_id)))
    walled = roster.walled_by_subject(by.working_group_id, compartments.values(), custodians)
    pairs = PairWrap.objects.filter(working_group_id=by.working_group_id, requester_account_id__in=custodians)
    held = set(pairs.values_list("compartment_id", "requester_account_id").distinct())
    count = dict.fromkeys(custodians, 0)
    for compartment_id, subject_id in compartments.items():
        for account_id in custodians - walled[subject_id]:
            count[account_id] += (compartment_id, account_id) not in held
    return {account_id: many for account_id, many in count.items() if many}


def identities_wanted(by: Actor, receiver: UUID | None, through: Collection[UUID]) -> set[UUID]:
    """Return the identities that a custodian cannot ask for yet, or that the papers of now do not open yet.

    Left out is what a wall keeps from the receiver or from one of those `through` whose hands it would go.
    """
    group = by.working_group_id
    rows = Compartment.objects.filter(unwalled(by, "subject_id"), working_group_id=group, layer=Layer.I)
    if receiver is None:
        active = RecoveryKey.objects.filter(working_group_id=group, active=True)
        covered = RecoveryWrap.objects.filter(recovery_key__in=active).values("compartment_id")
        rows = rows.exclude(id__in=covered)
    else:
        held = PairWrap.objects.filter(requester_account_id=receiver).values("compartment_id")
        rows = rows.exclude(id__in=held)
    wanted = dict(rows.values_list("id", "subject_id"))
    people = {*through, *({receiver} if receiver else ())}
    walled = roster.walled_by_subject(group, wanted.values(), people)
    return {one for one, subject_id in wanted.items() if not walled[subject_id]}


def passings_overdue(by: Actor) -> QuerySet[Passing]:
    """Return what custodians were to pass on and did not in time."""
    under_way = (PassingState.ASKED, PassingState.AGREED)
    return Passing.objects.filter(working_group_id=by.working_group_id, state__in=under_way, until__lte=now())


def narratives_outside(by: Actor) -> QuerySet[Compartment]:
    """Return the narratives that the papers of now do not open yet."""
    return _outside(by).filter(layer=Layer.N)


def outside_papers(by: Actor) -> dict[str, int]:
    """Return how many narratives and identities the papers of now do not open yet, by envelope."""
    count: dict[str, int] = defaultdict(int)
    for layer in _outside(by).values_list("layer", flat=True):
        count[layer] += 1
    return dict(count)


def _outside(by: Actor) -> QuerySet[Compartment]:
    """Return what is outside the papers of now; without papers nothing is, since there is nothing to be put under."""
    group = by.working_group_id
    active = RecoveryKey.objects.filter(working_group_id=group, active=True).first()
    if active is None:
        return Compartment.objects.none()
    covered = RecoveryWrap.objects.filter(recovery_key=active).values("compartment_id")
    rows = Compartment.objects.filter(unwalled(by, "subject_id"), working_group_id=group)
    return rows.exclude(subject_id=group).exclude(id__in=covered)


def _held_by(by: Actor) -> Iterable[Compartment]:
    own = Wrap.objects.filter(
        working_group_id=by.working_group_id, account_id=account_of(by), blob__isnull=False
    )
    rows = Compartment.objects.filter(id__in=own.values("compartment_id"), layer=Layer.N)
    return rows.filter(unwalled(by, "subject_id")).exclude(subject_id=by.working_group_id).order_by("id")


def _places(
    compartments: Collection[Compartment], account_ids: Collection[UUID]
) -> dict[UUID, dict[UUID, bool]]:
    """Return for each account which of these envelopes list it: True with a key, False without."""
    held = {one.id for one in compartments}
    places: dict[UUID, dict[UUID, bool]] = {account_id: {} for account_id in account_ids}
    rows = Wrap.objects.filter(account_id__in=account_ids).annotate(empty=Q(blob__isnull=True))
    for account_id, compartment_id, empty in rows.values_list("account_id", "compartment_id", "empty"):
        if compartment_id in held:
            places[account_id][compartment_id] = not empty
    return places


def taken_from(working_group_id: UUID, account_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """Return from whom which subject was taken by a person and not given again since."""
    rows = Sharing.objects.filter(working_group_id=working_group_id, account_id__in=account_ids)
    last: dict[tuple[UUID, UUID], bool] = {}
    for subject_id, account_id, given in rows.order_by("done_at", "id").values_list(
        "subject_id", "account_id", "given"
    ):
        last[(subject_id, account_id)] = given
    return {pair for pair, given in last.items() if not given}


def _for_the_desk(working_group_id: UUID) -> set[UUID]:
    """Return the subjects that have both envelopes (reports, incidents, cases, what waits apart) and the desk's own keys.

    The requests of custodians are none of them.
    """
    rows = Compartment.objects.filter(working_group_id=working_group_id, layer=Layer.I)
    return set(rows.values_list("subject_id", flat=True)) | roster.desk_subjects(working_group_id)
