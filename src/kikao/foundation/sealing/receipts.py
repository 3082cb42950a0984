"""The source's end of a thread: six words that find it and open what was answered, and nothing else.

The private half exists nowhere but in the words; their reading leaves no trace of when somebody came.
"""

from uuid import UUID

from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import box, words
from kikao.foundation.sealing.keys import cost
from kikao.foundation.sealing.recovery import explain
from kikao.foundation.sealing.stops import Broken


def receipt_keys_of(working_group_id: UUID, typed: str) -> box.ReceiptKeys:
    """Return what six words yield, however they were typed; whether a thread answers, the caller looks up."""
    try:
        known = words.read_receipt(typed)
    except words.WordsUnclear as unclear:
        raise Invalid({"receipt": explain(unclear)}, code="sealing.words_unclear") from unclear
    return box.receipt_keys(known, str(working_group_id), cost())


def seal_to_receipt(public_key: bytes, text: str, *, about: str) -> bytes:
    """Seal an answer so that the six words alone open it; `about` names its place and is told again to open it."""
    return box.seal_item(public_key, text.encode(), about)


def open_by_receipt(private_key: bytes, blob: bytes, *, about: str) -> str:
    """Open an answer with the key of a receipt."""
    try:
        return box.open_item(private_key, blob, about).decode()
    except box.SealBroken as error:
        raise Broken from error
