"""The sealed bytes beside the database: one file for each, with a random name, for its owner's eyes alone.

A file lies in `incoming` until the act that keeps it is committed; a power cut in between loses nothing, as both
places are looked at. Nothing here knows what is inside.
"""

import errno
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

INCOMING = "incoming"
RESERVE = 200 * 1024 * 1024


def root() -> Path:
    """Return the folder of all sealed files, made on first use."""
    return _folder(Path(settings.KIKAO_HOME) / "files")


def begin(blob_id: UUID) -> BinaryIO:
    """Open a new file among those that are coming in; files never take the room that reports need."""
    if shutil.disk_usage(root()).free < RESERVE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    path = _folder(root() / INCOMING) / blob_id.hex
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def make_sure(blob_id: UUID) -> None:
    """Have the disk itself confirm a finished file and its name, so that a power cut cannot take it back."""
    folder = root() / INCOMING
    _sync(folder / blob_id.hex)
    _sync(folder)


def settle(blob_id: UUID) -> None:
    """Move a file to its place for good, once the act that keeps it is committed."""
    there = _settled(blob_id)
    _folder(there.parent)
    with suppress(FileNotFoundError):
        (root() / INCOMING / blob_id.hex).rename(there)
        _sync(there.parent)
        _sync(root() / INCOMING)


def read(blob_id: UUID) -> BinaryIO | None:
    """Open a sealed file, wherever it lies; None if it is nowhere."""
    for path in (_settled(blob_id), root() / INCOMING / blob_id.hex, _settled(blob_id)):
        with suppress(FileNotFoundError):
            return path.open("rb")
    return None


def holds(blob_id: UUID) -> bool:
    """Tell whether a sealed file lies somewhere in the store."""
    return _settled(blob_id).exists() or (root() / INCOMING / blob_id.hex).exists()


def remove(blob_id: UUID) -> None:
    """Remove a sealed file; its key must be gone already, or it must belong to nothing."""
    for path in (root() / INCOMING / blob_id.hex, _settled(blob_id)):
        with suppress(FileNotFoundError):
            path.unlink()
            _sync(path.parent)


def waiting(older_than: float) -> Iterator[UUID]:
    """Yield the files that came in more than so many seconds ago and never went to their place."""
    before = time.time() - older_than
    for path in _folder(root() / INCOMING).iterdir():
        with suppress(FileNotFoundError, ValueError):
            if path.stat().st_mtime < before:
                yield UUID(hex=path.name)


def settled() -> Iterator[str]:
    """Yield the path, within the store, of everything that lies in its place for good."""
    for folder in sorted(root().iterdir()):
        if folder.name != INCOMING:
            inside = sorted(folder.iterdir()) if folder.is_dir() else [folder]
            yield from (str(path.relative_to(root())) for path in inside)


def place_of(blob_id: UUID) -> str:
    """Return where a file lies for good, within the store."""
    return str(_settled(blob_id).relative_to(root()))


def _settled(blob_id: UUID) -> Path:
    return root() / blob_id.hex[:2] / blob_id.hex


def _folder(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
