"""The register as a table for a spreadsheet: no cell can be taken for a formula."""

import csv
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.cases.schemas import ExportLine, PartyLine
from kikao.interfaces.ui.words import alleged

MARK = "\ufeff"
"""The byte order mark without which Excel does not read UTF-8."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class _Line:
    """What the writer of CSV writes to: it hands each line back."""

    def write(self, text: str) -> str:
        """Return the line."""
        return text


def sheet(lines: Iterable[ExportLine], language: str) -> Iterator[str]:
    """Yield the register line by line, its head first, in the reader's language."""
    writer = csv.writer(_Line())
    with override(language):
        yield MARK + writer.writerow(_head())
        for line in lines:
            yield writer.writerow([safe(cell) for cell in _cells(line)])


def safe(text: str) -> str:
    """Return a cell that a spreadsheet shows as words, whatever it begins with."""
    return f"'{text}" if text.startswith(FORMULA) else text


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
