"""Who sees a sitting, a decision, a release: plenary for all at the table, closed for those invited.

A reader who is walled from something said in a plenary keeps it only when that seat was in the room; everybody else
who is walled finds no trace of it.
"""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.meetings.enums import ItemKind, ReleaseState
from kikao.casework.meetings.models import AgendaItem, Attendance, DecisionPresence, Heard
from kikao.casework.reports.enums import ConsentScope
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role
from kikao.foundation.access.models import WallMark
from kikao.foundation.access.wall import unwalled
from kikao.foundation.base.clock import today
from kikao.registry.people.enums import Pillar
from kikao.registry.people.models import Seat

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
    shut = Q(**{to_closed: True}) & ~_walled_from_any_item(by, field)
    if not by.is_(Role.SECRETARIAT):
        shut &= Q(Exists(_at(by, sitting_id=OuterRef(field))))
    return own_group & (plenary | shut)


def items_seen_by(by: Actor) -> Q:
    """Return the agenda items this reader may see: unwalled, or said in a plenary while their seat was in the room.

    What was raised aloud and belongs to no case yet is kept by those who heard it and by the secretariat.
    """
    said = Q(kind=ItemKind.SAID)
    in_the_room = Exists(_at(by, sitting_id=OuterRef("sitting_id"), present=True))
    heard = Exists(Heard.objects.filter(item_id=OuterRef("pk"), seat_id__in=_seats(by)))
    there = Q(sitting__closed=False) & ((~said & Q(in_the_room)) | (said & Q(heard)))
    on_a_case = Q(case__isnull=False) & unwalled(by, "case_id")
    at_the_desk = Q() if at_desk(by) else ~said | Q(sitting__closed=True)
    return seen_by(by, "sitting_id") & (on_a_case | (Q(case__isnull=True) & at_the_desk) | there)


def decisions_seen_by(by: Actor) -> Q:
    """Return the decisions this reader may see: on cases not walled from them, or taken in their presence."""
    witness = DecisionPresence.objects.filter(decision_id=OuterRef("pk"), seat_id__in=_seats(by))
    there = Q(Exists(witness)) & Q(sitting__closed=False) if by.is_(*CASE_READERS) else NOBODY
    on_a_case = Q(case__isnull=False) & cases_seen_by(by, "case_id")
    items = AgendaItem.objects.filter(items_seen_by(by), id=OuterRef("item_id"))
    on_words = Q(case__isnull=True) & Q(Exists(items))
    return Q(working_group_id=by.working_group_id) & (on_a_case | on_words | there)


def releases_seen_by(by: Actor) -> Q:
    """Return the releases this reader may see: the secretariat its cases', a seat those made for it while they stand."""
    own_group = Q(working_group_id=by.working_group_id)
    if by.kind == "system":
        return own_group
    standing = Q(state=ReleaseState.APPROVED) & (Q(until_on__isnull=True) | Q(until_on__gte=today()))
    own = Q(seat_id__in=_seats(by)) & standing
    if by.is_(Role.SECRETARIAT):
        return own_group & (unwalled(by, "case_id") | own)
    return own_group & own


def scope_for(seat: Seat) -> ConsentScope:
    """Return what a source must have agreed to before a seat reads a text: an authority is more than the table."""
    authority = seat.pillar == Pillar.GOV or seat.organisation.security_body
    return ConsentScope.AUTH if authority else ConsentScope.FACTS


def at_desk(by: Actor) -> bool:
    """Tell whether somebody prepares sittings: the secretariat, or the clock on its behalf."""
    return by.kind == "system" or by.is_(Role.SECRETARIAT)


def _seats(by: Actor) -> tuple[UUID, ...]:
    return () if by.seat_id is None else (by.seat_id,)


def _at(by: Actor, **where: object) -> "QuerySet[Attendance]":
    return Attendance.objects.filter(seat_id__in=_seats(by), **where)


def _walled_from_any_item(by: Actor, field: str) -> Q:
    marked = WallMark.objects.filter(subject_id=OuterRef("case_id"), key__in=sorted(by.wall_keys))
    items = AgendaItem.objects.filter(Exists(marked), sitting_id=OuterRef(field), taken_off=False)
    return Q(Exists(items))
