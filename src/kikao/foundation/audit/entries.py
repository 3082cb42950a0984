"""What an entry of the trail says, and the bytes of it that are hashed (docs/trail-format.md)."""

import hashlib
import json
from typing import NamedTuple
from uuid import UUID

from kikao.foundation.audit.models import TrailEntry

START = "0" * 64
"""What the first entry follows."""


class Said(NamedTuple):
    """What one entry says, where it stands and what it is linked to."""

    n: int
    working_group_id: UUID | None
    at: str
    actor: str
    verb: str
    object_ref: str
    outcome: str
    code: str
    pins: str
    previous: str
    hash: str


_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def said_by(entry: TrailEntry) -> Said:
    """Return what an entry says, as it is stored."""
    return Said._make(getattr(entry, name) for name in Said._fields)


def written(said: Said) -> bytes:
    """Return the bytes that are hashed: JSON with sorted keys, no spaces, UTF-8 (docs/trail-format.md)."""
    return _JSON.encode(told(said)).encode()


def told(said: Said) -> dict[str, object]:
    """Return the part of an entry that is hashed, under the names of the format."""
    return {
        "n": said.n,
        "group": str(said.working_group_id or ""),
        "at": said.at,
        "actor": said.actor,
        "verb": said.verb,
        "object": said.object_ref,
        "outcome": said.outcome,
        "code": said.code,
        "pins": said.pins,
    }


def hash_of(said: Said) -> str:
    """Return SHA-256(0x00 + previous hash + canonical entry) in hexadecimal; nothing for a link that is no hash."""
    try:
        before = bytes.fromhex(said.previous)
    except ValueError:
        return ""
    return hashlib.sha256(b"\x00" + before + written(said)).hexdigest()


def canonical(entry: TrailEntry) -> bytes:
    """Return the bytes of a stored entry that are hashed."""
    return written(said_by(entry))
