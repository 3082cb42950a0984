"""A new subject sealed at one stroke: its envelopes, what goes into them and for whom, in a few rows of each table.

What comes from the field arrives often and on small machines. A parcel asks nothing twice, writes each table once, and
makes exactly what `vault.open_compartments` and `vault.put` make one by one (tests compare the two).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_family, random_id
from kikao.foundation.base.prepared import Prepared, write_new, write_rows
from kikao.foundation.sealing import box, fields, roster
from kikao.foundation.sealing.compartments import about, about_pair
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import (
    Compartment,
    ItemKey,
    KeyHolder,
    OfflineKey,
    PairWrap,
    RecoveryKey,
    RecoveryWrap,
    SealedItem,
    Wrap,
)
from kikao.foundation.sealing.reading import HEAD
from kikao.foundation.sealing.stops import NotReady

MOST = 64
"""Things that a parcel gives ids to."""
Row = dict[str, object]
"""What stands in one row, by the names of its columns."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """One thing that goes into a parcel; who encloses it knows its id already."""

    kind: str
    content: str | bytes = field(repr=False)
    layer: Layer = Layer.N
    id: UUID = field(default_factory=random_id)


@dataclass(frozen=True, slots=True)
class Keys:
    """The public halves that a new subject is sealed to."""

    readers: dict[UUID, bytes]
    custodians: dict[UUID, bytes]
    offline: dict[UUID, UUID]
    recovery: tuple[UUID, bytes] | None

    @classmethod
    def now(
        cls, working_group_id: UUID, subject_id: UUID, readers: Iterable[UUID], *, identity: bool
    ) -> "Keys":
        """Return the keys of those readers, and of the custodians, whom no wall keeps from a subject."""
        reading = set(readers)
        keeping = roster.custodians_of(working_group_id) if identity else set()
        free = roster.unwalled_of(working_group_id, subject_id, reading | keeping)
        public = {who: bytes(key) for who, key in _HOLDERS(sorted(free))}
        offline = _offline(keeping & free)
        last = next(iter(_RECOVERY(working_group_id)), None)
        halves = {who: public[who] for who in keeping & set(public)}
        return cls(
            {who: public[who] for who in reading & set(public)},
            halves | {who: key for who, (_id, key) in offline.items()},
            {who: key_id for who, (key_id, _key) in offline.items()},
            (last[0], bytes(last[1])) if last else None,
        )


def _offline(custodians: Iterable[UUID]) -> dict[UUID, tuple[UUID, bytes]]:
    return {who: (key_id, bytes(key)) for who, key_id, key in _OFFLINE(sorted(custodians))}


_HOLDERS = Prepared(
    lambda accounts: KeyHolder.objects.filter(account_id__in=accounts, active=True).values_list(
        "account_id", "public_key"
    )
)
_OFFLINE = Prepared(
    lambda accounts: OfflineKey.objects.filter(account_id__in=accounts, active=True).values_list(
        "account_id", "id", "public_key"
    )
)
_RECOVERY = Prepared(
    lambda group_id: RecoveryKey.objects.filter(working_group_id=group_id, active=True).values_list(
        "id", "public_key"
    )
)


class Parcel:
    """What is known of a new subject before it is kept; the private halves of its envelopes live in it alone."""

    def __init__(self, working_group_id: UUID, subject_id: UUID, *, identity: bool) -> None:
        """Make the envelopes; without `identity` nothing of a person can ever be put in."""
        self._group = working_group_id
        self._privates: dict[str, bytes] = {}
        self._compartments: dict[str, Compartment] = {}
        for layer in (Layer.N, Layer.I) if identity else (Layer.N,):
            pair = box.new_pair()
            self._privates[layer] = pair.private
            self._compartments[layer] = Compartment(
                working_group_id=working_group_id, subject_id=subject_id, layer=layer, public_key=pair.public
            )
        self._items: list[Row] = []
        self._keys: list[Row] = []
        self._day = today()
        self._ids = iter(random_family(MOST))

    @property
    def has_identity(self) -> bool:
        """Tell whether there is an envelope for identities."""
        return Layer.I in self._compartments

    def next_id(self) -> UUID:
        """Return an id for the next thing, beside those of the others: what lies in one parcel is known to belong together."""
        return next(self._ids)

    def put(self, one: Enclosed) -> UUID:
        """Seal one thing into its envelope."""
        if fields.layer_of(one.kind) != one.layer:
            message = f"{one.kind} is not declared as sealed in envelope {one.layer}"
            raise RuntimeError(message)
        compartment = self._compartments[one.layer]
        content = one.content.encode() if isinstance(one.content, str) else one.content
        bound = box.item_about(compartment.layer, compartment.id, one.id)
        sealed = box.seal_item(bytes(compartment.public_key), content, bound)
        self._items.append(
            self._row(
                id=one.id,
                compartment_id=compartment.id,
                kind=one.kind,
                blob=sealed[HEAD:],
                arrived_on=self._day,
            )
        )
        self._keys.append(self._row(item_id=one.id, blob=sealed[:HEAD]))
        return one.id

    def keep(self, keys: Keys) -> None:
        """Write everything, sealed for whoever holds these keys; the private halves are forgotten."""
        write_new(self._compartments.values())
        wraps = self._wraps(keys)
        pairs = self._pairs(keys) if self.has_identity else []
        for_all = self._for_recovery(keys)
        if not for_all and not (wraps and (pairs or not self.has_identity)):
            raise NotReady
        for model, rows in (
            (Wrap, wraps),
            (PairWrap, pairs),
            (RecoveryWrap, for_all),
            (SealedItem, self._items),
            (ItemKey, self._keys),
        ):
            write_rows(model, rows)
        self._privates.clear()

    def _row(self, **columns: object) -> Row:
        return {"working_group_id": self._group, **columns}

    def _wraps(self, keys: Keys) -> list[Row]:
        compartment, private = self._compartments[Layer.N], self._privates[Layer.N]
        bound = about(compartment)
        return [
            self._row(
                compartment_id=compartment.id,
                account_id=who,
                blob=box.seal_to(public, private, bound),
            )
            for who, public in keys.readers.items()
        ]

    def _pairs(self, keys: Keys) -> list[Row]:
        """Seal the identity's key for every ordered pair: first to who asks, then around it to who approves."""
        compartment, private = self._compartments[Layer.I], self._privates[Layer.I]
        bound = about(compartment)
        inner = {who: box.seal_to(public, private, bound) for who, public in keys.custodians.items()}
        return [
            self._row(
                compartment_id=compartment.id,
                requester_account_id=one,
                approver_account_id=other,
                blob=box.seal_to(public, inner[one], about_pair(compartment, one, other)),
                requester_offline_id=keys.offline.get(one),
                approver_offline_id=keys.offline.get(other),
            )
            for one in keys.custodians
            for other, public in keys.custodians.items()
            if one != other
        ]

    def _for_recovery(self, keys: Keys) -> list[Row]:
        if keys.recovery is None:
            return []
        key_id, public = keys.recovery
        return [
            self._row(
                compartment_id=compartment.id,
                recovery_key_id=key_id,
                blob=box.seal_to(public, self._privates[layer], about(compartment)),
            )
            for layer, compartment in self._compartments.items()
        ]
