"""Giving keys back with the recovery key: narratives to who is entitled, identities to pairs of custodians alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import QuerySet

from kikao.foundation.sealing import box, roster
from kikao.foundation.sealing.compartments import about, pair_wraps
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.keys import public_keys
from kikao.foundation.sealing.models import Compartment, PairWrap, RecoveryWrap, Wrap
from kikao.foundation.sealing.offline import identity_keys
from kikao.foundation.sealing.papers import cover
from kikao.foundation.sealing.stops import Broken
from kikao.foundation.sealing.waiting import taken_from

PAIR = 2


def give_back(working_group_id: UUID, recoveries: Mapping[UUID, bytes]) -> None:
    """Open every envelope that these recovery keys open and seal it to the living; nobody loses what they had."""
    rows = RecoveryWrap.objects.filter(
        working_group_id=working_group_id, recovery_key_id__in=recoveries
    ).select_related("compartment")
    wraps = list(rows.order_by("compartment_id"))
    narratives = _Narratives(working_group_id, wraps)
    identities = _Identities(working_group_id, wraps)
    for wrap in wraps:
        compartment = wrap.compartment
        private = _opened(wrap, recoveries[wrap.recovery_key_id])
        (narratives if compartment.layer == Layer.N else identities).give(compartment, private)
        cover(compartment, private)


class _Narratives:
    """Who is to be given which narrative: the secretariat and who is on the list, as far as no wall keeps it from them."""

    def __init__(self, working_group_id: UUID, wraps: Iterable[RecoveryWrap]) -> None:
        those = [one.compartment for one in wraps if one.compartment.layer == Layer.N]
        self.listed: dict[UUID, set[UUID]] = defaultdict(set)
        self.held: set[tuple[UUID, UUID]] = set()
        places = Wrap.objects.filter(compartment__in=those)
        for compartment_id, account_id, blob in places.values_list("compartment_id", "account_id", "blob"):
            self.listed[compartment_id].add(account_id)
            if blob is not None:
                self.held.add((compartment_id, account_id))
        self.secretaries = roster.secretaries_of(working_group_id)
        self.told = set(both_envelopes(working_group_id).values_list("subject_id", flat=True))
        self.taken = taken_from(working_group_id, self.secretaries)
        people = self.secretaries.union(*self.listed.values())
        self.publics = public_keys(people)
        self.kept = roster.kept_from_narrative(working_group_id, {one.subject_id for one in those}, people)

    def give(self, compartment: Compartment, private: bytes) -> None:
        """Seal a narrative to whoever is to have it and has it not."""
        people = set(self.listed[compartment.id])
        if compartment.subject_id in self.told:
            people |= {one for one in self.secretaries if (compartment.subject_id, one) not in self.taken}
        for account_id in (people & set(self.publics)) - self.kept[compartment.subject_id]:
            if (compartment.id, account_id) not in self.held:
                Wrap.objects.update_or_create(
                    working_group_id=compartment.working_group_id,
                    compartment=compartment,
                    account_id=account_id,
                    defaults={"blob": box.seal_to(self.publics[account_id], private, about(compartment))},
                )


class _Identities:
    """Who is to be given which identity: every pair of the custodians of now; with one custodian alone, nobody."""

    def __init__(self, working_group_id: UUID, wraps: Iterable[RecoveryWrap]) -> None:
        those = [one.compartment for one in wraps if one.compartment.layer == Layer.I]
        custodians = roster.custodians_of(working_group_id)
        self.publics = identity_keys(custodians)
        self.walled = roster.walled_by_subject(
            working_group_id, {one.subject_id for one in those}, custodians
        )
        pairs = PairWrap.objects.filter(compartment__in=those)
        self.held = set(pairs.values_list("compartment_id", "requester_account_id", "approver_account_id"))

    def give(self, compartment: Compartment, private: bytes) -> None:
        """Make the pairs that are missing, never a share for one alone."""
        free = set(self.publics) - self.walled[compartment.subject_id]
        if len(free) < PAIR:
            return
        made = pair_wraps(compartment, private, {who: self.publics[who] for who in sorted(free)})
        PairWrap.objects.bulk_create(
            pair
            for pair in made
            if (compartment.id, pair.requester_account_id, pair.approver_account_id) not in self.held
        )


def both_envelopes(working_group_id: UUID) -> QuerySet[Compartment]:
    """Return the identity envelopes: their subjects are the reports, incidents and cases, which have both."""
    return Compartment.objects.filter(working_group_id=working_group_id, layer=Layer.I)


def _opened(wrap: RecoveryWrap, recovery: bytes) -> bytes:
    compartment = wrap.compartment
    try:
        private = box.open_with(recovery, bytes(wrap.blob), about(compartment))
    except box.SealBroken as error:
        raise Broken from error
    if box.public_of(private) != bytes(compartment.public_key):
        raise Broken
    return private
