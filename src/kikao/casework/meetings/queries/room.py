"""Who is expected in the room, from what somebody there is walled, and which items are therefore on the agenda.

The plenary has one agenda, the same for everybody: an item from which anybody expected is walled stands on it for
nobody, from the moment the wall rises. Once a sitting was held, what was said there is kept by those who were there.
"""

from collections.abc import Iterable
from uuid import UUID

from kikao.casework.meetings.enums import COMING
from kikao.casework.meetings.models import AgendaItem, Attendance, Release, Sitting
from kikao.casework.meetings.policy import items_seen_by, seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import keys_on
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.queries import keys_of_seats


def require_sitting(by: Actor, sitting_id: UUID) -> Sitting:
    """Return the row for an act, or say that there is nothing here."""
    row = Sitting.objects.filter(seen_by(by), id=sitting_id).select_related("host").first()
    if row is None:
        raise Unknown
    return row


def walled_seats(
    working_group_id: UUID, case_ids: Iterable[UUID], seat_ids: Iterable[UUID]
) -> dict[UUID, set[UUID]]:
    """Return, for each case, which of the seats are walled from it."""
    marks = keys_on(case_ids)
    held = keys_of_seats(working_group_id, seat_ids) if any(marks.values()) else {}
    return {
        case_id: {seat for seat, keys in held.items() if keys & marked} for case_id, marked in marks.items()
    }


def expected_seats(row: Sitting) -> list[UUID]:
    """Return the seats expected at a sitting."""
    rows = Attendance.objects.filter(sitting=row, seat__isnull=False)
    return [seat_id for seat_id in rows.values_list("seat_id", flat=True) if seat_id]


def closed_to_the_room(row: Sitting, case_ids: Iterable[UUID], more: Iterable[UUID] = ()) -> set[UUID]:
    """Return those of the cases from which somebody expected at the sitting (or among `more`) is walled."""
    asked = set(case_ids)
    if not asked:
        return set()
    walled = walled_seats(row.working_group_id, asked, {*expected_seats(row), *more})
    return {case_id for case_id, seats in walled.items() if seats}


def open_items(by: Actor, row: Sitting) -> list[AgendaItem]:
    """Return the items of a sitting that stand on its agenda for this reader, in order."""
    rows = AgendaItem.objects.filter(items_seen_by(by), sitting=row, taken_off=False)
    items = list(rows.select_related("sitting").order_by("position", "id"))
    if row.closed or row.state not in COMING:
        return items
    shut = closed_to_the_room(row, (item.case_id for item in items if item.case_id))
    ended = _ended(row, [item.release_id for item in items if item.release_id])
    return [item for item in items if item.case_id not in shut and item.release_id not in ended]


def _ended(row: Sitting, release_ids: list[UUID]) -> set[UUID]:
    """A released text that was withdrawn or expired leaves a coming agenda."""
    if not release_ids:
        return set()
    rows = Release.objects.filter(working_group_id=row.working_group_id, id__in=release_ids)
    standing = {one.id for one in rows if one.stands}
    return set(release_ids) - standing


def require_item(by: Actor, item_id: UUID) -> AgendaItem:
    """Return an item that stands on an agenda for this reader, or say that there is nothing here."""
    item = AgendaItem.objects.filter(items_seen_by(by), id=item_id).select_related("sitting").first()
    if item is not None:
        for one in open_items(by, item.sitting):
            if one.id == item_id:
                return one
    raise Unknown
