"""Which territory may lie in which."""

from kikao.registry.places.enums import TerritoryKind

PARENTS: dict[str, frozenset[str]] = {
    TerritoryKind.PROVINCE: frozenset(),
    TerritoryKind.TERRITOIRE: frozenset({TerritoryKind.PROVINCE}),
    TerritoryKind.CITY: frozenset({TerritoryKind.PROVINCE, TerritoryKind.TERRITOIRE}),
    TerritoryKind.CHEFFERIE: frozenset({TerritoryKind.TERRITOIRE}),
    TerritoryKind.SECTEUR: frozenset({TerritoryKind.TERRITOIRE}),
    TerritoryKind.GROUPEMENT: frozenset({TerritoryKind.CHEFFERIE, TerritoryKind.SECTEUR}),
}
"""For each kind of territory the kinds that it may lie in; a province lies in none."""
