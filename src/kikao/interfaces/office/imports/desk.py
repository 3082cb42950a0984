"""The table that is being taken over: between two steps it lies sealed for its importer, never plain."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Stop
from kikao.foundation.base.tables import Given, Line, Table, given, guess
from kikao.foundation.sealing.drafts import drafts_of, drop_draft, put_draft, read_draft
from kikao.interfaces.office.imports.kinds import Kind


@dataclass
class Progress:
    """How far an import has come."""

    mapping: dict[str, int] = field(default_factory=dict)
    is_mapped: bool = False
    overwrite: bool = False
    next: int = 0
    taken: int = 0
    changed: int = 0
    again: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    kept: list[tuple[int, str, str]] = field(default_factory=list)
    is_done: bool = False


@dataclass(frozen=True)
class Desk:
    """A table on the desk of its importer, and how far it has come."""

    kind: Kind
    table: Table
    progress: Progress

    @property
    def lines(self) -> tuple[Given, ...]:
        """Return what the lines say, by our columns."""
        return given(self.table, self.progress.mapping)


def lies_there(by: Actor, kind: Kind) -> bool:
    """Tell whether the reader has begun to take a table of this kind over."""
    return _name(kind, "table") in drafts_of(by)


def lay_down(by: Actor, kind: Kind, table: Table) -> None:
    """Seal a table for its importer, its columns guessed by name."""
    content = {"columns": table.columns, "lines": [[line.number, *line.cells] for line in table.lines]}
    _seal(by, kind, "table", content)
    keep(by, Desk(kind, table, Progress(mapping=guess(table.columns, kind.columns))))


def keep(by: Actor, desk: Desk) -> None:
    """Seal how far it has come."""
    _seal(by, desk.kind, "progress", asdict(desk.progress))


def take_up(by: Actor, kind: Kind) -> Desk | None:
    """Return the table that lies on the reader's desk; None when there is none."""
    table, progress = (read_draft(by, _name(kind, part)) for part in ("table", "progress"))
    if table is None or progress is None:
        return None
    said = json.loads(table)
    lines = tuple(Line(number, tuple(cells)) for number, *cells in said["lines"])
    come = Progress(**json.loads(progress))
    come.refused = [(number, words) for number, words in come.refused]
    return Desk(kind, Table(tuple(said["columns"]), lines), come)


def clear(by: Actor, kind: Kind) -> None:
    """Forget the table."""
    for part in ("table", "progress"):
        drop_draft(by, _name(kind, part))


def _seal(by: Actor, kind: Kind, part: str, content: Mapping[str, object]) -> None:
    sealed = json.dumps(content, ensure_ascii=False).encode()
    if by.account_id is None or not put_draft(by.account_id, _name(kind, part), sealed):
        raise Stop(
            "import.no_key",
            _("The table could not be sealed for you, so it was not kept."),
            cure=_("Make your key first, on the page “Keys”."),
        )


def _name(kind: Kind, part: str) -> str:
    return f"import:{kind.key}:{part}"
