"""The hash chain: how an entry is written down, linked and checked."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from uuid import UUID

from django.db import transaction

from kikao.foundation.audit.models import TrailEntry, TrailHead
from kikao.foundation.base.clock import now

START = "0" * 64


@dataclass(frozen=True, slots=True)
class Line:
    """What one entry says, before it has a number."""

    working_group_id: UUID | None
    actor: str
    verb: str
    object_ref: str
    outcome: str
    code: str = ""
    pins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where the trail does not hold, and why."""

    n: int
    reason: str


def append(line: Line) -> TrailEntry:
    """Write one entry after the last one; the head row is locked until the transaction ends."""
    return append_all([line])[0]


def append_all(lines: Sequence[Line]) -> list[TrailEntry]:
    """Write several entries one after the other, at the cost of one."""
    with transaction.atomic():
        head, _made = TrailHead.objects.select_for_update().get_or_create(id=1)
        entries: list[TrailEntry] = []
        number, previous = head.n, head.hash
        at = now().astimezone(UTC).isoformat(timespec="milliseconds")
        for line in lines:
            number += 1
            entry = TrailEntry(
                n=number,
                working_group_id=line.working_group_id,
                at=at,
                actor=line.actor,
                verb=line.verb,
                object_ref=line.object_ref,
                outcome=line.outcome,
                code=line.code,
                pins=" ".join(line.pins),
                previous=previous,
            )
            entry.hash = previous = hash_of(entry)
            entries.append(entry)
        TrailEntry.objects.bulk_create(entries)
        TrailHead.objects.filter(id=1).update(n=number, hash=previous)
        return entries


def canonical(entry: TrailEntry) -> bytes:
    """Return the bytes that are hashed: JSON with sorted keys, no spaces, UTF-8 (docs/trail-format.md)."""
    said = {
        "n": entry.n,
        "group": str(entry.working_group_id or ""),
        "at": entry.at,
        "actor": entry.actor,
        "verb": entry.verb,
        "object": entry.object_ref,
        "outcome": entry.outcome,
        "code": entry.code,
        "pins": entry.pins,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hash_of(entry: TrailEntry) -> str:
    """Return SHA-256(0x00 + previous hash + canonical entry) in hexadecimal."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(entry.previous) + canonical(entry)).hexdigest()


def faults() -> Iterator[Fault]:
    """Walk the whole chain and yield every place where it does not hold."""
    expected, previous = 1, START
    for entry in TrailEntry.objects.order_by("n").iterator(chunk_size=2000):
        if entry.n != expected:
            yield Fault(expected, "missing or inserted entry")
        if entry.previous != previous:
            yield Fault(entry.n, "does not follow the entry before it")
        if hash_of(entry) != entry.hash:
            yield Fault(entry.n, "was changed")
        expected, previous = entry.n + 1, entry.hash
    head = TrailHead.objects.filter(id=1).first()
    if head and (head.n, head.hash) != (expected - 1, previous):
        yield Fault(expected - 1, "the end of the trail does not agree with its head")
