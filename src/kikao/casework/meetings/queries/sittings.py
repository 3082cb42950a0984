"""Sittings: lists, one with its agenda, the next one."""

from uuid import UUID

from django.db.models import QuerySet

from kikao.casework.cases.queries import titles
from kikao.casework.meetings.enums import ItemKind, MinutesState, Presence, SittingKind, SittingState
from kikao.casework.meetings.lifecycle import SITTING
from kikao.casework.meetings.models import AgendaItem, Attendance, Minutes, Release, Sitting
from kikao.casework.meetings.policy import items_seen_by, seen_by
from kikao.casework.meetings.queries.decisions import decisions_of_sitting
from kikao.casework.meetings.queries.rotation import quorum_of
from kikao.casework.meetings.schemas import (
    AddendumLine,
    AttendanceLine,
    DecisionLine,
    ItemLine,
    MinutesLine,
    SittingLine,
    SittingPage,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown


def sittings(by: Actor, *, kind: str = "", after: str | None = None, size: int = 30) -> Page[SittingLine]:
    """Return the sittings open to the reader, newest first."""
    rows = Sitting.objects.filter(seen_by(by)).select_related("host")
    if kind:
        rows = rows.filter(kind=kind)
    return page_of(rows, order=("-planned_on", "-id"), after=after, size=size).map(line_of)


def require_sitting(by: Actor, sitting_id: UUID) -> Sitting:
    """Return the row for an act, or say that there is nothing here."""
    row = Sitting.objects.filter(seen_by(by), id=sitting_id).select_related("host").first()
    if row is None:
        raise Unknown
    return row


def next_sitting(by: Actor, *, closed: bool = False) -> SittingLine | None:
    """Return the next sitting that is planned or called."""
    coming = Sitting.objects.filter(seen_by(by), closed=closed, planned_on__gte=today()).select_related(
        "host"
    )
    row = (
        coming.filter(state__in=(SittingState.PLANNED, SittingState.CALLED))
        .order_by("planned_on", "id")
        .first()
    )
    return line_of(row) if row else None


def sitting(by: Actor, sitting_id: UUID) -> SittingPage:
    """Return one sitting with everything on it that is open to the reader."""
    row = require_sitting(by, sitting_id)
    attendances = attendance_lines(row)
    present = [(one.seat_id, one.pillar) for one in attendances if one.seat_id and one.present]
    items = agenda(by, row)
    return SittingPage(
        line=line_of(row),
        version=row.version,
        entered_on=row.entered_on,
        held_on=row.held_on,
        items=items,
        attendances=attendances,
        quorum=quorum_of(row.working_group_id, present),
        minutes=_minutes(by, row),
        next_states=tuple(sorted(SITTING.allowed(row.state))),
    )


def agenda(by: Actor, row: Sitting) -> tuple[ItemLine, ...]:
    """Return the agenda items open to the reader, with what was decided on each."""
    items = list(_open_items(by, row).order_by("position", "id"))
    named = titles(by, [item.case_id for item in items if item.case_id])
    released = _released([item.release_id for item in items if item.release_id])
    decided: dict[UUID, list[DecisionLine]] = {}
    if row.state not in (SittingState.PLANNED, SittingState.CALLED):
        by_case = {item.case_id: item.id for item in items if item.case_id}
        for line in decisions_of_sitting(by, row.id):
            if line.case_id in by_case:
                decided.setdefault(by_case[line.case_id], []).append(line)
    return tuple(_item(item, named, released, tuple(decided.get(item.id, ()))) for item in items)


def _open_items(by: Actor, row: Sitting) -> "QuerySet[AgendaItem]":
    return AgendaItem.objects.filter(items_seen_by(by), sitting=row, taken_off=False)


def _released(release_ids: list[UUID]) -> dict[UUID, str]:
    rows = Release.objects.filter(id__in=release_ids).values_list("id", "reference", "what")
    return {release_id: f"{reference} – {what}" for release_id, reference, what in rows}


def _item(
    item: AgendaItem, named: dict[UUID, str], released: dict[UUID, str], decided: tuple[DecisionLine, ...]
) -> ItemLine:
    words = item.words
    if item.case_id and item.case_id in named:
        words = f"{named[item.case_id]} {words}".strip()
    if item.release_id:
        words = released.get(item.release_id, words)
    return ItemLine(
        id=item.id,
        position=item.position,
        kind=item.kind,
        kind_words=str(ItemKind(item.kind).label),
        case_id=item.case_id,
        task_id=item.task_id,
        words=words,
        note=item.note,
        decisions=decided,
    )


def attendance_lines(row: Sitting) -> tuple[AttendanceLine, ...]:
    """Return who is expected or present, seats by pillar and title, then guests and groups."""
    rows = Attendance.objects.filter(sitting=row).select_related("seat")
    lines = [_attendance(one) for one in rows]
    return tuple(sorted(lines, key=lambda one: (one.seat_id is None, one.pillar, one.who, str(one.id))))


def _attendance(one: Attendance) -> AttendanceLine:
    return AttendanceLine(
        id=one.id,
        presence=one.presence,
        presence_words=str(Presence(one.presence).label),
        seat_id=one.seat_id,
        who=str(one.seat) if one.seat else one.group_words,
        pillar=one.seat.pillar if one.seat else "",
        head_count=one.head_count,
        expected=one.expected,
        present=one.present,
    )


def _minutes(by: Actor, row: Sitting) -> MinutesLine | None:
    """Return the minutes, unless something in them is closed to this reader: they are one text for all in the room."""
    found = Minutes.objects.filter(sitting=row).prefetch_related("addenda").first()
    whole = AgendaItem.objects.filter(sitting=row, taken_off=False).count()
    if found is None or _open_items(by, row).count() != whole:
        return None
    addenda = sorted(found.addenda.all(), key=lambda one: (one.added_on, str(one.id)))
    return MinutesLine(
        found.id,
        found.body,
        found.state,
        str(MinutesState(found.state).label),
        found.hash,
        found.adopted_on,
        tuple(AddendumLine(one.words, one.added_on) for one in addenda),
    )


def line_of(row: Sitting) -> SittingLine:
    """Cut a sitting to a line."""
    return SittingLine(
        id=row.id,
        kind=row.kind,
        kind_words=str(SittingKind(row.kind).label),
        closed=row.closed,
        state=row.state,
        state_words=str(SittingState(row.state).label),
        day=row.held_on or row.planned_on,
        venue=row.venue,
        host=str(row.host) if row.host else "",
        from_paper=row.from_paper,
    )
