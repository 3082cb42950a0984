"""Asking for files: lists by what they hang on, one with its account, and opening one."""

import json
from collections.abc import Iterable
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import refusal_note
from kikao.foundation.audit.models import Pin
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.files.actions.handling import KEEPERS, open_file
from kikao.foundation.files.custody import PIN
from kikao.foundation.files.enums import GIVEN, CustodyKind, FileRole, Finding
from kikao.foundation.files.models import CustodyEvent, EvidenceFile, FileRelease
from kikao.foundation.files.opening import key_to, pieces_of, state_of
from kikao.foundation.files.policy import seen_by
from kikao.foundation.files.rows import lines_of, seen
from kikao.foundation.files.schemas import EventLine, FileLine, OpenedFile, ReleasedLine
from kikao.foundation.files.stops import BlobBroken
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.stops import Sealed


def files_of(
    by: Actor, subject_ids: Iterable[UUID], *, after: str | None = None, size: int = 50
) -> Page[FileLine]:
    """Return what was given to some subjects, in the order of their numbers, names opened for who may."""
    rows = EvidenceFile.objects.filter(seen_by(by), subject_id__in=list(subject_ids), role__in=sorted(GIVEN))
    page = page_of(rows, order=("reference", "number", "id"), after=after, size=size)
    return Page(lines_of(by, page.items), page.next_cursor, page.size)


def file_of(by: Actor, file_id: UUID) -> FileLine:
    """Return one file."""
    return lines_of(by, [seen(by, file_id)])[0]


def events_of(by: Actor, file_id: UUID, *, after: str | None = None, size: int = 50) -> Page[EventLine]:
    """Return what happened to a file, first things first; who opened it is for those alone who answer for it."""
    if not by.is_(*KEEPERS):
        raise NotAllowed
    row = seen(by, file_id)
    page = page_of(CustodyEvent.objects.filter(file=row), order=("position", "id"), after=after, size=size)
    pins = Pin.objects.filter(kind=PIN, object_id__in=[event.id for event in page.items])
    entries = dict(pins.values_list("object_id", "entry_n"))
    words = vault.read_many(by, [event.words_item_id for event in page.items if event.words_item_id])
    return page.map(lambda event: _event(event, entries, words))


def released_of(
    by: Actor, subject_ids: Iterable[UUID], *, after: str | None = None, size: int = 50
) -> Page[ReleasedLine]:
    """Return what the members of a matter may read, newest first, each with the reason."""
    mine = EvidenceFile.objects.filter(seen_by(by), role=FileRole.RELEASED)
    rows = FileRelease.objects.filter(
        working_group_id=by.working_group_id,
        subject_id__in=list(subject_ids),
        copy__in=mine,
        withdrawn_on=None,
    )
    page = page_of(rows.select_related("copy"), order=("-released_on", "-id"), after=after, size=size)
    copies = {line.id: line for line in lines_of(by, [row.copy for row in page.items])}
    reasons = vault.read_many(by, [row.reason_item_id for row in page.items])
    return page.map(
        lambda row: ReleasedLine(
            id=row.id,
            subject_id=row.subject_id,
            copy=copies[row.copy_id],
            reason=reasons[row.reason_item_id],
            released_by=row.released_by,
            released_on=row.released_on,
            withdrawn_on=row.withdrawn_on,
        )
    )


def matter_of(by: Actor, line: FileLine) -> UUID:
    """Return what a file hangs on; a released copy hangs on the matter whose members read it."""
    if line.role is not FileRole.RELEASED:
        return line.subject_id
    row = FileRelease.objects.filter(working_group_id=by.working_group_id, copy_id=line.id).first()
    return row.subject_id if row else line.subject_id


def opened(by: Actor, file_id: UUID, *, shown: bool = False) -> OpenedFile:
    """Open a file to save it or, if it is a picture drawn anew, to look at it; the opening is in the trail first.

    What was not drawn anew has no picture to show: it is looked for in vain.
    """
    row = seen(by, file_id)
    try:
        if shown and not row.is_picture:
            raise Unknown
        key = key_to(by, row)
        line = lines_of(by, [row])[0]
        if line.about is None:
            raise Sealed
        if state_of(row, key, line.about.sha256) != Finding.WHOLE:
            raise BlobBroken
    except Stop as stop:
        refusal_note(by, "file.open", row.id, stop)
        stop.logged = True  # type: ignore[attr-defined]
        raise
    open_file(by, file_id=row.id)
    return OpenedFile(line, pieces_of(row, key))


def _event(event: CustodyEvent, entries: dict[UUID, int], words: dict[UUID, str | None]) -> EventLine:
    sealed = words.get(event.words_item_id) if event.words_item_id else None
    said = tuple(json.loads(sealed)["words"].items()) if sealed else None
    return EventLine(
        id=event.id,
        position=event.position,
        kind=CustodyKind(event.kind),
        happened_on=event.happened_on,
        actor=event.actor,
        code=event.code,
        words=() if event.words_item_id is None else said,
        entry_n=entries.get(event.id),
    )
