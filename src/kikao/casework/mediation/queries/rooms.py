"""Rooms: the list that a reader may see, the row for an act, the line of one."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from kikao.casework.cases.queries import titles
from kikao.casework.mediation.enums import RoomOutcome, RoomState, SessionState
from kikao.casework.mediation.models import Room, Session, Side
from kikao.casework.mediation.policy import sat_at, seen_by
from kikao.casework.mediation.schemas import RoomLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown


def rooms(by: Actor, *, state: str = "", after: str | None = None, size: int = 50) -> Page[RoomLine]:
    """Return one page of the rooms that the reader sees from inside or sits in, newest first."""
    rows = Room.objects.filter(seen_by(by) | sat_at(by))
    if state:
        rows = rows.filter(state=state)
    page = page_of(rows, order=("-opened_on", "-id"), after=after, size=size)
    return Page(lines(by, page.items), page.next_cursor, page.size)


def require_room(by: Actor, room_id: UUID) -> Room:
    """Return the row for who sees the room from inside, or say that there is nothing here."""
    row = Room.objects.filter(seen_by(by), id=room_id).select_related("case").first()
    if row is None:
        raise Unknown
    return row


def require_own_room(by: Actor, room_id: UUID) -> Room:
    """Return the row for a seat that sits on a side of the room, or say that there is nothing here."""
    row = Room.objects.filter(sat_at(by), id=room_id).first()
    if row is None:
        raise Unknown
    return row


def lines(by: Actor, rows: Iterable[Room]) -> tuple[RoomLine, ...]:
    """Cut rooms to their reader: who sits on a side learns nothing of the case, even where they see it elsewhere."""
    found = list(rows)
    ids = [row.id for row in found]
    own = set(Room.objects.filter(sat_at(by), id__in=ids).values_list("id", flat=True))
    cases = titles(by, [row.case_id for row in found if row.id not in own])
    sides = _counted(Side.objects.filter(room_id__in=ids))
    held = _counted(Session.objects.filter(room_id__in=ids, state=SessionState.HELD))
    coming = _coming(ids)
    return tuple(
        RoomLine(
            id=row.id,
            reference=row.reference,
            title=row.title,
            state=row.state,
            state_words=str(RoomState(row.state).label),
            outcome_words=_outcome(row) if row.id not in own else "",
            opened_on=row.opened_on,
            sides=sides.get(row.id, 0) if row.id not in own else 0,
            held=held.get(row.id, 0),
            next_on=coming.get(row.id),
            own=row.id in own,
            case_id=row.case_id if row.case_id in cases and row.id not in own else None,
            case=cases.get(row.case_id, "") if row.id not in own else "",
        )
        for row in found
    )


def _outcome(row: Room) -> str:
    return str(RoomOutcome(row.outcome).label) if row.outcome else ""


def _counted(rows: "QuerySet[Side] | QuerySet[Session]") -> dict[UUID, int]:
    return dict(rows.order_by().values_list("room_id").annotate(Count("id")))


def _coming(ids: list[UUID]) -> dict[UUID, date]:
    ahead = Session.objects.filter(
        Q(room_id__in=ids), state=SessionState.PLANNED, planned_on__gte=today()
    ).order_by()
    return dict(ahead.values_list("room_id").annotate(Min("planned_on")))
