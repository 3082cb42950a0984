"""From what each person is walled, by the seats held and the interests declared."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from kikao.foundation.access.models import WallMark
from kikao.foundation.access.wall import keys_on
from kikao.foundation.base.prepared import Prepared
from kikao.registry.people.models import Holding, Interest, Organisation, OrganisationEdge, Seat
from kikao.registry.people.policy import BARRING
from kikao.registry.people.reckoning import Node, Tie, Web


def web_of(working_group_id: UUID, around: Iterable[UUID] = ()) -> Web:
    """Return the group's web of organisations (two queries): all that are tied or merged, and those asked for."""
    ties = tuple(Tie(*edge) for edge in _EDGES(working_group_id))
    wanted = {end for tie in ties for end in (tie.parent, tie.child)} | set(around)
    nodes = (_node(*row) for row in _BODIES(working_group_id, sorted(wanted)))
    return Web({node.id: node for node in nodes}, ties)


def _bodies(working_group_id: UUID, wanted: Sequence[UUID]) -> "QuerySet[Organisation, tuple[Any, ...]]":
    merged = Organisation.objects.filter(working_group_id=working_group_id, merged_into__isnull=False)
    rows = Organisation.objects.filter(working_group_id=working_group_id).filter(
        Q(id__in=wanted) | Q(merged_into__isnull=False) | Q(id__in=merged.values("merged_into_id"))
    )
    return rows.values_list(*_FLAGS, *BARRING)


def keys_of(working_group_id: UUID, account_ids: Iterable[UUID] | None = None) -> dict[UUID, frozenset[str]]:
    """Return the wall keys of these accounts, or of everybody with a seat or an interest (four queries)."""
    asked = None if account_ids is None else sorted(set(account_ids))
    bodies: dict[UUID, set[UUID]] = defaultdict(set)
    places: dict[UUID, set[UUID]] = defaultdict(set)
    held = _holdings(working_group_id) if asked is None else _HOLDINGS(working_group_id, asked)
    for account_id, organisation_id in held:
        bodies[account_id].add(organisation_id)
    said = _interests(working_group_id) if asked is None else _INTERESTS(working_group_id, asked)
    for account_id, organisation_id, place_id in said:
        (bodies if organisation_id else places)[account_id].add(organisation_id or place_id)
    web = web_of(working_group_id, {one for many in bodies.values() for one in many})
    return {account_id: web.keys(bodies[account_id], places[account_id]) for account_id in {*bodies, *places}}


def _holdings(
    working_group_id: UUID, asked: Sequence[UUID] | None = None
) -> "QuerySet[Holding, tuple[Any, ...]]":
    rows = Holding.objects.filter(working_group_id=working_group_id, until_on__isnull=True)
    mine = rows if asked is None else rows.filter(account_id__in=asked)
    return mine.values_list("account_id", "seat__organisation_id")


def _interests(
    working_group_id: UUID, asked: Sequence[UUID] | None = None
) -> "QuerySet[Interest, tuple[Any, ...]]":
    rows = Interest.objects.filter(working_group_id=working_group_id, withdrawn_on__isnull=True)
    mine = rows if asked is None else rows.filter(account_id__in=asked)
    return mine.values_list("account_id", "organisation_id", "place_id")


_HOLDINGS, _INTERESTS, _BODIES = Prepared(_holdings), Prepared(_interests), Prepared(_bodies)
_EDGES = Prepared(
    lambda group_id: OrganisationEdge.objects.filter(working_group_id=group_id).values_list(
        "parent_id", "child_id", "walls"
    )
)


def keys_of_seats(working_group_id: UUID, seat_ids: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """Return the wall keys of seats: of their organisations, and of whoever holds them now (seven queries)."""
    seats = dict(
        Seat.objects.filter(working_group_id=working_group_id, id__in=list(seat_ids)).values_list(
            "id", "organisation_id"
        )
    )
    web = web_of(working_group_id, set(seats.values()))
    held = Holding.objects.filter(seat_id__in=list(seats), until_on__isnull=True)
    holders = list(held.values_list("seat_id", "account_id"))
    own = keys_of(working_group_id, {account_id for _seat, account_id in holders})
    found = {seat_id: web.keys({organisation_id}, ()) for seat_id, organisation_id in seats.items()}
    for seat_id, account_id in holders:
        found[seat_id] |= own.get(account_id, frozenset())
    return found


def walled_by_subject(
    working_group_id: UUID, subject_ids: Iterable[UUID], account_ids: Iterable[UUID] | None = None
) -> dict[UUID, set[UUID]]:
    """Return, for each subject, the accounts that are walled from it."""
    marks = keys_on(subject_ids)
    if not any(marks.values()):
        return {subject_id: set() for subject_id in marks}
    held = keys_of(working_group_id, account_ids)
    return {
        subject_id: {account_id for account_id, keys in held.items() if keys & marked}
        for subject_id, marked in marks.items()
    }


def walled_of(
    working_group_id: UUID, subject_ids: Iterable[UUID], account_ids: Iterable[UUID] | None = None
) -> set[UUID]:
    """Return the accounts that are walled from at least one of these subjects."""
    found = walled_by_subject(working_group_id, subject_ids, account_ids)
    return {account_id for walled in found.values() for account_id in walled}


def marked_with(working_group_id: UUID, keys: Iterable[str]) -> set[UUID]:
    """Return the subjects that carry one of these marks."""
    marks = WallMark.objects.filter(working_group_id=working_group_id, key__in=sorted(keys))
    return set(marks.values_list("subject_id", flat=True))


_FLAGS = ("id", "merged_into_id", "security_body", "is_company")


def _node(own: UUID, merged_into: UUID | None, security_body: bool, is_company: bool, *barring: bool) -> Node:  # noqa: FBT001 - columns of a row
    return Node(own, security_body, is_company, any(barring), merged_into)
