"""What a thief does with a copy of a disk: looks for words in every shape in which a machine may have left them."""

import base64
import hashlib
import re
import secrets
import shutil
import sqlite3
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

MOST = 64 * 1024 * 1024
"""How much of one packed piece is looked at."""
DEEP = 3
"""How many packings inside each other are opened."""
ZIP = b"PK\x03\x04"
_PACKED = re.compile(rb"\x1f\x8b\x08|PK\x03\x04|\x78[\x01\x5e\x9c\xda]")
DIGESTS = ("md5", "sha1", "sha256", "sha512", "blake2b", "blake2s", "sha3_256")


@dataclass
class Markers:
    """Words that stand nowhere else: each begins the same, so that one look finds all of them."""

    sign: str = field(default_factory=lambda: "zq" + secrets.token_hex(8))
    planted: dict[str, list[str]] = field(default_factory=dict)

    def word(self, kind: str) -> str:
        """Return a new word to plant where this kind of thing is told."""
        made = f"{self.sign}{secrets.token_hex(3)}"
        self.planted.setdefault(kind, []).append(made)
        return made


def shapes(word: str) -> dict[str, bytes]:
    """Return a word in every shape that a byte-for-byte look must find."""
    raw = word.encode()
    found = {
        "utf-8": raw,
        "capitals": word.upper().encode(),
        "backwards": raw[::-1],
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "hex": raw.hex().encode(),
        "HEX": raw.hex().upper().encode(),
    }
    for name, text in (("utf-8", raw), ("utf-16", word.encode("utf-16-le"))):
        for shift in range(3):
            found[f"base64 {name} {shift}"] = _inside_base64(text, shift)
    return found


def _inside_base64(raw: bytes, shift: int) -> bytes:
    """Return the signs that these bytes have in base64 whatever stands around them, from a place on."""
    whole = base64.b64encode(b"\0" * shift + raw)
    first = (shift * 8 + 5) // 6
    last = (shift + len(raw)) * 8 // 6
    return whole[first:last]


def shapes_of_bytes(raw: bytes) -> dict[str, bytes]:
    """Return bytes, such as those of a key, in every shape in which they may lie about."""
    found = {"raw": raw, "backwards": raw[::-1], "hex": raw.hex().encode(), "HEX": raw.hex().upper().encode()}
    return found | {f"base64 {shift}": _inside_base64(raw, shift) for shift in range(3)}


def digests(content: bytes) -> dict[str, bytes]:
    """Return the plain digests of something, which would confirm to whoever has a copy that it lies here."""
    found = {}
    for name in DIGESTS:
        made = hashlib.new(name, content)
        found[f"{name} raw"], found[f"{name} hex"] = made.digest(), made.hexdigest().encode()
        found[f"{name} base64"] = base64.b64encode(made.digest()).rstrip(b"=")
    return found


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where something was found."""

    place: str
    shape: str

    def __str__(self) -> str:
        """Say where and how."""
        return f"{self.place}: as {self.shape}"


def search(home: Path, needles: dict[str, bytes]) -> list[Hit]:
    """Look through every file below a folder, its name included, and inside whatever in it can be unpacked."""
    hits = []
    for file in sorted(path for path in home.rglob("*") if path.is_file()):
        name = str(file.relative_to(home))
        hits += list(search_bytes(name, name.encode(), needles))
        hits += list(search_bytes(name, file.read_bytes(), needles))
    return hits


def search_database(file: Path, needles: dict[str, bytes]) -> list[Hit]:
    """Look through every value of every row, of which the file may hold the pieces on pages far apart."""
    hits: list[Hit] = []
    with TemporaryDirectory() as apart, closing(_opened(file, Path(apart))) as database:
        database.text_factory = bytes
        named = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for table in (name.decode() for (name,) in named):
            for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - the names are the database's own
                for value in row:
                    raw = value if isinstance(value, bytes) else str(value).encode()
                    hits += list(search_bytes(f"{file.name} {table}", raw, needles))
    return hits


def _opened(file: Path, apart: Path) -> sqlite3.Connection:
    """Open a copy beside its journal, so that the evidence itself stays as it was taken."""
    for piece in file.parent.glob(f"{file.name}*"):
        shutil.copy(piece, apart)
    return sqlite3.connect(apart / file.name)


def search_bytes(place: str, content: bytes, needles: dict[str, bytes], depth: int = 0) -> Iterator[Hit]:
    """Look through bytes and inside whatever in them can be unpacked."""
    for shape, needle in needles.items():
        if needle in content:
            yield Hit(place, shape)
    if depth < DEEP:
        for inner, unpacked in unpacked_of(content):
            yield from search_bytes(f"{place} > {inner}", unpacked, needles, depth + 1)


def unpacked_of(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield everything in these bytes that can be unpacked, wherever it begins."""
    for found in _PACKED.finditer(content):
        start, zipped = found.start(), found[0] == ZIP
        if zipped and len(content) > start + 30:
            name, extra = struct.unpack_from("<HH", content, start + 26)
            inside = _inflated(content, start + 30 + name + extra, -15)
        else:
            inside = _inflated(content, start, 47)
        if inside:
            yield f"packed at {start}", inside


def _inflated(content: bytes, start: int, wbits: int) -> bytes:
    """Return what comes out of a packed stream, as far as it goes."""
    machine, made = zlib.decompressobj(wbits), bytearray()
    for at in range(start, len(content), 65536):
        try:
            made += machine.decompress(content[at : at + 65536], MOST)
        except zlib.error:
            break
        if machine.eof or len(made) > MOST:
            break
    return bytes(made)


def needles_of(markers: Markers, contents: Iterable[bytes] = ()) -> dict[str, bytes]:
    """Return all that a thief looks for: the sign of every marker, and the digests of what was planted."""
    found = dict(shapes(markers.sign))
    for number, content in enumerate(contents):
        found |= {f"digest {number} {name}": made for name, made in digests(content).items()}
    return found
