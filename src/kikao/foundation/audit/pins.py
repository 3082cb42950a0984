"""Fixing what was decided or signed, so that a later change by hand in the database is found."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

from kikao.foundation.audit.chain import Fault
from kikao.foundation.audit.models import Pin, TrailEntry

Loader = Callable[[UUID], Mapping[str, Any] | None]
_LOADERS: dict[str, Loader] = {}


def register(kind: str, loader: Loader) -> None:
    """Tell how what a pin of this kind fixes is read again: `loader(object_id)` returns the same content."""
    _LOADERS[kind] = loader


def commitment(salt: str, content: Mapping[str, Any]) -> str:
    """Return the salted digest of some content; without the salt nobody can test a guess against it."""
    said = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.blake2b(said.encode(), key=bytes.fromhex(salt), digest_size=32).hexdigest()


def new_salt() -> str:
    """Return a fresh random salt."""
    return secrets.token_hex(16)


def faults() -> Iterator[Fault]:
    """Yield every fixed thing that no longer says what the trail says it said (the last pin of each counts)."""
    latest: dict[tuple[str, UUID], Pin] = {}
    for pin in Pin.objects.order_by("entry_n").iterator():
        latest[(pin.kind, pin.object_id)] = pin
        entry = TrailEntry.objects.filter(n=pin.entry_n).first()
        if entry is None or pin.commitment not in entry.pins.split():
            yield Fault(pin.entry_n, f"{pin.kind} {pin.object_id}: its commitment is not in the trail")
    for (kind, object_id), pin in latest.items():
        content = _LOADERS[kind](object_id) if kind in _LOADERS else None
        if content is None:
            yield Fault(pin.entry_n, f"{kind} {object_id}: what was fixed is gone")
        elif commitment(pin.salt, content) != pin.commitment:
            yield Fault(pin.entry_n, f"{kind} {object_id}: was changed after it was fixed")
    yield from _lost()


def _lost() -> Iterator[Fault]:
    known = set(Pin.objects.values_list("commitment", flat=True))
    for entry in TrailEntry.objects.exclude(pins="").order_by("n").iterator():
        for digest in entry.pins.split():
            if digest not in known:
                yield Fault(entry.n, "what this entry fixed is gone")
