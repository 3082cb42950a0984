"""Fixing what was decided or signed, so that a later change by hand in the database is found."""

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery

from kikao.foundation.audit.models import Pin, TrailEntry
from kikao.foundation.audit.walking import Fault

AT_A_TIME = 1000

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
    later = Pin.objects.filter(
        kind=OuterRef("kind"), object_id=OuterRef("object_id"), entry_n__gt=OuterRef("entry_n")
    )
    entry = TrailEntry.objects.filter(n=OuterRef("entry_n"))
    pins = Pin.objects.annotate(is_over=Exists(later), fixed=Subquery(entry.values("pins")[:1]))
    for pin in pins.order_by("entry_n", "id").iterator(chunk_size=AT_A_TIME):
        if pin.commitment not in (pin.fixed or "").split():
            yield Fault(pin.entry_n, f"{pin.kind} {pin.object_id}: its commitment is not in the trail")
        if not pin.is_over:
            yield from _changed(pin)
    yield from _lost()


def _changed(pin: Pin) -> Iterator[Fault]:
    content = _LOADERS[pin.kind](pin.object_id) if pin.kind in _LOADERS else None
    if content is None:
        yield Fault(pin.entry_n, f"{pin.kind} {pin.object_id}: what was fixed is gone")
    elif commitment(pin.salt, content) != pin.commitment:
        yield Fault(pin.entry_n, f"{pin.kind} {pin.object_id}: was changed after it was fixed")


def _lost() -> Iterator[Fault]:
    """Yield what entries fixed and no pin tells of any more."""
    fixing = TrailEntry.objects.exclude(pins="").order_by("n").values_list("n", "pins")
    entries = fixing.iterator(chunk_size=AT_A_TIME)
    while some := list(islice(entries, AT_A_TIME)):
        pins = Pin.objects.filter(entry_n__gte=some[0][0], entry_n__lte=some[-1][0])
        known = set(pins.values_list("commitment", flat=True))
        for n, digests in some:
            if not known.issuperset(digests.split()):
                yield Fault(n, "what this entry fixed is gone")
