"""Phones in a hurry: so many at once send forms over kept lines to a server on this machine, and look at the clock."""

import asyncio
import os
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from time import perf_counter
from uuid import uuid4

from kikao.interfaces.cli.bench.memory import Memory

PHOTO = 200 * 1024
LETTERS = 900
PATIENCE = 60.0
KEPT = frozenset({201, 202})
WORDS = [
    "the",
    "patrol",
    "stopped",
    "us",
    "at",
    "the",
    "second",
    "barrier",
    "and",
    "took",
    "two",
    "sacks",
    "before",
    "they",
    "let",
    "the",
    "diggers",
    "go",
    "home",
]
CODES = {
    "nature": ("FACT", "ALERT", "ONGOING"),
    "category": ("HR-ARR", "HR-THREAT", "SF-TAX", "SF-PRES", "PS-ABUSE"),
    "severity": ("S1", "S2", "S3"),
    "accused": ("POLICE", "ARMY", "COMPANY", "OTHER"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """Where phones send, with whose keys, which form."""

    port: int
    keys: Sequence[str]
    form_id: str
    version: str


@dataclass(slots=True)
class Measured:
    """What came of one measurement."""

    senders: int
    photo: bool
    seconds: float = 0.0
    took: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    resident: float = 0.0
    proportional: float = 0.0

    @property
    def rate(self) -> float:
        """Return how many were kept in a second."""
        return len(self.took) / self.seconds if self.seconds else 0.0

    @property
    def failed(self) -> int:
        """Return how many were not kept."""
        return self.statuses.total() - sum(self.statuses[one] for one in KEPT)

    def within(self, percent: int) -> float:
        """Return in how many milliseconds so many of a hundred were answered."""
        if len(self.took) < 2:
            return 0.0
        return 1000 * statistics.quantiles(self.took, n=100, method="inclusive")[percent - 1]


def measure(target: Target, count: int, memory: Memory, found: Measured) -> Measured:
    """Let so many phones send, together this many forms, and add what comes of it."""
    picture = os.urandom(PHOTO) if found.photo else b""
    waiting = iter(range(count))

    async def everybody() -> None:
        await asyncio.gather(*(_phone(target, waiting, found, picture) for _one in range(found.senders)))

    with memory.watched():
        begun = perf_counter()
        asyncio.run(everybody())
        found.seconds += perf_counter() - begun
    found.resident = max(found.resident, memory.resident)
    found.proportional = max(found.proportional, memory.proportional)
    return found


async def _phone(target: Target, waiting: Iterator[int], found: Measured, picture: bytes) -> None:
    lot = Random()  # noqa: S311 - a draw of words, no secret
    reader, writer = await asyncio.open_connection("127.0.0.1", target.port)
    for number in waiting:
        asked = _request(target, target.keys[number % len(target.keys)], lot, picture)
        begun = perf_counter()
        try:
            writer.write(asked)
            status, is_last = await asyncio.wait_for(_answer(reader), PATIENCE)
        except (OSError, asyncio.IncompleteReadError, TimeoutError):
            status, is_last = 0, True
        found.statuses[status] += 1
        if status in KEPT:
            found.took.append(perf_counter() - begun)
        if is_last:
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", target.port)
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    _before, found, after = head.partition(b"content-length:")
    if found:
        await reader.readexactly(int(after.split(b"\r\n", 1)[0]))
    return int(head[9:12]), not found or b"connection: close" in head


def _request(target: Target, key: str, lot: Random, picture: bytes) -> bytes:
    between = uuid4().hex.encode()
    name = f"{uuid4().hex}.jpg" if picture else ""
    form = filled(target.form_id, target.version, lot, name)
    head = b'--%s\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: %s\r\n\r\n'
    parts = [head % (between, b"xml_submission_file", b"facts.xml", b"text/xml"), form, b"\r\n"]
    if picture:
        own = picture[:4] + uuid4().bytes + picture[20:]
        parts += [head % (between, name.encode(), name.encode(), b"image/jpeg"), own, b"\r\n"]
    body = b"".join([*parts, b"--", between, b"--\r\n"])
    lines = (
        f"POST /key/{key}/submission?deviceID=collect%3AAbCdEfGh01234567 HTTP/1.1",
        f"Host: localhost:{target.port}",
        "X-OpenRosa-Version: 1.0",
        f"Content-Type: multipart/form-data; boundary={between.decode()}",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join([*lines, "", ""]).encode() + body


def filled(form_id: str, version: str, lot: Random, photo: str = "") -> bytes:
    """Return a fact sheet as a phone would have it, with words drawn by lot."""
    story = " ".join(lot.choice(WORDS) for _word in range(LETTERS // 5))
    codes = "".join(f"<{name}>{lot.choice(among)}</{name}>" for name, among in CODES.items())
    return (
        f'<?xml version="1.0"?><data xmlns:orx="http://openrosa.org/xforms" id="{form_id}" version="{version}">{codes}'
        f"<day_known>EXACT</day_known><day>2026-03-{lot.randint(1, 28):02}</day>"
        f"<happened_on>2026-03-{lot.randint(1, 28):02}</happened_on><where_words>{lot.choice(WORDS)}</where_words>"
        f"<what_happened>{story}</what_happened><injured>{lot.randint(0, 9)}</injured>"
        "<done_already>The chief was told.</done_already><how_known>EYEWITNESS</how_known>"
        f"<consent>STORE SECUSE</consent><photo>{photo}</photo><contact>Behind the market</contact>"
        f"<language>fr</language><nonce>{uuid4()}</nonce>"
        f"<orx:meta><orx:instanceID>uuid:{uuid4()}</orx:instanceID></orx:meta></data>"
    ).encode()
