"""The register as a table for a spreadsheet: no cell can be taken for a formula."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.cases.schemas import ExportLine, PartyLine
from kikao.foundation.base.tables import as_words, csv_lines
from kikao.interfaces.ui.words import alleged


def sheet(lines: Iterable[ExportLine], language: str) -> Iterator[str]:
    """Yield the register line by line, its head first, in the reader's language."""
    with override(language):
        yield from csv_lines(_rows(lines))


def _rows(lines: Iterable[ExportLine]) -> Iterator[list[str]]:
    yield _head()
    for line in lines:
        yield [as_words(cell) for cell in _cells(line)]


def _head() -> list[str]:
    return [
        _("Reference"),
        _("Title"),
        _("Summary"),
        _("Status"),
        _("Tabled on"),
        _("Entered on"),
        _("Origin"),
        _("What is asked for"),
        _("Type of requester"),
        _("Parties"),
        _("Level"),
        _("Severity"),
        _("Territory"),
        _("Place"),
    ]


def _cells(row: ExportLine) -> list[str]:
    line = row.line
    return [
        line.reference,
        line.title if line.checked or line.title else _("Title being checked"),
        row.summary,
        line.status_words,
        line.tabled_on.isoformat(),
        row.entered_on.isoformat(),
        row.origin_words,
        row.request_nature_words,
        line.requester_words,
        "; ".join(_party(party) for party in row.parties),
        row.level_words,
        line.severity_words,
        line.territory,
        line.place,
    ]


def _party(party: PartyLine) -> str:
    name = alleged(party.organisation) if party.alleged else party.organisation
    return f"{name} ({party.role_words})"
