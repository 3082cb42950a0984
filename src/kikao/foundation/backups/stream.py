"""A backup on its way to the disk and back: sealed while it is written, read back before it counts as written."""

import hashlib
import os
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

from kikao.foundation.backups import papers
from kikao.foundation.backups.stops import BackupBroken, BackupRefused
from kikao.foundation.sealing import box

PIECE = 1024 * 1024


class Sealed:
    """A file that is being written: whatever is put in comes out sealed."""

    def __init__(self, out: BinaryIO, publics: Sequence[bytes], about: str) -> None:
        """Begin with the key, sealed to each pair of papers."""
        key = box.new_secret()
        self._out, self._digest = out, hashlib.sha256()
        self._sealer = box.StreamSealer(key, about)
        self._put(papers.head_of(publics, key, about))

    def write(self, piece: bytes) -> int:
        """Seal the next piece."""
        self._put(self._sealer.add(bytes(piece)))
        return len(piece)

    def finish(self) -> bytes:
        """Seal the end, have the disk confirm it, and return the digest of what was written."""
        self._put(self._sealer.finish())
        self._out.flush()
        os.fsync(self._out.fileno())
        return self._digest.digest()

    def _put(self, sealed: bytes) -> None:
        self._digest.update(sealed)
        self._out.write(sealed)


class Opened:
    """A sealed file that is being read; a cut or a changed byte stops it."""

    def __init__(self, file: BinaryIO, privates: Sequence[bytes], about: str) -> None:
        """Open the key with two papers."""
        key = papers.open_head(file.read(papers.HEAD), privates, about)
        self._pieces: Iterator[bytes] = box.open_stream(key, file.read, about)
        self._waiting = bytearray()

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        while len(self._waiting) < size:
            piece = next(self._pieces, None)
            if piece is None:
                break
            self._waiting += piece
        taken = bytes(self._waiting[:size])
        del self._waiting[:size]
        return taken

    def drain(self) -> None:
        """Read to the end, where alone it is known that nothing was cut off."""
        self._waiting.clear()
        for _piece in self._pieces:
            continue


@contextmanager
def writing(place: Path, publics: Sequence[bytes], about: str) -> Iterator[tarfile.TarFile]:
    """Write a sealed archive; it gets its name only after it was read back from the disk as it was written."""
    unfinished = place.with_name(place.name + ".part")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as out:
            sealed = Sealed(out, publics, about)
            with tarfile.open(mode="w|", fileobj=cast("IO[bytes]", sealed), bufsize=box.CHUNK) as archive:
                yield archive
            written = sealed.finish()
        if digest_of(unfinished) != written:
            raise BackupRefused(f"{place.name}: the disk did not keep what was written to it.")
        unfinished.rename(place)
        _sync(place.parent)
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def reading(place: Path, privates: Sequence[bytes], about: str) -> Iterator[tarfile.TarFile]:
    """Read a sealed archive to its very end; whatever is wrong with it, it does not count as read."""
    try:
        with place.open("rb") as file:
            opened = Opened(file, privates, about)
            with tarfile.open(mode="r|", fileobj=cast("IO[bytes]", opened), bufsize=box.CHUNK) as archive:
                yield archive
            opened.drain()
    except (box.SealBroken, tarfile.TarError, EOFError) as error:
        raise BackupBroken(place.name) from error


def digest_of(place: Path) -> bytes:
    """Return the digest of a file as it lies on the disk."""
    digest = hashlib.sha256()
    with place.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.digest()


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
