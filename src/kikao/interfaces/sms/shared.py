"""Memory that the processes of one server share: in no file, gone with the server, never read half written.

It is made before the processes are, and stands under a key that is drawn then and lies nowhere else. It has many
parts; who works in one holds its lock alone. The lock is the operating system's: whoever is killed lets it go.
"""

import errno
import fcntl
import mmap
import os
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from kikao.foundation.sealing import box

DAY = 24 * 60 * 60.0
PAUSE = 0.005
TAG = 16
_CHECK = 16
_HEAD = struct.Struct(f"<{TAG}sd")


@dataclass(frozen=True, slots=True)
class Shelf:
    """A kind of note: how many stand in each part, and how long the content of one is."""

    places: int
    length: int

    @property
    def width(self) -> int:
        """Return the bytes of one place: its tag, until when it stands, what it says, and the proof that it is whole."""
        return _HEAD.size + self.length + _CHECK


@dataclass
class Room:
    """What is shared, by parts."""

    shelves: tuple[Shelf, ...]
    parts: int = 64
    key: bytes = field(default_factory=box.new_secret, repr=False)

    def __post_init__(self) -> None:
        """Take the memory; its pages are used only once something is written there."""
        self._width = sum(shelf.places * shelf.width for shelf in self.shelves)
        self._handle = os.memfd_create("kikao")
        os.ftruncate(self._handle, self._width * self.parts)
        self._memory = mmap.mmap(self._handle, self._width * self.parts)
        self._threads = [threading.Lock() for _part in range(self.parts)]

    def tag(self, *words: str) -> bytes:
        """Return what something is known by here; outside of this memory nobody can make it again."""
        return box.keyed_tag(self.key, "\x1f".join(words).encode(), TAG)

    @contextmanager
    def part(self, tag: bytes) -> Iterator["Part"]:
        """Hold the part that a tag belongs to, alone among all threads and processes."""
        number = tag[0] % self.parts
        with self._threads[number]:
            self._lock(number)
            try:
                yield Part(self, number * self._width)
            finally:
                fcntl.lockf(self._handle, fcntl.LOCK_UN, 1, number)

    def _lock(self, number: int) -> None:
        """Wait for a part. Nobody who holds one waits for another, so that a deadlock that is seen here is none.

        The operating system counts what the threads of one process hold together: where one thread of each of two
        processes waits for the other process, it takes that for a circle and refuses one of them.
        """
        while True:
            try:
                fcntl.lockf(self._handle, fcntl.LOCK_EX, 1, number)
            except OSError as error:
                if error.errno != errno.EDEADLK:
                    raise
                time.sleep(PAUSE)
            else:
                return

    def read(self, at: int, length: int) -> bytes:
        """Return what stands at a place."""
        return self._memory[at : at + length]

    def write(self, at: int, content: bytes) -> None:
        """Put something at a place."""
        self._memory[at : at + len(content)] = content

    def close(self) -> None:
        """Give the memory back."""
        self._memory.close()
        os.close(self._handle)


@dataclass(frozen=True)
class Part:
    """One part of a room, held by one thread."""

    room: Room
    start: int

    def find(self, shelf: Shelf, tag: bytes) -> bytes | None:
        """Return what stands under a tag, if it is whole and not too old."""
        at = next((at for at, found, until in self._places(shelf) if found == tag and until), None)
        return self._whole(shelf, at) if at is not None else None

    def put(self, shelf: Shelf, tag: bytes, content: bytes, lasting: float = DAY) -> None:
        """Write under a tag: over what stood there, else where nothing stands, else over the oldest."""
        at = min(self._places(shelf), key=lambda place: (place[1] != tag, place[2]))[0]
        body = _HEAD.pack(tag, time.monotonic() + lasting) + content
        self.room.write(at, body + self._proof(at, body))

    def wipe(self, shelf: Shelf, tag: bytes) -> None:
        """Leave nothing under a tag."""
        for at, found, _until in self._places(shelf):
            if found == tag:
                self.room.write(at, bytes(shelf.width))

    def sweep(self) -> None:
        """Wipe what is older than it may be."""
        for shelf in self.room.shelves:
            for at, found, until in self._places(shelf):
                if not until and found != bytes(TAG):
                    self.room.write(at, bytes(shelf.width))

    def _places(self, shelf: Shelf) -> Iterator[tuple[int, bytes, float]]:
        """Yield each place, its tag, and until when it stands, 0 when it stands no more."""
        start, now = self.start, time.monotonic()
        for other in self.room.shelves:
            if other is shelf:
                break
            start += other.places * other.width
        for number in range(shelf.places):
            at = start + number * shelf.width
            tag, until = _HEAD.unpack(self.room.read(at, _HEAD.size))
            yield at, tag, until if until > now else 0.0

    def _whole(self, shelf: Shelf, at: int) -> bytes | None:
        """Return the content of a place; what whoever was killed left half written does not count."""
        written = self.room.read(at, shelf.width)
        body, proof = written[:-_CHECK], written[-_CHECK:]
        return body[_HEAD.size :] if proof == self._proof(at, body) else None

    def _proof(self, at: int, body: bytes) -> bytes:
        return box.keyed_tag(self.room.key, b"whole" + at.to_bytes(8) + body, _CHECK)
