"""Reading a table that somebody brought: every cell is text, nothing in it is trusted, every fault is told in words."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from kikao.foundation.base.children import MB, Child
from kikao.foundation.base.stops import Invalid
from kikao.foundation.base.tables.limits import BYTES, COLUMNS, LETTERS, ROWS, SIGNS

_CHILD = Child(Path(__file__).with_name("sheet.py"), memory=256 * MB, seconds=20, patience=30, most=SIGNS)
ZIP = b"PK\x03\x04"
OLD = b"\xd0\xcf\x11\xe0"
_SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_GUARDED = re.compile(r"^'(?=[=+\-@\t\r\n])")
_BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, with the number that a spreadsheet shows beside it."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns and the rows below them; rows without a word are left out."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def read_table(content: bytes) -> Table:
    """Read CSV in any of its habits, or the first sheet of a spreadsheet; refuse in words what cannot be read."""
    if len(content) > BYTES:
        raise _refused(_("This file is larger than 10 MB. Cut it into several files."))
    if content.startswith(OLD):
        raise _refused(_("This is a spreadsheet of the old kind. Save it as .xlsx or CSV and send that."))
    rows = _sheet(content) if content.startswith(ZIP) else _csv(content)
    return _table(rows)


def _table(rows: Iterable[list[str]]) -> Table:
    found = [
        Line(number, cells) for number, row in enumerate(rows, 1) if any(cells := tuple(_cells(number, row)))
    ]
    if len(found) < 2:
        raise _refused(_("This file holds no line below the names of its columns."))
    head, lines = found[0], found[1:]
    if len(lines) > ROWS:
        raise _refused(_("This file has more than 50,000 lines. Cut it into several files."))
    columns = _named(head.cells)
    wide = next((line.number for line in lines if any(line.cells[len(columns) :])), None)
    if wide:
        raise _refused(_("Line %(line)d has more cells than there are columns.") % {"line": wide})
    full = len(columns)
    return Table(columns, tuple(Line(line.number, (line.cells + ("",) * full)[:full]) for line in lines))


def _cells(number: int, row: list[str]) -> Iterator[str]:
    if len(row) > COLUMNS and any(row[COLUMNS:]):
        raise _refused(_("This file has more than 200 columns."))
    for cell in row[:COLUMNS]:
        if len(cell) > LETTERS:
            words = _("A cell of line %(line)d is too long: 20,000 letters at most.")
            raise _refused(words % {"line": number})
        if _SIGNS.search(cell):
            words = _("Line %(line)d holds signs that no keyboard writes. Type the words instead.")
            raise _refused(words % {"line": number})
        yield _GUARDED.sub("", cell.strip(" \t\r\n\xa0"))


def _named(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name for every column: one that has none is called by its place, a double by its number."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = " ".join(cell.split())[:100] or f"({place})"
        times = sum(1 for one in names if one == name or one.startswith(f"{name} ("))
        names.append(f"{name} ({times + 1})" if times else name)
    return tuple(names)


def _csv(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    first, _break, rest = text.partition(_BREAK)
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        mark, text = first.strip()[4], _BREAK + rest
    else:
        mark = _mark_of(text)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark)):
            if number > 2 * ROWS:
                raise _refused(_("This file has more than 50,000 lines. Cut it into several files."))
            yield row
    except csv.Error as error:
        raise _refused(_("This file cannot be read as CSV: look at its quotation marks.")) from error


def _decoded(content: bytes) -> str:
    """Read the letters as UTF-8, else as the spreadsheets of Windows write them."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        known: tuple[str, ...] = ("utf-16",)
    else:
        known = ("utf-8-sig", "cp1252")
    if b"\x00" in content and known[0] != "utf-16":
        raise _refused(_("This is no CSV file and no spreadsheet (.xlsx)."))
    for encoding in known:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _refused(_("The letters of this file cannot be read. Save it as “CSV UTF-8” and send that."))


def _mark_of(text: str) -> str:
    """Return what stands most often between the names of the columns, outside quotation marks."""
    quoted, seen = False, {";": 0, ",": 0, "\t": 0}
    for sign in text[:LETTERS]:
        quoted ^= sign == '"'
        if not quoted and sign == _BREAK and any(seen.values()):
            break
        if not quoted and sign in seen:
            seen[sign] += 1
    return max(seen, key=lambda mark: seen[mark])


def _sheet(content: bytes) -> list[list[str]]:
    """Have the first sheet read by a child that can do nothing else."""
    said = _CHILD.answer([content], str(2 * ROWS))
    if said is None:
        raise _unread()
    rows: list[list[str]] = json.loads(said)
    return rows


def _unread() -> Invalid:
    return _refused(
        _("This spreadsheet cannot be read, or it is too large. Save its first sheet as CSV and send that.")
    )


def _refused(words: str) -> Invalid:
    return Invalid({"file": words}, code="table.unreadable")
