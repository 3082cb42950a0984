"""Putting something in and taking it out: in with the public key alone, out only with a reader's own key.

Whoever reads is in the trail before the words are given out; if the trail cannot be written, nothing is opened.
"""

from collections.abc import Iterable
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import is_walled, keys_on
from kikao.foundation.audit.door import read_notes, refusal_note
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.sealing import box, fields
from kikao.foundation.sealing.compartments import about, latest
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.keys import account_of, key_of
from kikao.foundation.sealing.models import Compartment, ItemKey, SealedItem, Wrap
from kikao.foundation.sealing.stops import Broken, Locked, Sealed

VERB = "sealed.read"
HEAD = 82
"""Version, letter and the sealed key of an item (docs/sealing-format.md): kept in the key store, apart from the words."""


def put(
    working_group_id: UUID, subject_id: UUID, kind: str, text: str | bytes, *, layer: Layer = Layer.N
) -> UUID:
    """Seal what somebody told into a subject's envelope; nobody needs a key to put something in."""
    if fields.layer_of(kind) != layer:
        message = f"{kind} is not declared as sealed in envelope {layer}: sealing.fields.declare comes first"
        raise RuntimeError(message)
    compartment = latest(working_group_id, subject_id, layer)
    item = SealedItem(
        working_group_id=working_group_id, compartment=compartment, kind=kind, arrived_on=today()
    )
    content = text.encode() if isinstance(text, str) else text
    bound = box.item_about(compartment.layer, compartment.id, item.id)
    sealed = box.seal_item(bytes(compartment.public_key), content, bound)
    item.blob = sealed[HEAD:]
    item.save(force_insert=True)
    ItemKey.objects.create(working_group_id=working_group_id, item=item, blob=sealed[:HEAD])
    return item.id


def read(by: Actor, item_id: UUID) -> str:
    """Return the words of one narrative item, or say why they stay shut."""
    return read_bytes(by, item_id).decode()


def read_bytes(by: Actor, item_id: UUID) -> bytes:
    """Return the content of one narrative item, or say why it stays shut."""
    content = open_all(by, [item_id])[item_id]
    if content is None:
        stop = _why(by, item_id)
        refusal_note(by, VERB, item_id, stop)
        raise stop
    return content


def read_many(by: Actor, item_ids: Iterable[UUID]) -> dict[UUID, str | None]:
    """Return the words of many narrative items at a fixed cost; None stands for what is sealed for this reader."""
    opened = open_all(by, item_ids)
    return {item_id: None if content is None else content.decode() for item_id, content in opened.items()}


def open_all(by: Actor, item_ids: Iterable[UUID]) -> dict[UUID, bytes | None]:
    """Return the content of many narrative items; None stands for what is sealed for this reader."""
    opened: dict[UUID, bytes | None] = dict.fromkeys(item_ids)
    if by.key is None or not opened:
        return opened
    items = list(
        SealedItem.objects.filter(
            working_group_id=by.working_group_id, id__in=opened, compartment__layer=Layer.N
        ).select_related("compartment", "item_key")
    )
    wraps = wraps_of(by, [item.compartment for item in items])
    mine = [item for item in items if item.compartment_id in wraps]
    read_notes(by, VERB, [item.id for item in mine])
    privates: dict[UUID, bytes] = {}
    for item in mine:
        try:
            if item.compartment_id not in privates:
                privates[item.compartment_id] = unwrap(by, item.compartment, wraps[item.compartment_id])
            opened[item.id] = open_one(item, privates[item.compartment_id])
        except box.SealBroken:
            refusal_note(by, VERB, item.id, Broken())
    return opened


def unwrap(by: Actor, compartment: Compartment, blob: bytes) -> bytes:
    """Return a narrative compartment's private half with the key of the reader's session."""
    private = box.open_with(key_of(by), blob, about(compartment))
    if box.public_of(private) != bytes(compartment.public_key):
        raise box.SealBroken
    return private


def open_one(item: SealedItem, private: bytes) -> bytes:
    """Open one item with its compartment's private half; one whose key was erased never opens again."""
    compartment = item.compartment
    bound = box.item_about(compartment.layer, compartment.id, item.id)
    return box.open_item(private, whole(item), bound)


def whole(item: SealedItem) -> bytes:
    """Return an item as it was sealed, its key from the key store before its words."""
    key: ItemKey | None = getattr(item, "item_key", None)
    if key is None:
        raise box.SealBroken
    return bytes(key.blob) + bytes(item.blob)


def wraps_of(by: Actor, compartments: Iterable[Compartment]) -> dict[UUID, bytes]:
    """Return the reader's wraps of those compartments whose subject no wall keeps from them."""
    subjects = {one.id: one.subject_id for one in compartments}
    marks = keys_on(set(subjects.values())) if by.wall_keys else {}
    free = [one for one, subject in subjects.items() if not (marks.get(subject, frozenset()) & by.wall_keys)]
    rows = Wrap.objects.filter(account_id=account_of(by), compartment_id__in=free, blob__isnull=False)
    return {row.compartment_id: bytes(row.blob or b"") for row in rows}


def _why(by: Actor, item_id: UUID) -> Stop:
    item = (
        SealedItem.objects.filter(working_group_id=by.working_group_id, id=item_id)
        .select_related("compartment")
        .first()
    )
    if item is None or is_walled(by, item.compartment.subject_id):
        return Unknown()
    if by.key is None:
        return Locked()
    return Broken() if item.compartment_id in wraps_of(by, [item.compartment]) else Sealed()
