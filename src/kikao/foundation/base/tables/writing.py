"""Writing tables that spreadsheets open: what looks like a formula is marked as text, so that none ever runs."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"^[+-]?\d+([.,]\d+)?$")
BOM = "\ufeff"
"""The byte order mark without which Excel does not read UTF-8."""
WIDE = 24


class _Echo:
    """What the writer of CSV writes to: it hands each line back."""

    def write(self, text: str) -> str:
        """Return the line."""
        return text


def as_words(text: str) -> str:
    """Return a cell that a spreadsheet shows as words, whatever it begins with."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def guarded(text: str) -> str:
    """Return the text with a mark before what a spreadsheet would take for a formula; numbers stay numbers."""
    return text if _NUMBER.match(text) else as_words(text)


def csv_lines(rows: Iterable[Sequence[str]], *, mark: str = ",") -> Iterator[str]:
    """Yield a CSV file line by line as its rows come, so that a long one is never held whole."""
    writer = csv.writer(_Echo(), delimiter=mark)
    first = BOM
    for row in rows:
        yield first + writer.writerow([guarded(cell) for cell in row])
        first = ""


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]], *, mark: str = ";") -> bytes:
    """Return a CSV file as the spreadsheets of French offices open it: UTF-8 with its sign, semicolons."""
    return "".join(csv_lines((columns, *rows), mark=mark)).encode()


def as_xlsx(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a spreadsheet of one sheet whose cells are all text."""
    import xlsxwriter  # noqa: PLC0415 - heavy, and seldom needed

    written = io.BytesIO()
    plain = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(written, plain) as book:
        sheet = book.add_worksheet()
        strong = book.add_format({"bold": True, "text_wrap": True})
        text = book.add_format({"num_format": "@"})
        sheet.set_column(0, max(len(columns) - 1, 0), WIDE, text)
        sheet.freeze_panes(1, 0)
        for place, name in enumerate(columns):
            sheet.write_string(0, place, guarded(name), strong)
        for number, row in enumerate(rows, 1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, guarded(cell), text)
    return written.getvalue()
