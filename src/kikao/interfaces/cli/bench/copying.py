"""Many more rows like those that an act has written: the same columns and bytes, under ids of their own.

A seal is bound to its ids, so a copy opens no more; in every other way the database is as if each had been taken in.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kikao.foundation.base.ids import DAY

TAIL = 6
"""Signs at the end of a reference that tell it from others; a copy's begin with 0, which no real one does."""
DAYS = DAY // 4
"""Signs at the head of an id that say its day; each copy is of the day before the last one."""
TRAIL = "trail_entry"
FAST = (
    "PRAGMA synchronous=OFF",
    "PRAGMA cache_size=-4000000",
    "PRAGMA foreign_keys=OFF",
    "PRAGMA wal_autocheckpoint=100000",
)
"""While copies are written; whatever is measured afterwards writes every commit durably."""

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one table that are copied, and what in a row has to be told apart."""

    name: str
    columns: tuple[str, ...]
    rows: list[Row]
    ids: frozenset[int]
    tags: frozenset[int]
    references: frozenset[int]


def tables(path: Path) -> dict[str, int]:
    """Return the last row of every table."""
    with sqlite3.connect(path) as line:
        return {name: _last(line, name) for name in _names(line)}


def copy(path: Path, before: dict[str, int], times: int, say: Callable[[int], None]) -> None:
    """Write everything that came after `before` so many times more."""
    line = sqlite3.connect(path, isolation_level=None)
    try:
        for words in FAST:
            line.execute(words)
        sheets = [sheet for sheet in (_sheet(line, *one) for one in before.items()) if sheet.rows]
        known = {row[index] for sheet in sheets for row in sheet.rows for index in sheet.ids if index == 0}
        for number in range(1, times + 1):
            line.execute("BEGIN IMMEDIATE")
            for sheet in sheets:
                marks = ",".join("?" * len(sheet.columns))
                into = f'INSERT INTO "{sheet.name}" ({",".join(sheet.columns)}) VALUES ({marks})'  # noqa: S608
                line.executemany(into, copies(sheet, known, number))
            line.execute("COMMIT")
            say(number)
        line.execute(f"UPDATE trail_head SET n = (SELECT max(n) FROM {TRAIL})")  # noqa: S608 - our own name
        line.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        line.close()


def copies(sheet: Sheet, known: set[object], number: int) -> Iterator[Row]:
    """Yield the rows of one copy: ids, tags and references shifted by its number, everything else as it is."""
    for place, row in enumerate(sheet.rows):
        new = list(row)
        for index in sheet.ids:
            if new[index] in known:
                new[index] = earlier(str(new[index]), number)
        for index in sheet.tags:
            if new[index]:
                new[index] = shifted(str(new[index]), number)
        for index in sheet.references:
            new[index] = _reference(str(new[index]), number * len(sheet.rows) + place)
        if sheet.name == TRAIL:
            new[0] = int(str(row[0])) + number * len(sheet.rows)
        yield tuple(new)


def shifted(digits: str, number: int) -> str:
    """Return other hexadecimal digits of the same length: the first eight moved by a step that scatters them."""
    first = (int(digits[:8], 16) + number * 0x9E3779B1) % 2**32
    return f"{first:08x}{digits[8:]}"


def earlier(digits: str, days: int) -> str:
    """Return the id that a row of so many days before would have."""
    return f"{int(digits[:DAYS], 16) - days:0{DAYS}x}{digits[DAYS:]}"


def _reference(text: str, number: int) -> str:
    return f"{text[:-TAIL]}0{number:0{TAIL - 1}X}"


def _sheet(line: sqlite3.Connection, name: str, last: int) -> Sheet:
    asked = line.execute(f'SELECT * FROM "{name}" WHERE rowid > ?', [last])  # noqa: S608 - a name of our own
    rows = asked.fetchall()
    columns = list(line.execute(f'PRAGMA table_info("{name}")'))
    kinds = {row[0]: (row[1], row[2]) for row in columns}
    named = {column: index for index, (column, _kind) in kinds.items()}
    ids = frozenset(index for index, (_column, kind) in kinds.items() if kind == "char(32)")
    tags = {
        named[one] for one in ("instance_tag", "content_tag", "name_tag", "token", "hash") if one in named
    }
    references = {named["reference"]} if "reference" in named else set()
    quoted = tuple(f'"{column}"' for column, _kind in kinds.values())
    if name != TRAIL and "id" in named and kinds[named["id"]][1] == "integer":
        rows, quoted = [row[1:] for row in rows], quoted[1:]
        ids, tags = _moved(ids), set(_moved(tags))
        references = set(_moved(references))
    return Sheet(name, quoted, rows, ids, frozenset(tags), frozenset(references))


def _moved(indexes: Iterable[int]) -> frozenset[int]:
    return frozenset(index - 1 for index in indexes)


def _names(line: sqlite3.Connection) -> list[str]:
    ours = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [name for (name,) in line.execute(ours) if not _is_virtual(line, name)]


def _is_virtual(line: sqlite3.Connection, name: str) -> bool:
    (words,) = line.execute("SELECT sql FROM sqlite_master WHERE name = ?", [name]).fetchone()
    return "VIRTUAL" in words or "_fts" in name or "WITHOUT ROWID" in words


def _last(line: sqlite3.Connection, name: str) -> int:
    (found,) = line.execute(f'SELECT coalesce(max(rowid), 0) FROM "{name}"').fetchone()  # noqa: S608
    return int(found)


def are_like(path: Path, name: str, last: int, base: int, most: int) -> bool:
    """Tell whether copies have, column by column, as many bytes as what they were copied from."""
    with sqlite3.connect(path) as line:
        columns = [row[1] for row in line.execute(f'PRAGMA table_info("{name}")')]
        widths = ",".join(f'length("{column}")' for column in columns)
        asked = f'SELECT {widths} FROM "{name}" WHERE rowid > ? ORDER BY rowid LIMIT ? OFFSET ?'  # noqa: S608
        (count,) = line.execute(f'SELECT count(*) FROM "{name}" WHERE rowid > ?', [last]).fetchone()  # noqa: S608
        first = line.execute(asked, [last, most, 0]).fetchall()
        copied = line.execute(asked, [last, most, max(count - base, 0)]).fetchall()
        return first == copied and count % base == 0
