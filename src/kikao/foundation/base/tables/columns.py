"""Which column of somebody's table is which of ours: guessed by name, corrected by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from kikao.foundation.base.searching import fold
from kikao.foundation.base.tables.reading import Table


@dataclass(frozen=True, slots=True)
class Column:
    """A column that we understand: its field, its name in an empty template, other names it goes by."""

    field: str
    title: str
    aliases: tuple[str, ...] = ()
    needed: bool = False
    note: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Given:
    """What one line of a table says, by field; `number` is that of the line in the file."""

    number: int
    said: Mapping[str, str] = field(repr=False)

    def of(self, name: str) -> str:
        """Return what the line says of a field, or nothing."""
        return self.said.get(name, "")

    def many(self, name: str) -> tuple[str, ...]:
        """Return the several answers of one cell, separated by a bar."""
        return tuple(part.strip() for part in self.of(name).split("|") if part.strip())


def key_of(name: str) -> str:
    """Return a name as names are compared: without accents, capitals, blanks and signs."""
    return "".join(letter for letter in fold(name) if letter.isalnum())


def guess(names: Sequence[str], wanted: Iterable[Column]) -> dict[str, int]:
    """Return for each field the place of the column that is called like it."""
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        places.setdefault(key_of(name), place)
    found = {}
    for column in wanted:
        for name in (column.title, column.field, *column.aliases):
            if key_of(name) in places:
                found[column.field] = places[key_of(name)]
                break
    return found


def given(table: Table, mapping: Mapping[str, int]) -> tuple[Given, ...]:
    """Return what every line says, by field."""
    return tuple(
        Given(line.number, {name: line.cells[place] for name, place in mapping.items()})
        for line in table.lines
    )
