"""Looking over all keys without opening anything: what is left over, and what too few people can open."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from kikao.foundation.sealing import roster
from kikao.foundation.sealing.models import (
    Compartment,
    HalfKey,
    KeyHolder,
    OfflineKey,
    PairWrap,
    RecoveryBox,
    RecoveryWrap,
    SealedItem,
    Wrap,
)

ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Weak:
    """An envelope with something in it that too few people can open, named without telling what it is about."""

    compartment_id: UUID
    layer: str
    items: int
    readers: int
    papers: bool


@dataclass(frozen=True, slots=True)
class KeysReport:
    """What a look over all keys found."""

    compartments: int
    items: int
    orphans: dict[str, int]
    weak: tuple[Weak, ...]

    @property
    def holds(self) -> bool:
        """Tell whether no key is left over and everything opens for enough people."""
        return not self.weak and not any(self.orphans.values())


def look_over(working_group_id: UUID) -> KeysReport:
    """Count keys that serve nobody, and list what has not two living readers and the papers."""
    rows = Compartment.objects.filter(working_group_id=working_group_id)
    filled = Counter(
        SealedItem.objects.filter(working_group_id=working_group_id).values_list("compartment_id", flat=True)
    )
    return KeysReport(
        compartments=rows.count(),
        items=sum(filled.values()),
        orphans=_orphans(working_group_id),
        weak=tuple(_weak(working_group_id, filled)),
    )


def _orphans(working_group_id: UUID) -> dict[str, int]:
    """Count the keys of nobody: of accounts without a living key, of who is no custodian, of papers without boxes."""
    own = Q(working_group_id=working_group_id)
    living = _living(working_group_id)
    custodians = roster.custodians_of(working_group_id) & living
    both = Q(requester_account_id__in=custodians) & Q(approver_account_id__in=custodians)
    boxed = RecoveryBox.objects.filter(own).values("recovery_key_id")
    return {
        "wraps": Wrap.objects.filter(own).exclude(account_id__in=living).count(),
        "pairs": PairWrap.objects.filter(own).exclude(both).count(),
        "halves": HalfKey.objects.filter(own).exclude(passing__asked_by__in=custodians).count(),
        "papers": RecoveryWrap.objects.filter(own).exclude(recovery_key_id__in=boxed).count(),
    }


def _weak(working_group_id: UUID, filled: Counter[UUID]) -> Iterator[Weak]:
    """Find what too few can open; a fixed number of queries, however much is sealed."""
    readers = _readers(working_group_id)
    covered = set(
        RecoveryWrap.objects.filter(working_group_id=working_group_id).values_list(
            "compartment_id", flat=True
        )
    )
    rows = Compartment.objects.filter(working_group_id=working_group_id).exclude(subject_id=working_group_id)
    for compartment_id, layer in rows.order_by("id").values_list("id", "layer"):
        if not filled[compartment_id]:
            continue
        found = Weak(
            compartment_id,
            layer,
            filled[compartment_id],
            len(readers[compartment_id]),
            compartment_id in covered,
        )
        if found.readers < ENOUGH or not found.papers:
            yield found


def _readers(working_group_id: UUID) -> dict[UUID, set[UUID]]:
    """Return who can open each envelope: for a narrative its readers, for an identity who can ask another custodian."""
    living = _living(working_group_id)
    found: dict[UUID, set[UUID]] = defaultdict(set)
    wraps = Wrap.objects.filter(working_group_id=working_group_id, blob__isnull=False, account_id__in=living)
    for compartment_id, account_id in wraps.values_list("compartment_id", "account_id"):
        found[compartment_id].add(account_id)
    pairs = PairWrap.objects.filter(
        working_group_id=working_group_id, requester_account_id__in=living, approver_account_id__in=living
    )
    for compartment_id, account_id in pairs.values_list("compartment_id", "requester_account_id"):
        found[compartment_id].add(account_id)
    return found


def _living(working_group_id: UUID) -> set[UUID]:
    own = Q(working_group_id=working_group_id, active=True)
    online = KeyHolder.objects.filter(own).values_list("account_id", flat=True)
    return set(online) | set(OfflineKey.objects.filter(own).values_list("account_id", flat=True))
