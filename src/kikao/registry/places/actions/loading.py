"""Bringing in the territories and places that the product knows."""

from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit.door import action
from kikao.registry.places.enums import TerritoryKind
from kikao.registry.places.models import Place, Spelling, Territory
from kikao.registry.places.policy import seen_by, territories_seen_by
from kikao.registry.places.reckoning.names import place_key, search_words
from kikao.registry.places.reckoning.product import (
    ProductPlace,
    ProductTerritory,
    product_places,
    product_territories,
)

Held = dict[tuple[UUID | None, str, str], Territory]
"""Territories by what they lie in, their kind and each of their names."""


@action("place.load", to={Role.SECRETARIAT})
def load_places(by: Actor) -> UUID:
    """Bring in the product's territories and main sites of the group's province; what is there stays as it is."""
    province = WorkingGroup.objects.get(id=by.working_group_id).province
    known = _product_of(province)
    lines = known or (ProductTerritory(TerritoryKind.PROVINCE, province, "", ()),)
    found = _load_territories(by, lines)
    _load_places(by, found)
    return by.working_group_id


def _product_of(province: str) -> tuple[ProductTerritory, ...]:
    """Return the product's territories of a province, however its name is written."""
    lines = product_territories()
    heads = [line for line in lines if not line.parent]
    meant = [
        line.name for line in heads if place_key(province) in map(place_key, (line.name, *line.spellings))
    ]
    return tuple(line for line in lines if line.path.split("/")[0] in meant)


def _held(by: Actor) -> Held:
    rows: dict[UUID | None, Territory] = {
        row.id: row for row in Territory.objects.filter(territories_seen_by(by))
    }
    held = {(row.parent_id, row.kind, row.key): row for row in rows.values()}
    for row in Spelling.objects.filter(territories_seen_by(by), territory__isnull=False):
        meant = rows[row.territory_id]
        held.setdefault((meant.parent_id, meant.kind, row.key), meant)
    return held


def _load_territories(by: Actor, lines: tuple[ProductTerritory, ...]) -> dict[str, Territory]:
    """Bring in the territories that are not there and return all of them by their path in the product."""
    held, found = _held(by), dict[str, Territory]()
    fresh: list[Territory] = []
    spelt: list[Spelling] = []
    for line in lines:
        parent, key = found.get(line.parent), place_key(line.name)
        row = held.get((parent.id if parent else None, line.kind, key))
        if row is None:
            row = Territory(working_group_id=by.working_group_id, kind=line.kind, name=line.name, key=key)
            row.parent = parent
            fresh.append(row)
            spelt += _spellings(row, line.spellings)
        found[line.path] = row
    Territory.objects.bulk_create(fresh, batch_size=100)
    Spelling.objects.bulk_create(spelt, batch_size=100)
    return found


def _load_places(by: Actor, territories: dict[str, Territory]) -> None:
    codes = set(Place.objects.filter(seen_by(by)).exclude(pcode="").values_list("pcode", flat=True))
    fresh: list[Place] = []
    spelt: list[Spelling] = []
    for line in product_places():
        if line.pcode not in codes and line.territory in territories:
            row = _place(line, territories[line.territory])
            fresh.append(row)
            spelt += _spellings(row, line.spellings)
    Place.objects.bulk_create(fresh, batch_size=100)
    Spelling.objects.bulk_create(spelt, batch_size=100)


def _place(line: ProductPlace, territory: Territory) -> Place:
    return Place(
        working_group_id=territory.working_group_id,
        kind=line.kind,
        name=line.name,
        key=place_key(line.name),
        territory=territory,
        village=line.village,
        latitude=line.latitude,
        longitude=line.longitude,
        precision=line.precision,
        certainty=line.certainty,
        origin=line.origin,
        pcode=line.pcode,
        commodities=list(line.commodities),
        workers=line.workers,
        workers_year=line.workers_year,
        search_text=search_words(line.name, line.village, line.pcode, line.spellings),
    )


def _spellings(held: Place | Territory, texts: tuple[str, ...]) -> list[Spelling]:
    """Return each spelling once, and none that only repeats the name without its signs."""
    by_key = {key: text for text in texts if (key := place_key(text)) != held.key}
    return [
        Spelling(
            working_group_id=held.working_group_id,
            place=held if isinstance(held, Place) else None,
            territory=held if isinstance(held, Territory) else None,
            text=text,
            key=key,
        )
        for key, text in by_key.items()
    ]
