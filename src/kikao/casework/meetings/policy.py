"""Who sees a sitting, a decision, a release: plenary for all at the table, closed for those invited.

A reader who is walled from something said in a plenary keeps it only when that seat was in the room; everybody else
who is walled finds no trace of it.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet

from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.models import AgendaItem, Attendance
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role
from kikao.foundation.access.models import WallMark
from kikao.foundation.access.wall import unwalled
from kikao.foundation.base.clock import today

NOBODY = Q(pk__in=())


def seen_by(by: Actor, field: str = "pk") -> Q:
    """Return the sittings this reader may see; `field` leads from the row at hand to the sitting's id."""
    to_closed = "closed" if field == "pk" else f"{field.removesuffix('_id')}__closed"
    own_group = Q(working_group_id=by.working_group_id)
    if by.kind == "system":
        return own_group
    if not by.is_(*CASE_READERS):
        return NOBODY
    plenary = Q(**{to_closed: False})
    if by.is_(Role.SECRETARIAT):
        return own_group & (plenary | (Q(**{to_closed: True}) & ~_walled_from_any_item(by, field)))
    invited = Q(Exists(_seats_at(by, OuterRef(field))))
    return own_group & (plenary | (Q(**{to_closed: True}) & invited & ~_walled_from_any_item(by, field)))


def items_seen_by(by: Actor) -> Q:
    """Return the agenda items this reader may see within the sittings that are open to them."""
    in_the_room = Exists(_seats_at(by, OuterRef("sitting_id")).filter(present=True))
    unwalled_or_there = unwalled(by, "case_id") | (Q(in_the_room) & Q(sitting__closed=False))
    return seen_by(by, "sitting_id") & unwalled_or_there


def decisions_seen_by(by: Actor) -> Q:
    """Return the decisions this reader may see: on cases not walled from them, or taken in their presence."""
    if not by.is_(*CASE_READERS):
        return NOBODY
    in_the_room = Exists(_seats_at(by, OuterRef("sitting_id")).filter(present=True))
    there = Q(in_the_room) & Q(sitting__closed=False)
    return Q(working_group_id=by.working_group_id) & (unwalled(by, "case_id") | there)


def releases_seen_by(by: Actor) -> Q:
    """Return the releases this reader may see: the secretariat its cases', a seat those made for it while they stand."""
    own_group = Q(working_group_id=by.working_group_id)
    if by.is_(Role.SECRETARIAT):
        return own_group & unwalled(by, "case_id")
    if by.seat_id is None:
        return NOBODY
    standing = Q(state=ReleaseState.APPROVED) & (Q(until_on__isnull=True) | Q(until_on__gte=today()))
    return own_group & Q(seat_id=by.seat_id) & standing


def _seats_at(by: Actor, sitting: OuterRef) -> "QuerySet[Attendance]":
    seats = () if by.seat_id is None else (by.seat_id,)
    return Attendance.objects.filter(sitting_id=sitting, seat_id__in=seats)


def _walled_from_any_item(by: Actor, field: str) -> Q:
    marked = WallMark.objects.filter(subject_id=OuterRef("case_id"), key__in=sorted(by.wall_keys))
    return Q(Exists(AgendaItem.objects.filter(Exists(marked), sitting_id=OuterRef(field))))
