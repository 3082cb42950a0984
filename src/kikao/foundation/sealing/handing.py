"""A case as one file from a group to another: sealed to the receiver, signed by the sender, telling nobody else anything.

Layout (docs/decisions/0037-hand-over.md): a head of fixed length with ids made from keys, a random package id, the
digest of what follows and the sender's signature over all of it; then the content, padded, as one sealed stream.
Nothing is compressed, so that nothing can swell.
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from uuid import UUID

from kikao.foundation.sealing import box
from kikao.foundation.sealing.handed import Damaged, Forged, Newer, NotAPackage, TooLarge
from kikao.foundation.sealing.handkeys import VERSION, Halves, HandKeys, signed

MAGIC = b"KIKAOHO\n"
BUCKET = 256 * 1024
"""The length of what goes along is hidden up to the next multiple."""
MOST = 48 * 1024 * 1024
"""No file of a hand-over is longer, padding included."""
_FRONT = struct.Struct(">8sHxx16s16s16sQ32s")
_BOXED, _SIGNATURE, _LENGTH = 98, 64, struct.Struct(">Q")
HEAD = _FRONT.size + _BOXED + _SIGNATURE


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in front of a package, in the open: ids made from keys, a random id, a length and a digest."""

    receiver: bytes
    sender: bytes
    package_id: UUID
    size: int
    digest: bytes
    front: bytes = field(repr=False)
    boxed: bytes = field(repr=False)
    signature: bytes = field(repr=False)


def seal_package(
    keys: HandKeys,
    receiver: Halves,
    package_id: UUID,
    size: int,
    pieces: Iterable[bytes],
    sink: Callable[[bytes], None],
) -> bytes:
    """Seal content of a known size piece by piece into a sink, and return the signed head that goes in front of it."""
    padded = -(-(_LENGTH.size + size) // BUCKET) * BUCKET
    if padded > MOST - BUCKET:
        raise TooLarge
    secret, digest, sealed_size, left = box.new_secret(), blake2b(digest_size=32), 0, size
    sealer = box.StreamSealer(secret, _about(keys.public.key_id, receiver.key_id, package_id))

    def put(sealed: bytes) -> None:
        nonlocal sealed_size
        sealed_size += len(sealed)
        digest.update(sealed)
        if sealed:
            sink(sealed)

    put(sealer.add(_LENGTH.pack(size)))
    for piece in pieces:
        left -= len(piece)
        put(sealer.add(piece))
    if left:
        message = f"{size} bytes were announced; {left} are missing"
        raise RuntimeError(message)
    put(sealer.add(bytes(padded - _LENGTH.size - size)))
    put(sealer.finish())
    front = _FRONT.pack(
        MAGIC, VERSION, receiver.key_id, keys.public.key_id, package_id.bytes, sealed_size, digest.digest()
    )
    front += box.seal_to(receiver.seal, secret, _about(keys.public.key_id, receiver.key_id, package_id))
    return front + box.sign(keys.sign, signed(front))


def read_head(raw: bytes) -> Head:
    """Return what stands in front of a package, before anything is believed of it."""
    if len(raw) < HEAD or raw[: len(MAGIC)] != MAGIC:
        raise NotAPackage
    front, boxed = raw[: _FRONT.size], raw[_FRONT.size : _FRONT.size + _BOXED]
    _magic, version, receiver, sender, package, size, digest = _FRONT.unpack(front)
    if version > VERSION:
        raise Newer
    if version != VERSION or front != _FRONT.pack(MAGIC, version, receiver, sender, package, size, digest):
        raise NotAPackage
    if size > MOST:
        raise TooLarge
    return Head(
        receiver, sender, UUID(bytes=package), size, digest, front, boxed, raw[HEAD - _SIGNATURE : HEAD]
    )


def check_package(head: Head, sender: Halves, body: Iterable[bytes]) -> None:
    """Return if a package is whole and this sender's; nothing of it is opened before."""
    try:
        box.verify(sender.sign, signed(head.front + head.boxed), head.signature)
    except box.SealBroken as error:
        raise Forged from error
    digest, size = blake2b(digest_size=32), 0
    for piece in body:
        size += len(piece)
        if size > head.size:
            raise Damaged
        digest.update(piece)
    if size != head.size or digest.digest() != head.digest:
        raise Damaged


def open_package(keys: HandKeys, head: Head, body: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the content of a package that was checked, without its padding."""
    about = _about(head.sender, head.receiver, head.package_id)
    left: int | None = None
    try:
        secret = box.open_with(keys.seal, head.boxed, about)
        for opened in box.open_stream(secret, reader_of(body), about):
            piece = opened
            if left is None:
                left, piece = _LENGTH.unpack(piece[: _LENGTH.size])[0], piece[_LENGTH.size :]
            if left:
                yield piece[:left]
                left = max(0, left - len(piece))
    except (box.SealBroken, struct.error) as error:
        raise Damaged from error
    if left != 0:
        raise Damaged


def reader_of(pieces: Iterable[bytes]) -> Callable[[int], bytes]:
    """Return a function that reads so many bytes of pieces of any length; fewer only at the end."""
    waiting, more = bytearray(), iter(pieces)

    def read(size: int) -> bytes:
        while len(waiting) < size and (piece := next(more, None)) is not None:
            waiting.extend(piece)
        taken = bytes(waiting[:size])
        del waiting[:size]
        return taken

    return read


def _about(sender: bytes, receiver: bytes, package_id: UUID) -> str:
    return f"hand-over|{sender.hex()}|{receiver.hex()}|{package_id}|v{VERSION}"
