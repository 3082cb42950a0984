"""Receipts of hand-overs: what was received and what was answered, sealed to the sender and signed by who answers."""

import json
import struct

from kikao.foundation.sealing import box
from kikao.foundation.sealing.handed import Damaged, Forged, Newer, NotAReceipt
from kikao.foundation.sealing.handkeys import VERSION, Halves, HandKeys, signed

MAGIC = b"KIKAORC\n"
BUCKET, LONGEST = 1024, 8192
_FRONT = struct.Struct(">8sHxx16s16s")
_SIGNATURE = 64


def seal_receipt(keys: HandKeys, receiver: Halves, said: dict[str, str]) -> bytes:
    """Write a receipt: sealed to whom it is for, signed by who answers, as long as every other."""
    front = _FRONT.pack(MAGIC, VERSION, receiver.key_id, keys.public.key_id)
    content = json.dumps(said, sort_keys=True).encode()
    front += box.seal_item(receiver.seal, content, _about(front), BUCKET)
    return front + box.sign(keys.sign, signed(front))


def receipt_for(raw: bytes) -> tuple[bytes, bytes]:
    """Return the ids of the keys a receipt is for, and of those that signed it."""
    if len(raw) > LONGEST or len(raw) <= _FRONT.size + _SIGNATURE or raw[:8] != MAGIC:
        raise NotAReceipt
    _magic, version, receiver, sender = _FRONT.unpack(raw[: _FRONT.size])
    if version > VERSION:
        raise Newer
    return receiver, sender


def open_receipt(keys: HandKeys, sender: Halves, raw: bytes) -> dict[str, str]:
    """Return what a receipt says, if this sender signed it for us."""
    receipt_for(raw)
    try:
        box.verify(sender.sign, signed(raw[:-_SIGNATURE]), raw[-_SIGNATURE:])
    except box.SealBroken as error:
        raise Forged from error
    front = raw[: _FRONT.size]
    try:
        said = json.loads(box.open_item(keys.seal, raw[len(front) : -_SIGNATURE], _about(front), BUCKET))
        return {_plain(name): _plain(value) for name, value in said.items()} if isinstance(said, dict) else {}
    except (box.SealBroken, ValueError, RecursionError) as error:
        raise Damaged from error


def _plain(value: object) -> str:
    """Return a value as words that can be kept; half letters and nothing at all cannot."""
    words = str(value)
    if not words.isprintable():
        raise ValueError
    return words


def _about(front: bytes) -> str:
    return f"hand-over receipt|{front.hex()}"
