"""Asking where."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.searching import fold
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.registry.places.models import Place, Spelling, Territory
from kikao.registry.places.policy import seen_by, territories_seen_by
from kikao.registry.places.reckoning.names import likeness, place_key
from kikao.registry.places.schemas import (
    PlaceLine,
    PlaceMatch,
    PlacePage,
    SpellingLine,
    TerritoryLine,
    TerritoryMatch,
    Tree,
)

_MOST_WORDS = 8


def tree_of(by: Actor) -> Tree:
    """Return all territories of the group, with one query."""
    return Tree.of(Territory.objects.filter(territories_seen_by(by)))


def territories(by: Actor) -> tuple[TerritoryLine, ...]:
    """Return the territories from the province down, each after the one it lies in."""
    return tuple(tree_of(by).lines.values())


def territory(by: Actor, territory_id: UUID) -> TerritoryLine:
    """Return one territory."""
    try:
        return tree_of(by).lines[territory_id]
    except KeyError as error:
        raise Unknown from error


def territories_under(by: Actor, territory_id: UUID) -> frozenset[UUID]:
    """Return the ids of a territory and of all that lie in it, for filters."""
    return tree_of(by).under(territory_id)


def spellings_of_territories(by: Actor) -> dict[UUID, tuple[SpellingLine, ...]]:
    """Return how the names of territories are written otherwise."""
    found: dict[UUID, tuple[SpellingLine, ...]] = {}
    rows = Spelling.objects.filter(territories_seen_by(by), territory__isnull=False).order_by("key")
    for row in rows:
        if row.territory_id:
            found[row.territory_id] = (*found.get(row.territory_id, ()), SpellingLine.of(row))
    return found


def places_counted(by: Actor) -> dict[UUID, int]:
    """Return how many places in use lie directly in each territory."""
    rows = Place.objects.filter(seen_by(by), active=True).order_by()
    return dict(rows.values_list("territory_id").annotate(places=Count("id")))


def places(
    by: Actor,
    *,
    search: str = "",
    kind: str = "",
    territory_id: UUID | None = None,
    retired: bool = False,
    after: str | None = None,
    size: int = 50,
) -> Page[PlaceLine]:
    """Return the places by name; `search` looks in names, spellings, villages and codes, without accents."""
    tree = tree_of(by)
    rows = _asked(by, search)
    if kind:
        rows = rows.filter(kind=kind)
    if territory_id is not None:
        rows = rows.filter(territory_id__in=tree.under(territory_id))
    if not retired:
        rows = rows.filter(active=True)
    return page_of(rows, order=("key", "id"), after=after, size=size).map(lambda row: PlaceLine.of(row, tree))


def place(by: Actor, place_id: UUID) -> PlacePage:
    """Return one place with its spellings."""
    row = Place.objects.filter(seen_by(by), id=place_id).first()
    if row is None:
        raise Unknown
    return PlacePage.of(row, tree_of(by), Spelling.objects.filter(place_id=row.id).order_by("key"))


def place_by_pcode(by: Actor, pcode: str) -> PlaceLine:
    """Return the place that carries a code of another register."""
    row = Place.objects.filter(seen_by(by), pcode=pcode).exclude(pcode="").first()
    if row is None:
        raise Unknown
    return PlaceLine.of(row, tree_of(by))


def places_named(by: Actor, place_ids: Iterable[UUID | None]) -> dict[UUID, PlaceLine]:
    """Return several places at once, retired ones too: what refers to them stays readable."""
    asked = {place_id for place_id in place_ids if place_id}
    if not asked:
        return {}
    tree = tree_of(by)
    return {row.id: PlaceLine.of(row, tree) for row in Place.objects.filter(seen_by(by), id__in=asked)}


def place_choices(by: Actor) -> list[tuple[str, str]]:
    """Return (id, name with territory) of every place in use, for a form."""
    tree = tree_of(by)
    rows = Place.objects.filter(seen_by(by), active=True).order_by("key", "id")
    return [(str(row.id), PlaceLine.of(row, tree).full_name) for row in rows]


def territory_choices(by: Actor) -> list[tuple[str, str]]:
    """Return (id, name) of every territory, for a form; open to a source too."""
    return [(str(line.id), f"{line.full_name} ({line.kind_label})") for line in territories(by)]


def require_place(by: Actor, place_id: UUID, *, field: str) -> UUID:
    """Return the id, or refuse a place that the register does not offer."""
    if not Place.objects.filter(seen_by(by), id=place_id, active=True).exists():
        raise Invalid({field: _("This place is not in the register.")})
    return place_id


def match_place(
    by: Actor, text: str, *, territory_id: UUID | None = None, limit: int = 5
) -> tuple[PlaceMatch, ...]:
    """Return the places that may be the one somebody wrote, the most alike first; their code counts as a name."""
    rows = Place.objects.filter(seen_by(by), active=True)
    if territory_id is not None:
        rows = rows.filter(territory_id__in=territories_under(by, territory_id))
    names = [
        name
        for held in rows.values_list("id", "key", "pcode")
        for name in ((held[0], held[1]), (held[0], held[2]))
    ]
    names += Spelling.objects.filter(place__in=rows).values_list("place_id", "key")
    best = _best(place_key(text), names, limit)
    named = places_named(by, best)
    found = (PlaceMatch(named[place_id], alike) for place_id, alike in best.items())
    return tuple(sorted(found, key=lambda match: (-match.likeness, match.line.name)))


def match_territory(by: Actor, text: str, *, limit: int = 5) -> tuple[TerritoryMatch, ...]:
    """Return the territories that may be the one somebody wrote, the most alike first."""
    lines = tree_of(by).lines
    names = [(line.id, place_key(line.name)) for line in lines.values()]
    spelt = Spelling.objects.filter(territories_seen_by(by), territory__isnull=False)
    names += [(held, key) for held, key in spelt.values_list("territory_id", "key") if held]
    found = (
        TerritoryMatch(lines[held], alike) for held, alike in _best(place_key(text), names, limit).items()
    )
    return tuple(sorted(found, key=lambda match: (-match.likeness, match.line.depth, match.line.full_name)))


def _asked(by: Actor, search: str) -> "QuerySet[Place]":
    rows = Place.objects.filter(seen_by(by))
    for word in fold(search).split()[:_MOST_WORDS]:
        rows = rows.filter(search_text__contains=word)
    return rows


def _best(asked: str, names: Iterable[tuple[UUID, str]], limit: int) -> dict[UUID, int]:
    scores: dict[UUID, int] = {}
    for held_id, key in names:
        alike = likeness(asked, key)
        if alike > scores.get(held_id, 0):
            scores[held_id] = alike
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1], str(pair[0])))[:limit])
