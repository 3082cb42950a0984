"""A file on its way in: sealed from its first byte, under a key that until it is kept lies in memory alone."""

import hashlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import BinaryIO

from kikao.foundation.base.ids import random_id
from kikao.foundation.files import picture, store
from kikao.foundation.sealing import box

IN_MEMORY = 1024 * 1024
"""Sealed bytes that are held before the disk is touched."""
LONGEST_NAME = 200


def bound_to(blob_id: object) -> str:
    """Return what the content of a file is bound to: its name on the disk."""
    return f"blob|{blob_id}|v1"


class Coming:
    """One file being received; beyond `most` bytes nothing of it is held, and it says so."""

    def __init__(self, name: str, media_type: str, most: int, *, in_memory: int = IN_MEMORY) -> None:
        """Begin with an empty file; where many come at once, `in_memory` leaves each less before the disk is used."""
        self.name, self.media_type, self.most = name[-LONGEST_NAME:], media_type[:100], most
        self.in_memory = in_memory
        self.blob_id, self.key = random_id(), box.new_secret()
        self.size = self.sealed_size = 0
        self.is_kept = False
        self.copy: Coming | None = None
        self.fault: OSError | None = None
        self._digest, self._sealed_digest = hashlib.sha256(), hashlib.sha256()
        self._sealer = box.StreamSealer(self.key, bound_to(self.blob_id))
        self._held, self._blob = BytesIO(), None

    _blob: BinaryIO | None

    @property
    def is_too_large(self) -> bool:
        """Tell whether more came than may."""
        return self.size > self.most

    @property
    def digest(self) -> bytes:
        """Return SHA-256 of the bytes as they came; it goes nowhere but into a seal."""
        return self._digest.digest()

    @property
    def sealed_digest(self) -> str:
        """Return SHA-256 of the sealed bytes, by which rot on the disk is found without any key."""
        return self._sealed_digest.hexdigest()

    def add(self, piece: bytes) -> None:
        """Take the next bytes."""
        self.size += len(piece)
        if self.is_too_large or self.fault:
            self.drop()
            return
        self._digest.update(piece)
        self._put(self._sealer.add(piece))

    def finish(self) -> "Coming":
        """Close the seal."""
        if not self.is_too_large and not self.fault:
            self._put(self._sealer.finish())
        if self._blob:
            self._blob.close()
        return self

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes as they came, opened with the key in memory."""
        on_disk = store.read(self.blob_id) if self._blob else None
        with on_disk or BytesIO(self._held.getvalue()) as sealed:
            yield from box.open_stream(self.key, sealed.read, bound_to(self.blob_id))

    def draw_anew(self) -> None:
        """Make the copy of a photograph that holds nothing but its pixels, if it is one."""
        drawn = picture.drawn_anew(self.pieces(), self.size)
        if drawn is not None:
            stem = self.name.rpartition(".")[0] or self.name
            self.copy = of_pieces([drawn], f"{stem}.jpg", "image/jpeg")

    def land(self) -> None:
        """Have the sealed bytes on the disk for certain, before the act that keeps them is committed."""
        (self._blob or self._on_disk()).close()
        store.make_sure(self.blob_id)
        self.is_kept = True

    def drop(self) -> None:
        """Forget a file that was not kept."""
        if self.copy:
            self.copy.drop()
        if not self.is_kept:
            self._held = BytesIO()
            if self._blob:
                self._blob.close()
                store.remove(self.blob_id)
                self._blob = None

    def _put(self, sealed: bytes) -> None:
        self._sealed_digest.update(sealed)
        self.sealed_size += len(sealed)
        try:
            if self._blob is None and self._held.tell() + len(sealed) <= self.in_memory:
                self._held.write(sealed)
            else:
                (self._blob or self._on_disk()).write(sealed)
        except OSError as error:
            self.fault = error
            self.drop()

    def _on_disk(self) -> BinaryIO:
        self._blob = store.begin(self.blob_id)
        self._blob.write(self._held.getvalue())
        self._held = BytesIO()
        return self._blob


def of_pieces(pieces: Iterable[bytes], name: str, media_type: str, most: int = 2**40) -> Coming:
    """Return a file that another way than a form brought, sealed and ready to be kept."""
    coming = Coming(name, media_type, most)
    for piece in pieces:
        coming.add(piece)
    return coming.finish()
