"""Sittings: lists, one with its agenda, the next one."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q

from kikao.casework.meetings.enums import (
    COMING,
    PLENARY,
    MinutesState,
    Presence,
    SittingKind,
    SittingState,
)
from kikao.casework.meetings.lifecycle import SITTING
from kikao.casework.meetings.models import AgendaItem, Attendance, Minutes, Sitting
from kikao.casework.meetings.policy import at_desk, items_seen_by, seen_by
from kikao.casework.meetings.queries.agenda import agenda
from kikao.casework.meetings.queries.room import closed_to_the_room, require_sitting
from kikao.casework.meetings.queries.rotation import quorum_of
from kikao.casework.meetings.schemas import (
    AddendumLine,
    AttendanceLine,
    MinutesLine,
    SittingLine,
    SittingPage,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import Page, page_of
from kikao.registry.people.enums import Pillar
from kikao.registry.people.schemas import in_language

WRITTEN = (SittingState.MINUTED, SittingState.ADOPTED)
CLOSED_ASKED = 20


def sittings(
    by: Actor,
    *,
    kind: str = "",
    closed: bool | None = None,
    after: str | None = None,
    size: int = 30,
) -> Page[SittingLine]:
    """Return the sittings open to the reader, newest first."""
    rows = Sitting.objects.filter(seen_by(by)).select_related("host")
    if kind:
        rows = rows.filter(kind=kind)
    if closed is not None:
        rows = rows.filter(closed=closed)
    page = page_of(rows, order=("-planned_on", "-id"), after=after, size=size)
    cut = _cut_short(by, page.items)
    return page.map(lambda row: line_of(row, short=row.id in cut))


def next_sitting(by: Actor, *, closed: bool = False) -> SittingLine | None:
    """Return the next sitting that is planned or called."""
    coming = Sitting.objects.filter(seen_by(by), closed=closed, planned_on__gte=today(), state__in=COMING)
    row = coming.select_related("host").order_by("planned_on", "id").first()
    return line_of(row) if row else None


def next_that_may_hold(working_group_id: UUID, subjects: Iterable[UUID]) -> UUID | None:
    """Return the next plenary from which nobody expected there is walled from these, else the next closed sitting."""
    asked = list(subjects)
    coming = Sitting.objects.filter(
        Q(closed=True) | Q(kind__in=PLENARY),
        working_group_id=working_group_id,
        planned_on__gte=today(),
        state__in=COMING,
    )
    first = coming.filter(closed=False).order_by("planned_on", "id")[:1]
    shut = coming.filter(closed=True).order_by("planned_on", "id")[:CLOSED_ASKED]
    return next((row.id for row in (*first, *shut) if not closed_to_the_room(row, asked)), None)


def sitting(by: Actor, sitting_id: UUID) -> SittingPage:
    """Return one sitting with everything on it that is open to the reader."""
    row = require_sitting(by, sitting_id)
    short = bool(_cut_short(by, [row]))
    attendances = attendance_lines(row)
    present = [(one.seat_id, one.pillar) for one in attendances if one.seat_id and one.present]
    state = SittingState.HELD if short else row.state
    return SittingPage(
        line=line_of(row, short=short),
        version=row.version if at_desk(by) and not short else 0,
        entered_on=row.entered_on,
        held_on=row.held_on,
        items=agenda(by, row),
        attendances=attendances,
        quorum=quorum_of(row.working_group_id, present, own=row.quorum),
        minutes=None if short else _minutes(row),
        next_states=tuple(sorted(SITTING.allowed(state))),
        host_id=row.host_id,
    )


def minutes_open(by: Actor, sitting_id: UUID) -> bool:
    """Tell whether the reader may read this sitting's minutes as a whole: they are one text for all in the room."""
    row = require_sitting(by, sitting_id)
    return not _hidden_in(by, [row.id])


def _cut_short(by: Actor, rows: Iterable[Sitting]) -> set[UUID]:
    """Return the sittings whose minutes hold something closed to this reader; they read as if none were written."""
    return _hidden_in(by, [row.id for row in rows if row.state in WRITTEN and not row.closed])


def _hidden_in(by: Actor, sitting_ids: list[UUID]) -> set[UUID]:
    if not sitting_ids:
        return set()
    rows = AgendaItem.objects.filter(sitting_id__in=sitting_ids, taken_off=False)
    every = dict(rows.order_by().values_list("sitting_id").annotate(number=Count("id")))
    mine = dict(
        rows.filter(items_seen_by(by)).order_by().values_list("sitting_id").annotate(number=Count("id"))
    )
    return {sitting_id for sitting_id, number in every.items() if mine.get(sitting_id, 0) != number}


def attendance_lines(row: Sitting) -> tuple[AttendanceLine, ...]:
    """Return who is expected or present, seats by pillar and title, then guests and groups."""
    rows = Attendance.objects.filter(sitting=row).select_related("seat").prefetch_related("guest_items")
    lines = [_attendance(one) for one in rows]
    return tuple(sorted(lines, key=lambda one: (one.seat_id is None, one.pillar, one.who, str(one.id))))


def _attendance(one: Attendance) -> AttendanceLine:
    seat = one.seat
    return AttendanceLine(
        id=one.id,
        presence=one.presence,
        presence_words=str(Presence(one.presence).label),
        seat_id=one.seat_id,
        who=in_language(seat.title, seat.title_fr) if seat else one.group_words,
        pillar=seat.pillar if seat else "",
        head_count=one.head_count,
        expected=one.expected,
        present=one.present,
        pillar_words=str(Pillar(seat.pillar).label) if seat else "",
        item_ids=tuple(sorted(item.id for item in one.guest_items.all())),
    )


def _minutes(row: Sitting) -> MinutesLine | None:
    found = Minutes.objects.filter(sitting=row).prefetch_related("addenda").first()
    if found is None:
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


def line_of(row: Sitting, *, short: bool = False) -> SittingLine:
    """Cut a sitting to a line; `short` for a reader to whom its minutes are closed."""
    state = SittingState.HELD if short else SittingState(row.state)
    return SittingLine(
        id=row.id,
        kind=row.kind,
        kind_words=str(SittingKind(row.kind).label),
        closed=row.closed,
        state=state.value,
        state_words=str(state.label),
        day=row.held_on or row.planned_on,
        venue=row.venue,
        host=in_language(row.host.name, row.host.name_fr) if row.host else "",
        from_paper=row.from_paper,
    )
