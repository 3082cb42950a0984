"""What the sides said: by side for who leads the talks, one's own for a party, counted for the story."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q

from kikao.casework.mediation.enums import RecordKind, Standing
from kikao.casework.mediation.models import Record, RecordShare, Room
from kikao.casework.mediation.policy import seen_by
from kikao.casework.mediation.queries.rooms import require_room
from kikao.casework.mediation.schemas import (
    CountLine,
    OwnRecord,
    RecordLine,
    SharedRecord,
    ShareLine,
    SideRecords,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many


def require_record(by: Actor, record_id: UUID) -> Record:
    """Return the row for an act of who sees the room from inside."""
    rows = Record.objects.filter(seen_by(by, "room_id"), id=record_id)
    row = rows.select_related("room__case", "side").first()
    if row is None:
        raise Unknown
    return row


def record(by: Actor, record_id: UUID) -> RecordLine:
    """Return one thing that a side said, opened for who holds that side's key."""
    return _lines(by, [require_record(by, record_id)])[0]


def records_by_side(by: Actor, room_id: UUID) -> tuple[SideRecords, ...]:
    """Return what each side said, side by side, opened for who holds the sides' keys."""
    room = require_room(by, room_id)
    rows = room.records.select_related("side", "session").order_by("said_on", "id")
    told: dict[UUID, list[RecordLine]] = defaultdict(list)
    for line in _lines(by, rows):
        told[line.side_id].append(line)
    sides = room.sides.order_by("position").values_list("id", "name")
    return tuple(SideRecords(side_id, name, tuple(told[side_id])) for side_id, name in sides)


def _lines(by: Actor, rows: Iterable[Record]) -> tuple[RecordLine, ...]:
    found = list(rows)
    items = [one for row in found for one in (row.words_item_id, row.standing_item_id) if one]
    opened = read_many(by, items)
    ids = [row.id for row in found]
    shares = _shares(ids)
    answering: dict[UUID, list[UUID]] = defaultdict(list)
    answers = Record.objects.filter(answers_id__in=ids).order_by("said_on", "id")
    for own, answered in answers.values_list("id", "answers_id"):
        answering[answered].append(own)
    return tuple(
        RecordLine(
            id=row.id,
            side_id=row.side_id,
            side=row.side.name,
            session_id=row.session_id,
            kind=row.kind,
            kind_words=str(RecordKind(row.kind).label),
            words=opened.get(row.words_item_id),
            said_on=row.said_on,
            answers_id=row.answers_id,
            answered_by=tuple(answering[row.id]),
            standing=row.standing,
            standing_words=str(Standing(row.standing).label),
            standing_on=row.standing_on,
            has_reason=row.standing_item_id is not None,
            reason=opened.get(row.standing_item_id) if row.standing_item_id else None,
            whole_side=row.whole_side,
            by_side=row.by_side,
            shares=tuple(shares[row.id]),
            version=row.version,
        )
        for row in found
    )


def _shares(record_ids: list[UUID]) -> dict[UUID, list[ShareLine]]:
    found: dict[UUID, list[ShareLine]] = defaultdict(list)
    rows = RecordShare.objects.filter(record_id__in=record_ids).select_related("side")
    for row in rows.order_by("side__position"):
        found[row.record_id].append(ShareLine(row.side_id, row.side.name, row.shared_on))
    return found


def counts_of(room_ids: Iterable[UUID]) -> dict[UUID, tuple[CountLine, ...]]:
    """Return how often each side said what, and how often that still stands (one query)."""
    rows = Record.objects.filter(room_id__in=list(room_ids)).values_list(
        "room_id", "side_id", "side__name", "kind", "side__position"
    )
    counted = rows.annotate(
        number=Count("id"), standing=Count("id", filter=Q(standing=Standing.STANDS))
    ).order_by("side__position", "kind")
    found: dict[UUID, list[CountLine]] = defaultdict(list)
    for room_id, side_id, side, kind, _position, number, stands in counted:
        line = CountLine(side_id, side, kind, str(RecordKind(kind).label), number, stands)
        found[room_id].append(line)
    return defaultdict(tuple, {room_id: tuple(lines) for room_id, lines in found.items()})


def refused_in(room_ids: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Return which sides refuse as a whole, by room (one query)."""
    rows = Record.objects.filter(
        room_id__in=list(room_ids), whole_side=True, standing=Standing.STANDS
    ).values_list("room_id", "side__name")
    found: dict[UUID, list[str]] = defaultdict(list)
    for room_id, side in rows.order_by("side__position").distinct():
        found[room_id].append(side)
    return defaultdict(tuple, {room_id: tuple(names) for room_id, names in found.items()})


def own_records(by: Actor, room: Room, side_id: UUID) -> tuple[OwnRecord, ...]:
    """Return what one's own side said, whoever wrote it down."""
    rows = list(Record.objects.filter(room=room, side_id=side_id).order_by("said_on", "id"))
    opened = read_many(by, [row.words_item_id for row in rows])
    return tuple(
        OwnRecord(
            id=row.id,
            kind=row.kind,
            kind_words=str(RecordKind(row.kind).label),
            words=opened.get(row.words_item_id),
            said_on=row.said_on,
            standing=row.standing,
            standing_words=str(Standing(row.standing).label),
            by_side=row.by_side,
        )
        for row in rows
    )


def shared_records(by: Actor, room: Room, side_id: UUID) -> tuple[SharedRecord, ...]:
    """Return what other sides said and the mediator passed on to this one."""
    rows = list(
        RecordShare.objects.filter(record__room=room, side_id=side_id)
        .select_related("record__side")
        .order_by("shared_on", "id")
    )
    opened = read_many(by, [row.words_item_id for row in rows])
    return tuple(
        SharedRecord(
            row.id,
            row.record.side.name,
            str(RecordKind(row.record.kind).label),
            opened.get(row.words_item_id),
            row.shared_on,
        )
        for row in rows
    )
