"""The custody report: everything that happened to a file, in a form that a court's expert checks without our program.

What it says is fixed by the event of its own export, in the trail. Digests are revealed here and nowhere else.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.models import Pin, TrailEntry, TrailHead
from kikao.foundation.base.stops import Unknown
from kikao.foundation.files.actions import export_file
from kikao.foundation.files.custody import PIN, content_of
from kikao.foundation.files.enums import GIVEN, FileRole
from kikao.foundation.files.models import CustodyEvent, EvidenceFile
from kikao.foundation.files.opening import key_to
from kikao.foundation.files.rows import about_of, seen
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.stops import Sealed

FORMAT = "Kikao custody report 1"


def custody_report(by: Actor, file_id: UUID, *, to_whom: str, purpose: str) -> bytes:
    """Give out the account of a file and of the pictures made from it, and fix in the trail what it says."""
    row = seen(by, file_id)
    if row.role not in GIVEN:
        raise Unknown
    key_to(by, row)
    report = _report(by, row)
    digest = hashlib.sha256(canonical(report)).hexdigest()
    event_id = export_file(by, file_id=row.id, to_whom=to_whom, purpose=purpose, report=digest)
    sealing = CustodyEvent.objects.select_related("file").get(id=event_id)
    return canonical({"report": report, "seal": _events(by, [sealing])[0]})


def canonical(said: Mapping[str, Any]) -> bytes:
    """Return the one way to write a report down: JSON with sorted keys, no spaces, UTF-8, one line."""
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() + b"\n"


def _report(by: Actor, row: EvidenceFile) -> dict[str, Any]:
    drawn = EvidenceFile.objects.filter(original=row, role=FileRole.DERIVED).order_by("number")
    rows = [row, *drawn]
    about = about_of(by, rows)
    if row.id not in about:
        raise Sealed
    events = CustodyEvent.objects.filter(file__in=rows).select_related("file")
    head = TrailHead.objects.get(id=1)
    return {
        "format": FORMAT,
        "group": str(row.working_group_id),
        "items": [_item(one, asdict(about[one.id]) if one.id in about else None) for one in rows],
        "events": _events(by, events.order_by("file__number", "position")),
        "trail": {"entry": head.n, "hash": head.hash},
    }


def _item(row: EvidenceFile, about: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "reference": row.reference,
        "number": row.number,
        "role": row.role,
        "derived_from": str(row.original_id or ""),
        "tool": row.tool,
        "commitment": row.commitment,
        "arrived_on": row.arrived_on.isoformat(),
        "disposed_on": row.disposed_on.isoformat() if row.disposed_on else "",
        "about": about,
    }


def _events(by: Actor, events: Iterable[CustodyEvent]) -> list[dict[str, Any]]:
    found = list(events)
    pins = {
        pin.object_id: pin for pin in Pin.objects.filter(kind=PIN, object_id__in=[one.id for one in found])
    }
    numbers = [pin.entry_n for pin in pins.values()]
    entries = {entry.n: entry for entry in TrailEntry.objects.filter(n__in=numbers)}
    sealed = vault.read_many(by, [one.words_item_id for one in found if one.words_item_id])
    said = {item_id: json.loads(text) for item_id, text in sealed.items() if text}
    return [
        {
            "event": content_of(one),
            "salt": pins[one.id].salt,
            "said": said.get(one.words_item_id) if one.words_item_id else None,
            "entry": _entry(entries[pins[one.id].entry_n]),
        }
        for one in found
    ]


def _entry(entry: TrailEntry) -> dict[str, Any]:
    return {
        "n": entry.n,
        "group": str(entry.working_group_id or ""),
        "at": entry.at,
        "actor": entry.actor,
        "verb": entry.verb,
        "object": entry.object_ref,
        "outcome": entry.outcome,
        "code": entry.code,
        "pins": entry.pins,
        "previous": entry.previous,
        "hash": entry.hash,
    }
