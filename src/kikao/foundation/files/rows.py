"""Rows of files turned into what goes out of them, names opened for who may, at a fixed cost."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.files.enums import FileRole
from kikao.foundation.files.models import EvidenceFile, FileRelease
from kikao.foundation.files.policy import seen_by
from kikao.foundation.files.schemas import About, FileLine
from kikao.foundation.sealing import vault


def seen(by: Actor, file_id: UUID) -> EvidenceFile:
    """Return a file that this reader may know of, or say that there is nothing."""
    row = EvidenceFile.objects.filter(seen_by(by), id=file_id).first()
    if row is None:
        raise Unknown
    return row


def about_of(by: Actor, rows: Iterable[EvidenceFile]) -> dict[UUID, About]:
    """Open what is sealed beside the content, of those files that this reader can open."""
    wanted = {row.about_item_id: row.id for row in rows if row.disposed_on is None}
    opened = vault.read_many(by, wanted)
    return {wanted[item_id]: About(**json.loads(text)) for item_id, text in opened.items() if text}


def lines_of(by: Actor, rows: Sequence[EvidenceFile]) -> tuple[FileLine, ...]:
    """Return files as lines of a list, each with its picture and its standing release."""
    about = about_of(by, rows)
    ids = [row.id for row in rows]
    drawn = EvidenceFile.objects.filter(
        original_id__in=ids, role=FileRole.DERIVED, is_picture=True, disposed_on=None
    )
    copies = dict(drawn.values_list("original_id", "id"))
    standing = FileRelease.objects.filter(original_id__in=[*ids, *copies.values()], withdrawn_on=None)
    released = dict(standing.values_list("original_id", "released_on"))
    return tuple(
        line_of(
            row,
            about.get(row.id),
            copy_id=row.id if row.is_picture else copies.get(row.id),
            released_on=released.get(row.id) or released.get(copies.get(row.id, row.id)),
        )
        for row in rows
    )


def line_of(
    row: EvidenceFile,
    about: About | None,
    *,
    copy_id: UUID | None = None,
    released_on: date | None = None,
) -> FileLine:
    """Return one file as a line."""
    return FileLine(
        id=row.id,
        subject_id=row.subject_id,
        reference=row.reference,
        number=row.number,
        role=FileRole(row.role),
        is_picture=row.is_picture,
        hangs_on=row.hangs_on,
        arrived_on=row.arrived_on,
        disposed_on=row.disposed_on,
        about=about,
        copy_id=copy_id,
        released_on=released_on,
    )
