"""Asking where."""

from kikao.registry.places.queries.asking import (
    match_place,
    match_territory,
    place,
    place_by_pcode,
    place_choices,
    places,
    places_counted,
    places_named,
    require_place,
    spellings_of_territories,
    territories,
    territories_under,
    territory,
    territory_choices,
    tree_of,
)
from kikao.registry.places.queries.sites import sites_compared

__all__ = [
    "match_place",
    "match_territory",
    "place",
    "place_by_pcode",
    "place_choices",
    "places",
    "places_counted",
    "places_named",
    "require_place",
    "sites_compared",
    "spellings_of_territories",
    "territories",
    "territories_under",
    "territory",
    "territory_choices",
    "tree_of",
]
