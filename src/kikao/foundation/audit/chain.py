"""The hash chain: how an entry is written down and linked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from kikao.foundation.audit.entries import START, canonical, hash_of, said_by
from kikao.foundation.audit.models import TrailEntry, TrailHead
from kikao.foundation.audit.walking import Fault, faults
from kikao.foundation.base.clock import date_of, now
from kikao.foundation.base.prepared import Prepared, write_new
from kikao.foundation.base.quick import ask

__all__ = ["START", "Fault", "Line", "append", "append_all", "canonical", "faults", "head", "moment"]


SOURCE = "source"
"""The actor of whatever came from outside: of an arrival the day alone is written."""


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


def append(line: Line) -> TrailEntry:
    """Write one entry after the last one; the head row is locked until the transaction ends."""
    return append_all([line])[0]


def append_all(lines: Sequence[Line]) -> list[TrailEntry]:
    """Write several entries one after the other, at the cost of one."""
    with transaction.atomic():
        number, previous = _last()
        entries: list[TrailEntry] = []
        at = moment()
        for line in lines:
            number += 1
            entry = TrailEntry(
                n=number,
                working_group_id=line.working_group_id,
                at=at if line.actor != SOURCE else _day_of(at),
                actor=line.actor,
                verb=line.verb,
                object_ref=line.object_ref,
                outcome=line.outcome,
                code=line.code,
                pins=" ".join(line.pins),
                previous=previous,
            )
            entry.hash = previous = hash_of(said_by(entry))
            entries.append(entry)
        write_new(entries)
        ask(_FORWARD, [number, previous])
        return entries


def _last() -> tuple[int, str]:
    """Return number and hash of the last entry, and keep everybody from writing on until the transaction ends."""
    found = _HEAD()
    if not found:
        last = head()
        return last.n, last.hash
    number, previous = found[0]
    return number, previous


_HEAD = Prepared(lambda: TrailHead.objects.select_for_update().filter(id=1).values_list("n", "hash"))
_FORWARD = f"UPDATE {TrailHead._meta.db_table} SET n = %s, hash = %s WHERE id = 1"  # noqa: S608, SLF001 - our own table


def moment() -> str:
    """Return the present moment as the trail writes it; what orders entries is their number alone."""
    return now().astimezone(UTC).isoformat(timespec="milliseconds")


def _day_of(at: str) -> str:
    """Return the day of a moment, written as a moment: a source is not found by the minute at which somebody sent.

    It is the day that stands in the report: another one would tell that it came soon after midnight.
    """
    return f"{date_of(datetime.fromisoformat(at))}T00:00:00.000+00:00"


def head() -> TrailHead:
    """Return how far the trail goes, and keep everybody from writing on until the transaction ends."""
    return TrailHead.objects.select_for_update().get_or_create(id=1)[0]
