"""Asking the trail: what somebody did, what was done to something, and its checkpoints."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.entries import Said
from kikao.foundation.audit.enums import Occasion, Outcome
from kikao.foundation.audit.models import Checkpoint, TrailEntry
from kikao.foundation.audit.notes import letters_of
from kikao.foundation.audit.schemas import CheckpointLine, EntryLine
from kikao.foundation.base.paging import Page
from kikao.foundation.base.stops import Unknown

ACCOUNT = "account:"


def own_entries(by: Actor, *, after: str | None = None, size: int = 50) -> Page[EntryLine]:
    """Return what this reader did, was refused and read, newest first; never to what: that may be hidden by now."""
    rows = TrailEntry.objects.filter(working_group_id=by.working_group_id, actor=f"{ACCOUNT}{by.person}")
    return _page(rows, after, size)


def entries_about(
    by: Actor, object_ids: Iterable[UUID], *, after: str | None = None, size: int = 50
) -> Page[EntryLine]:
    """Return what was done to these things, newest first; that the reader may know of them, the caller has looked."""
    known = [str(one) for one in object_ids]
    rows = TrailEntry.objects.filter(working_group_id=by.working_group_id, object_ref__in=known)
    return _page(rows, after, size)


def _page(rows: "QuerySet[TrailEntry]", after: str | None, size: int) -> Page[EntryLine]:
    """Cut by the hash of the last entry shown: its number would tell how busy everybody else is."""
    if after:
        last = rows.filter(hash=after).first() if after.isalnum() else None
        if last is None:
            raise Unknown
        rows = rows.filter(n__lt=last.n)
    found = list(rows.order_by("-n")[: size + 1])
    kept = found[:size]
    more = kept[-1].hash if len(found) > size else None
    return Page(tuple(_line(row) for row in kept), more, size)


def every_entry() -> Iterator[Said]:
    """Return the whole trail in order, a few entries in memory at a time; for the machine's own export."""
    rows = TrailEntry.objects.order_by("n").values_list(*Said._fields)
    yield from map(Said._make, rows.iterator(chunk_size=5000))


def checkpoints(by: Actor) -> list[CheckpointLine]:
    """Return all checkpoints of the group, oldest first."""
    rows = Checkpoint.objects.filter(working_group_id=by.working_group_id).order_by("n")
    return [_checkpoint(row) for row in rows]


def checkpoint(by: Actor, checkpoint_id: UUID) -> CheckpointLine:
    """Return one checkpoint that was just taken."""
    return _checkpoint(Checkpoint.objects.get(working_group_id=by.working_group_id, id=checkpoint_id))


def checkpoint_about(by: Actor, about: UUID) -> CheckpointLine | None:
    """Return the checkpoint that is printed in some minutes; None in those adopted before checkpoints were."""
    row = Checkpoint.objects.filter(working_group_id=by.working_group_id, about=about).first()
    return _checkpoint(row) if row else None


def _line(row: TrailEntry) -> EntryLine:
    is_account = row.actor.startswith(ACCOUNT)
    return EntryLine(
        at=datetime.fromisoformat(row.at),
        actor="" if is_account else row.actor,
        account_id=UUID(row.actor.removeprefix(ACCOUNT)) if is_account else None,
        verb=row.verb,
        outcome=row.outcome,
        outcome_words=str(Outcome(row.outcome).label),
    )


def _checkpoint(row: Checkpoint) -> CheckpointLine:
    return CheckpointLine(
        id=row.id,
        n=row.n,
        hash=row.hash,
        letters=letters_of(row.hash),
        taken_at=datetime.fromisoformat(row.taken_at),
        occasion=row.occasion,
        occasion_words=str(Occasion(row.occasion).label),
        note=row.note,
    )
