"""Lines that make one record together, and how such a record is known again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.crypto import salted_hmac

from kikao.casework.imports.enums import RecordKind
from kikao.foundation.base.tables import Given, key_of

OF_SEVERAL_LINES = frozenset({RecordKind.MEETINGS, RecordKind.INSTRUMENTS})
"""Kinds whose records have a line for each item or clause."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The lines that make one record."""

    lines: tuple[Given, ...]

    @property
    def first(self) -> Given:
        """Return the line that begins it."""
        return self.lines[0]

    @property
    def number(self) -> int:
        """Return the number of its first line in the file."""
        return self.first.number


def units(kind: str, lines: Iterable[Given]) -> tuple[Unit, ...]:
    """Return the records that lines make: a sitting has a line for each item, an agreement one for each clause."""
    if kind not in OF_SEVERAL_LINES:
        return tuple(Unit((line,)) for line in lines)
    found: dict[str, list[Given]] = {}
    for line in lines:
        own = key_of(line.of("own")) or f"({line.number})"
        found.setdefault(own, []).append(line)
    return tuple(Unit(tuple(together)) for together in found.values())


def tag_of(working_group_id: UUID, kind: str, unit: Unit) -> str:
    """Return the keyed digest by which a record is known again, whatever file it comes in."""
    said = [{name: words for name, words in line.said.items() if words} for line in unit.lines]
    own = key_of(unit.first.of("own"))
    return (
        tag_of_own(working_group_id, kind, own)
        if own
        else _tag(working_group_id, kind, "all", json.dumps(said, sort_keys=True))
    )


def tag_of_own(working_group_id: UUID, kind: str, own: str) -> str:
    """Return the keyed digest of the group's own reference."""
    return _tag(working_group_id, kind, "own", key_of(own))


def _tag(working_group_id: UUID, kind: str, of: str, words: str) -> str:
    said = f"{working_group_id}|{kind}|{of}|{words}"
    return salted_hmac("kikao.imports", said, algorithm="sha256").hexdigest()
