"""Keeping files: with the public half of a subject's key alone, in the transaction of the act that takes them in."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.files import picture, store
from kikao.foundation.files.coming import Coming
from kikao.foundation.files.custody import Said, note
from kikao.foundation.files.enums import CustodyKind, FileRole
from kikao.foundation.files.models import EvidenceFile, FileKey
from kikao.foundation.files.stops import NoRoom
from kikao.foundation.sealing import box, vault
from kikao.foundation.sealing.compartments import latest
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.models import Compartment


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a file is put: sealed to which subject, under which reference, as what, hanging on what within it."""

    subject_id: UUID
    reference: str
    role: FileRole = FileRole.ORIGINAL
    hangs_on: UUID | None = None


def keep_files(by: Actor, coming: Iterable[Coming], shelf: Shelf, *, channel: str) -> list[UUID]:
    """Keep what came in, each photograph with the copy drawn anew from it; sealed to the subject's readers."""
    kept = []
    for one in coming:
        file = put_on(by, one, shelf)
        note(by, file, CustodyKind.RECEIVED, Said(channel))
        if one.copy:
            keep_copy(by, file, one.copy)
        kept.append(file.id)
    return kept


def keep_copy(by: Actor, file: EvidenceFile, copy: Coming) -> EvidenceFile:
    """Keep the picture that was drawn anew from a file, sealed like the file itself."""
    shelf = Shelf(file.subject_id, file.reference, FileRole.DERIVED, file.hangs_on)
    drawn = put_on(by, copy, shelf, original=file, tool=picture.TOOL, is_picture=True)
    note(by, file, CustodyKind.COPIED, Said(picture.TOOL, drawn.id))
    note(by, drawn, CustodyKind.RECEIVED, Said(picture.TOOL, file.id))
    return drawn


def put_on(
    by: Actor,
    one: Coming,
    shelf: Shelf,
    *,
    original: EvidenceFile | None = None,
    tool: str = "",
    is_picture: bool = False,
) -> EvidenceFile:
    """Seal the key of a file to its subject, write its row, and have its bytes on the disk for certain."""
    compartment = latest(by.working_group_id, shelf.subject_id, Layer.N)
    salt = box.new_secret()
    file = EvidenceFile(
        working_group_id=by.working_group_id,
        subject_id=shelf.subject_id,
        number=_next_number(by.working_group_id, shelf.subject_id),
        role=shelf.role,
        original=original,
        reference=shelf.reference,
        hangs_on=shelf.hangs_on,
        is_picture=is_picture,
        tool=tool,
        commitment=box.commitment(salt, one.digest).hex(),
        blob_id=one.blob_id,
        sealed_size=one.sealed_size,
        sealed_digest=one.sealed_digest,
        arrived_on=today(),
    )
    file.about_item_id = _seal_about(file, one, salt)
    file.save(force_insert=True)
    FileKey.objects.create(
        working_group_id=by.working_group_id,
        file=file,
        compartment=compartment,
        blob=box.seal_to(bytes(compartment.public_key), one.key, key_bound_to(file, compartment)),
    )
    try:
        one.land()
    except OSError as error:
        raise NoRoom from error
    transaction.on_commit(partial(store.settle, one.blob_id), robust=True)
    return file


def key_bound_to(file: EvidenceFile, compartment: Compartment) -> str:
    """Return what the sealed key of a file is bound to."""
    return f"file|{file.id}|{file.blob_id}|{compartment.id}"


def _next_number(working_group_id: UUID, subject_id: UUID) -> int:
    there = EvidenceFile.objects.filter(working_group_id=working_group_id, subject_id=subject_id)
    return (there.aggregate(last=Max("number"))["last"] or 0) + 1


def _seal_about(file: EvidenceFile, one: Coming, salt: bytes) -> UUID:
    about = {
        "name": one.name,
        "media_type": one.media_type,
        "size": one.size,
        "sha256": one.digest.hex(),
        "salt": salt.hex(),
    }
    return vault.put(
        file.working_group_id, file.subject_id, "file.about", json.dumps(about, ensure_ascii=False)
    )
