"""Keeping the register of places."""

from kikao.registry.places.actions.importing import import_sites
from kikao.registry.places.actions.loading import load_places
from kikao.registry.places.actions.spellings import add_spelling, remove_spelling
from kikao.registry.places.actions.territories import add_territory, rename_territory
from kikao.registry.places.actions.writing import add_place, edit_place, restore_place, retire_place

__all__ = [
    "add_place",
    "add_spelling",
    "add_territory",
    "edit_place",
    "import_sites",
    "load_places",
    "remove_spelling",
    "rename_territory",
    "restore_place",
    "retire_place",
]
