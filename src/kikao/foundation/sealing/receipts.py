"""The source's end of a thread: six words that find it and open what was answered, and nothing else.

The thread is a compartment whose private half exists nowhere but in the words.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import box, words
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.keys import cost
from kikao.foundation.sealing.models import Compartment, SealedItem
from kikao.foundation.sealing.reading import open_one
from kikao.foundation.sealing.recovery import explain
from kikao.foundation.sealing.stops import Broken


@dataclass(frozen=True, slots=True)
class NewReceipt:
    """What a source is shown once, and the tag by which the thread is found again."""

    words: str = field(repr=False)
    tag: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt that was typed in: the tag to look the thread up by, the key to open its replies."""

    tag: bytes
    private: bytes = field(repr=False)


def open_thread(working_group_id: UUID, thread_id: UUID) -> NewReceipt:
    """Make a receipt and the compartment of its thread; answers go in by `vault.put(group, thread_id, ...)`."""
    drawn = words.new_receipt()
    keys = box.receipt_keys(drawn, str(working_group_id), cost())
    Compartment.objects.create(
        working_group_id=working_group_id, subject_id=thread_id, layer=Layer.N, public_key=keys.public
    )
    return NewReceipt(drawn, keys.tag)


def take_receipt(working_group_id: UUID, typed: str) -> Receipt:
    """Return what the typed words yield; whether a thread answers to the tag, the caller looks up."""
    try:
        known = words.read_receipt(typed)
    except words.WordsUnclear as unclear:
        raise Invalid({"receipt": explain(unclear)}, code="sealing.words_unclear") from unclear
    keys = box.receipt_keys(known, str(working_group_id), cost())
    return Receipt(keys.tag, keys.private)


def read_thread(receipt: Receipt, thread_id: UUID, item_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the answers of a thread to its source; their reading leaves no trace of when they came."""
    items = SealedItem.objects.filter(id__in=list(item_ids), compartment__subject_id=thread_id)
    try:
        return {
            item.id: open_one(item, receipt.private).decode() for item in items.select_related("compartment")
        }
    except box.SealBroken as error:
        raise Broken from error
