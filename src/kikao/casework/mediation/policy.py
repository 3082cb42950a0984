"""Who sees a mediation room: readers of its case and its mediators from inside, a seat on a side from its own chair.

Who sits on a side sees that side's view and no other, whatever else they are; who is walled from the case and sits on
no side finds nothing.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.mediation.models import RoomMediator, SideBody
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled

WORKERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
"""Who can lead talks or sit at a table; each act looks at which of the two somebody does in this room."""
NOBODY = Q(pk__in=())


def seen_by(by: Actor, field: str = "pk") -> Q:
    """Return the rooms this reader sees from inside; `field` leads from the row at hand to the room's id."""
    to_case = "case_id" if field == "pk" else f"{field.removesuffix('_id')}__case_id"
    inside = cases_seen_by(by, to_case) | (_led_by(by, field) & unwalled(by, to_case))
    return Q(working_group_id=by.working_group_id) & inside & ~_sat_at(by, field)


def sat_at(by: Actor, field: str = "pk") -> Q:
    """Return the rooms in which the reader's seat sits on a side."""
    return Q(working_group_id=by.working_group_id) & _sat_at(by, field)


def _led_by(by: Actor, field: str) -> Q:
    if by.account_id is None or not by.is_(*WORKERS):
        return NOBODY
    leading = RoomMediator.objects.filter(account_id=by.account_id, until_on__isnull=True)
    return Q(Exists(leading.filter(room_id=OuterRef(field))))


def _sat_at(by: Actor, field: str) -> Q:
    if by.seat_id is None:
        return NOBODY
    return Q(Exists(_chairs(by.seat_id).filter(side__room_id=OuterRef(field))))


def _chairs(seat_id: UUID) -> "QuerySet[SideBody]":
    return SideBody.objects.filter(seat_id=seat_id, left_on__isnull=True)


def sits_at(by: Actor, room_id: UUID) -> UUID | None:
    """Return the side on which the reader's seat sits in a room, if it sits there."""
    if by.seat_id is None:
        return None
    found = _chairs(by.seat_id).filter(side__room_id=room_id).values_list("side_id", flat=True)
    return found.order_by("joined_on", "id").first()


def mediates(by: Actor, room_id: UUID) -> bool:
    """Tell whether somebody leads the talks of a room now."""
    if by.account_id is None:
        return False
    leading = RoomMediator.objects.filter(room_id=room_id, account_id=by.account_id, until_on__isnull=True)
    return leading.exists()


def at_desk(by: Actor) -> bool:
    """Tell whether somebody prepares rooms: the secretariat, or the clock on its behalf."""
    return by.kind == "system" or by.is_(Role.SECRETARIAT)
