"""Who alone may hold which key of a room: what sealing asks before it gives one, and what the clock takes back."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, Value

from kikao.casework.mediation.models import Notebook, Room, RoomMediator, Side, SideBody
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.sealing.keys import public_keys
from kikao.foundation.sealing.models import Wrap
from kikao.registry.people.models import Holding
from kikao.registry.people.queries import accounts_with, walled_by_subject


@dataclass(frozen=True, slots=True)
class Circle:
    """The keys of one room: who may hold that of the room, and that of each side."""

    room_id: UUID
    inside: frozenset[UUID]
    sides: Mapping[UUID, frozenset[UUID]]

    def keys(self) -> dict[UUID, frozenset[UUID]]:
        """Return for every subject of the room who may read it."""
        return {self.room_id: self.inside} | {one: self.inside | own for one, own in self.sides.items()}


def circles_of(working_group_id: UUID, subject_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Return for those of the subjects that are a room, a side or a notebook who alone may read them.

    Most are none of these, and cost one query.
    """
    here = Q(working_group_id=working_group_id)
    sides = Side.objects.filter(here, Q(id__in=subject_ids) | Q(room_id__in=subject_ids)).order_by()
    books = Notebook.objects.filter(here, id__in=subject_ids).order_by()
    of_sides = sides.annotate(own=Value(False)).values_list("own", "id", "room_id")  # noqa: FBT003 - a column
    of_books = books.annotate(own=Value(True)).values_list("own", "id", "account_id")  # noqa: FBT003 - a column
    found: dict[UUID, frozenset[UUID]] = {}
    rooms: set[UUID] = set()
    for own, subject_id, other_id in of_sides.union(of_books):
        if own:
            found[subject_id] = frozenset({other_id})
        else:
            rooms.add(other_id)
    asked = set(subject_ids)
    for circle in room_circles(working_group_id, rooms) if rooms else ():
        found |= {one: inside for one, inside in circle.keys().items() if one in asked}
    return found


def room_circles(working_group_id: UUID, room_ids: Collection[UUID]) -> list[Circle]:
    """Return the circles of rooms at a fixed cost.

    Inside are secretaries and mediators whom no wall keeps from the case and who sit on no side; each side adds those
    who sit on it.
    """
    cases = dict(Room.objects.filter(id__in=room_ids).values_list("id", "case_id"))
    sides: dict[UUID, dict[UUID, set[UUID]]] = defaultdict(dict)
    for side_id, room_id in Side.objects.filter(room_id__in=cases).values_list("id", "room_id"):
        sides[room_id][side_id] = set()
    for room_id, side_id, account_id in _sitters(room_ids):
        sides[room_id][side_id].add(account_id)
    desk = set(accounts_with(working_group_id, Role.SECRETARIAT))
    leading: dict[UUID, set[UUID]] = defaultdict(set)
    there = RoomMediator.objects.filter(room_id__in=cases, until_on__isnull=True)
    for room_id, account_id in there.values_list("room_id", "account_id"):
        leading[room_id].add(account_id)
    everybody = desk.union(*leading.values())
    walled = walled_by_subject(working_group_id, set(cases.values()), everybody)
    return [
        Circle(
            room_id,
            frozenset((desk | leading[room_id]) - walled[case_id] - set().union(*sides[room_id].values())),
            {side_id: frozenset(accounts) for side_id, accounts in sides[room_id].items()},
        )
        for room_id, case_id in cases.items()
    ]


def _sitters(room_ids: Iterable[UUID]) -> list[tuple[UUID, UUID, UUID]]:
    """Return room, side and account of everybody who holds a seat that sits there now."""
    bodies = SideBody.objects.filter(
        side__room_id__in=list(room_ids), left_on__isnull=True, seat__isnull=False
    )
    chairs = list(bodies.values_list("side__room_id", "side_id", "seat_id"))
    seats = {seat_id for _room, _side, seat_id in chairs if seat_id}
    held = Holding.objects.filter(seat_id__in=seats, until_on__isnull=True, account__active=True)
    holders: dict[UUID, set[UUID]] = defaultdict(set)
    for seat_id, account_id in held.values_list("seat_id", "account_id"):
        holders[seat_id].add(account_id)
    return [
        (room_id, side_id, account_id)
        for room_id, side_id, seat_id in chairs
        if seat_id
        for account_id in sorted(holders[seat_id])
    ]


def sitters_of(side_id: UUID, room_id: UUID) -> set[UUID]:
    """Return the accounts that sit on a side now."""
    return {account for _room, side, account in _sitters([room_id]) if side == side_id}


def desk_subjects(working_group_id: UUID) -> set[UUID]:
    """Return the rooms and sides, which every secretary reads whom no circle keeps out."""
    rows = Side.objects.filter(working_group_id=working_group_id).values_list("id", "room_id")
    return {one for pair in rows for one in pair}


def has_rooms(case_ids: Collection[UUID]) -> bool:
    """Tell whether talks go on, or went on, in one of these cases."""
    return Room.objects.filter(case_id__in=case_ids).exists()


def held_keys(subject_ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """Return for each subject who is on its list of readers, with or without a key in hand."""
    found: dict[UUID, set[UUID]] = {one: set() for one in subject_ids}
    rows = Wrap.objects.filter(compartment__subject_id__in=found)
    for subject_id, account_id in rows.values_list("compartment__subject_id", "account_id"):
        found[subject_id].add(account_id)
    return found


def lacking(by: Actor, room_id: UUID) -> int:
    """Return how many keys of a room wait to be shared with somebody who has a key pair."""
    (circle,) = room_circles(by.working_group_id, [room_id])
    wanted = circle.keys()
    rows = Wrap.objects.filter(compartment__subject_id__in=wanted, blob__isnull=False)
    held = set(rows.values_list("compartment__subject_id", "account_id"))
    ready = _with_keys({one for inside in wanted.values() for one in inside})
    return sum((subject, one) not in held for subject, inside in wanted.items() for one in inside & ready)


def _with_keys(account_ids: Iterable[UUID]) -> frozenset[UUID]:
    return frozenset(public_keys(account_ids))
