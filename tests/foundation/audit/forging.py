"""Somebody with the database in hand: every way to change a trail, and what they would do to hide it."""

from random import Random
from uuid import UUID

from django.db import connection

from kikao.foundation.audit.chain import Line, append_all
from kikao.foundation.audit.entries import START, Said, hash_of
from kikao.foundation.audit.models import TrailEntry, TrailHead

FIELDS = (
    "working_group_id",
    "at",
    "actor",
    "verb",
    "object_ref",
    "outcome",
    "code",
    "pins",
    "previous",
    "hash",
)


def draw(count: int, group_id: UUID) -> None:
    """Append entries of all kinds."""
    verbs = ("case.table", "sealed.read", "minutes.adopt", "page.open")
    append_all(
        [
            Line(
                group_id,
                f"account:{number % 7}",
                verbs[number % 4],
                f"object-{number}",
                "DONE",
                "",
                ("ab",) * (number % 3),
            )
            for number in range(count)
        ]
    )


def edit(k: int, lot: Random) -> None:
    """Change one field of one entry."""
    name = lot.choice(FIELDS)
    new = {"working_group_id": UUID(int=lot.getrandbits(128)), "previous": "0f" * 32, "hash": "0f" * 32}
    TrailEntry.objects.filter(n=k).update(**{name: new.get(name, "other")})


def delete(k: int, lot: Random) -> None:
    """Take one entry out; sometimes close the gap in the numbers."""
    TrailEntry.objects.filter(n=k).delete()
    if lot.random() < 0.5:
        _shift(k + 1, -1)
        TrailHead.objects.update(n=_last().n)


def insert(k: int, lot: Random) -> None:
    """Put an entry of one's own, well linked, before entry k, and move the numbers of the others."""
    before = said(k - 1) if k > 1 else None
    _shift(k, 1)
    write([made_up(k, before.hash if before else START, lot)])
    TrailHead.objects.update(n=_last().n)


def reorder(k: int, lot: Random) -> None:
    """Exchange what two entries say, with their hashes or without."""
    other = lot.choice([n for n in range(1, _last().n + 1) if n != k])
    one, two = said(k), said(other)
    kept = ("n",) if lot.random() < 0.5 else ("n", "previous", "hash")
    TrailEntry.objects.filter(n__in=(k, other)).delete()
    write(
        [
            two._replace(**{name: getattr(one, name) for name in kept}),
            one._replace(**{name: getattr(two, name) for name in kept}),
        ]
    )


def truncate(k: int, lot: Random) -> None:
    """Cut off all from entry k on, and let the head agree."""
    TrailEntry.objects.filter(n__gte=k).delete()
    close()


def restore(k: int, lot: Random) -> None:
    """Put an older database back: entries, head and checkpoints are as they were before entry k."""
    truncate(k, lot)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM trail_checkpoint WHERE n >= %s", [k])


def recompute(k: int, lot: Random) -> None:
    """Change one entry and reckon every hash after it anew, so that the chain holds again."""
    rows = [said(n) for n in range(k, _last().n + 1)]
    rows[0] = rows[0]._replace(verb="nothing.happened")
    _relink(rows)


def fork(k: int, lot: Random) -> None:
    """Put an older database back and go on working with it, past where the trail was."""
    end = _last().n
    truncate(k, lot)
    rows = [made_up(n, "", lot) for n in range(k, end + 3)]
    _relink(rows)


def made_up(n: int, previous: str, lot: Random) -> Said:
    made = Said(
        n,
        None,
        "2026-01-01T00:00:00.000+00:00",
        "system",
        f"made.up{lot.random()}",
        "",
        "DONE",
        "",
        "",
        previous,
        "",
    )
    return made._replace(hash=hash_of(made)) if previous else made


def said(n: int) -> Said:
    return Said._make(TrailEntry.objects.values_list(*Said._fields).get(n=n))


def write(rows: list[Said]) -> None:
    TrailEntry.objects.bulk_create([TrailEntry(**row._asdict()) for row in rows])


def close() -> None:
    last = TrailEntry.objects.order_by("-n").first()
    TrailHead.objects.update(n=last.n if last else 0, hash=last.hash if last else START)


def _last() -> TrailEntry:
    found = TrailEntry.objects.order_by("-n").first()
    assert found
    return found


def _relink(rows: list[Said]) -> None:
    previous = said(rows[0].n - 1).hash if rows[0].n > 1 else START
    linked = []
    for row in rows:
        new = row._replace(previous=previous)
        previous = hash_of(new)
        linked.append(new._replace(hash=previous))
    TrailEntry.objects.filter(n__gte=rows[0].n).delete()
    write(linked)
    close()


def _shift(start: int, by: int) -> None:
    """Move the numbers from one entry on; in two steps, as each number is there once."""
    rows = [row._replace(n=row.n + by) for row in map(Said._make, _from(start))]
    TrailEntry.objects.filter(n__gte=start).delete()
    write(rows)


def _from(start: int) -> list[tuple[object, ...]]:
    return list(TrailEntry.objects.filter(n__gte=start).order_by("n").values_list(*Said._fields))


ALONE = {"edit": edit, "delete": delete, "insert": insert, "reorder": reorder}
"""What is found from the chain alone."""
ANCHORED = {"truncate": truncate, "restore": restore, "recompute": recompute, "fork": fork}
"""What is found only against a checkpoint."""
