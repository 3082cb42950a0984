"""Lists and pages of organisations and seats."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.searching import words_of
from kikao.foundation.base.stops import Unknown
from kikao.registry.people.enums import Pillar
from kikao.registry.people.models import Holding, Organisation, OrganisationEdge, Seat
from kikao.registry.people.policy import bars, seen_by
from kikao.registry.people.schemas import (
    BalanceLine,
    HolderLine,
    Named,
    OrganisationLine,
    OrganisationWhole,
    SeatLine,
    SeatWhole,
    TieLine,
    in_language,
)
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of

T = TypeVar("T", Organisation, Seat)


def organisations(
    by: Actor,
    *,
    q: str = "",
    pillar: str = "",
    actor_type: str = "",
    retired: bool = False,
    after: str | None = None,
    size: int = 50,
) -> Page[OrganisationLine]:
    """Return organisations by name; merged ones are left out, retired ones unless asked for."""
    rows = Organisation.objects.filter(seen_by(by), merged_into__isnull=True)
    rows = _searched(rows, q)
    if pillar:
        rows = rows.filter(pillar=pillar)
    if actor_type:
        rows = rows.filter(actor_type=actor_type)
    if not retired:
        rows = rows.filter(retired=False)
    labels = labels_of(by, TermList.ACTOR_TYPE)
    page = page_of(rows, order=("name", "id"), after=after, size=size)
    return page.map(lambda row: OrganisationLine.of(row, labels.of(TermList.ACTOR_TYPE, row.actor_type)))


def organisation(by: Actor, organisation_id: UUID) -> OrganisationWhole:
    """Return one organisation with its ties, its seats and what was merged into it."""
    row = Organisation.objects.filter(seen_by(by), id=organisation_id).select_related("merged_into").first()
    if row is None:
        raise Unknown
    edges = OrganisationEdge.objects.filter(working_group_id=by.working_group_id)
    above = edges.filter(child_id=row.id).select_related("parent").order_by("parent__name")
    below = edges.filter(parent_id=row.id).select_related("child", "parent").order_by("child__name")
    into = row.merged_into
    return OrganisationWhole(
        line=OrganisationLine.of(
            row, labels_of(by, TermList.ACTOR_TYPE).of(TermList.ACTOR_TYPE, row.actor_type)
        ),
        name=row.name,
        name_fr=row.name_fr,
        version=row.version,
        merged_into=_named(into) if into else None,
        above=tuple(_tie(edge, edge.parent) for edge in above),
        below=tuple(_tie(edge, edge.child) for edge in below),
        seats=_seat_lines(Seat.objects.filter(seen_by(by), organisation_id=row.id).order_by("title", "id")),
        merged=tuple(_named(one) for one in Organisation.objects.filter(seen_by(by), merged_into_id=row.id)),
    )


def organisation_names(by: Actor, organisation_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the names of organisations; one that was merged goes by the name of what it was merged into."""
    asked = {organisation_id for organisation_id in organisation_ids if organisation_id}
    rows = Organisation.objects.filter(seen_by(by), id__in=asked).select_related("merged_into")
    return {row.id: _named(row.merged_into or row).name for row in rows}


def organisation_choices(by: Actor) -> list[tuple[str, str]]:
    """Return (id, name) of every organisation in use, for a form."""
    rows = Organisation.objects.filter(seen_by(by), merged_into__isnull=True, retired=False)
    return [(str(row.id), _named(row).name) for row in rows.order_by("name", "id")]


def seat_choices(by: Actor) -> list[tuple[str, str]]:
    """Return (id, title) of every seat in use, for a form."""
    rows = Seat.objects.filter(seen_by(by), active=True).order_by("title", "id")
    return [(str(row.id), in_language(row.title, row.title_fr)) for row in rows]


def seats(
    by: Actor,
    *,
    q: str = "",
    pillar: str = "",
    inactive: bool = False,
    after: str | None = None,
    size: int = 50,
) -> Page[SeatLine]:
    """Return seats pillar by pillar, each with those who hold it now."""
    rows = _searched(Seat.objects.filter(seen_by(by)), q)
    if pillar:
        rows = rows.filter(pillar=pillar)
    if not inactive:
        rows = rows.filter(active=True)
    page = page_of(
        rows.select_related("organisation"), order=("pillar", "title", "id"), after=after, size=size
    )
    holders = _holders(page.items)
    return page.map(lambda row: SeatLine.of(row, holders.get(row.id, ())))


def seat(by: Actor, seat_id: UUID) -> SeatWhole:
    """Return one seat with everybody who held it."""
    row = Seat.objects.filter(seen_by(by), id=seat_id).select_related("organisation").first()
    if row is None:
        raise Unknown
    past = Holding.objects.filter(seat_id=row.id).select_related("account").order_by("-from_on", "-id")
    history = tuple(_holder(holding) for holding in past)
    now = tuple(sorted((one for one in history if one.until_on is None), key=lambda one: one.alternate))
    return SeatWhole(SeatLine.of(row, now), row.title, row.title_fr, history)


def seat_titles(by: Actor, seat_ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Return the titles of seats."""
    asked = {seat_id for seat_id in seat_ids if seat_id}
    rows = Seat.objects.filter(seen_by(by), id__in=asked).values_list("id", "title", "title_fr")
    return {seat_id: in_language(title, french) for seat_id, title, french in rows}


def balance(by: Actor) -> tuple[BalanceLine, ...]:
    """Return how many seats each pillar has and how many of them are held."""
    held = Holding.objects.filter(seat_id=OuterRef("id"), until_on__isnull=True)
    rows = Seat.objects.filter(seen_by(by), active=True).annotate(taken=Exists(held))
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for pillar, taken in rows.values_list("pillar", "taken"):
        counts[pillar][0] += 1
        counts[pillar][1] += bool(taken)
    return tuple(BalanceLine(side.value, str(side.label), *counts[side.value]) for side in Pillar)


def _searched(rows: "QuerySet[T]", q: str) -> "QuerySet[T]":
    for word in words_of(q):
        rows = rows.filter(search_text__contains=word)
    return rows


def _seat_lines(rows: "QuerySet[Seat]") -> tuple[SeatLine, ...]:
    found = tuple(rows.select_related("organisation"))
    holders = _holders(found)
    return tuple(SeatLine.of(row, holders.get(row.id, ())) for row in found)


def _holders(rows: Iterable[Seat]) -> dict[UUID, tuple[HolderLine, ...]]:
    found: dict[UUID, tuple[HolderLine, ...]] = defaultdict(tuple)
    now = Holding.objects.filter(Q(until_on__isnull=True), seat_id__in=[row.id for row in rows])
    for holding in now.select_related("account").order_by("alternate", "from_on", "id"):
        found[holding.seat_id] += (_holder(holding),)
    return found


def _holder(holding: Holding) -> HolderLine:
    return HolderLine(
        holding.id,
        holding.account_id,
        holding.account.name,
        holding.alternate,
        holding.from_on,
        holding.until_on,
    )


def _named(row: Organisation) -> Named:
    return Named(row.id, in_language(row.name, row.name_fr))


def _tie(edge: OrganisationEdge, other: Organisation) -> TieLine:
    walls = edge.walls and not bars(edge.parent)
    return TieLine(edge.id, other.id, in_language(other.name, other.name_fr), walls)
