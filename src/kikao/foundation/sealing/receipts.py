"""The source's end of a thread: six words that find it and open what was answered, and nothing else.

The private half exists nowhere but in the words; their reading leaves no trace of when somebody came. The key of each
copy lies in the key store and goes with the item that it is a copy of: once that is erased, the words open nothing.
"""

from collections.abc import Collection
from uuid import UUID

from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import box, words
from kikao.foundation.sealing.keys import cost
from kikao.foundation.sealing.models import ReceiptKey, SealedItem
from kikao.foundation.sealing.reading import HEAD
from kikao.foundation.sealing.recovery import explain
from kikao.foundation.sealing.stops import Broken


def receipt_keys_of(working_group_id: UUID, typed: str) -> box.ReceiptKeys:
    """Return what six words yield, however they were typed; whether a thread answers, the caller looks up."""
    try:
        known = words.read_receipt(typed)
    except words.WordsUnclear as unclear:
        raise Invalid({"receipt": explain(unclear)}, code="sealing.words_unclear") from unclear
    return box.receipt_keys(known, str(working_group_id), cost())


def seal_to_receipt(item_id: UUID, public_key: bytes, text: str, *, about: str) -> bytes:
    """Seal the copy of an item that the six words alone open, and return it without its key.

    `about` names its place and is told again to open it.
    """
    sealed = box.seal_item(public_key, text.encode(), about)
    item = SealedItem.objects.get(id=item_id)
    ReceiptKey.objects.create(working_group_id=item.working_group_id, item=item, blob=sealed[:HEAD])
    return sealed[HEAD:]


def copy_keys(item_ids: Collection[UUID]) -> dict[UUID, bytes]:
    """Return the keys of the copies of these items, each as it is sealed to its receipt; what was erased has none."""
    rows = ReceiptKey.objects.filter(item_id__in=item_ids)
    return {row.item_id: bytes(row.blob) for row in rows}


def open_by_receipt(private_key: bytes, copy_key: bytes, blob: bytes, *, about: str) -> str:
    """Open a copy with its key from the key store and the key of a receipt."""
    try:
        return box.open_item(private_key, copy_key + blob, about).decode()
    except box.SealBroken as error:
        raise Broken from error
