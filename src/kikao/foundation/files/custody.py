"""The account of what happened to a file: each event a row, fixed by an entry of its own in the trail."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit import pins
from kikao.foundation.audit.chain import Line, append
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.audit.models import Pin
from kikao.foundation.base.clock import today
from kikao.foundation.files.enums import CustodyKind
from kikao.foundation.files.models import CustodyEvent, EvidenceFile
from kikao.foundation.sealing import box, vault

PIN = "custody"


@dataclass(frozen=True, slots=True)
class Said:
    """What an event says beyond its kind: a code, another file, and words that are sealed."""

    code: str = ""
    other_id: UUID | None = None
    words: Mapping[str, str] | None = None


NOTHING = Said()


def note(by: Actor, file: EvidenceFile, kind: CustodyKind, said: Said = NOTHING) -> CustodyEvent:
    """Write what happens to a file, within the transaction of the act that does it."""
    EvidenceFile.objects.select_for_update().get(id=file.id)
    last = CustodyEvent.objects.filter(file=file).aggregate(last=Max("position"))["last"]
    words_item_id, words_commitment = _seal_words(file, said.words)
    event = CustodyEvent.objects.create(
        working_group_id=file.working_group_id,
        file=file,
        position=(last or 0) + 1,
        kind=kind,
        actor=by.reference,
        code=said.code,
        other_id=said.other_id,
        words_item_id=words_item_id,
        words_commitment=words_commitment,
        happened_on=today(),
    )
    salt = pins.new_salt()
    digest = pins.commitment(salt, content_of(event))
    verb = f"custody.{kind.value}"
    entry = append(Line(by.working_group_id, by.reference, verb, str(file.id), Outcome.DONE, pins=(digest,)))
    Pin.objects.create(
        working_group_id=file.working_group_id,
        kind=PIN,
        object_id=event.id,
        entry_n=entry.n,
        salt=salt,
        commitment=digest,
    )
    return event


def content_of(event: CustodyEvent) -> dict[str, Any]:
    """Return what the trail fixes of an event; the file stands in it by its commitment."""
    return {
        "id": str(event.id),
        "file": str(event.file_id),
        "commitment": event.file.commitment,
        "position": event.position,
        "kind": event.kind,
        "actor": event.actor,
        "code": event.code,
        "other": str(event.other_id or ""),
        "words": event.words_commitment,
        "on": event.happened_on.isoformat(),
    }


def commitment_to(salt: str, words: Mapping[str, str]) -> str:
    """Return what proves later which words an event carried, and tells nothing without its salt."""
    said = json.dumps(dict(words), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return box.commitment(bytes.fromhex(salt), said.encode()).hex()


def _seal_words(file: EvidenceFile, words: Mapping[str, str] | None) -> tuple[UUID | None, str]:
    if words is None:
        return None, ""
    salt = box.new_secret().hex()
    sealed = json.dumps({"salt": salt, "words": dict(words)}, ensure_ascii=False)
    item_id = vault.put(file.working_group_id, file.subject_id, "file.custody", sealed)
    return item_id, commitment_to(salt, words)


def _fixed(event_id: UUID) -> Mapping[str, Any] | None:
    event = CustodyEvent.objects.filter(id=event_id).select_related("file").first()
    return content_of(event) if event else None


pins.register(PIN, _fixed)
