"""Writing tables that spreadsheets open: what looks like a formula is marked as text, so that none ever runs."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

import xlsxwriter

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"^[+-]?\d+([.,]\d+)?$")
BOM = "\ufeff"
WIDE = 24


def guarded(text: str) -> str:
    """Return the text with a mark before what a spreadsheet would take for a formula; numbers stay numbers."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.match(text) else text


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]], *, mark: str = ";") -> bytes:
    """Return a CSV file as the spreadsheets of French offices open it: UTF-8 with its sign, semicolons."""
    written = io.StringIO(newline="")
    lines = csv.writer(written, delimiter=mark)
    lines.writerow([guarded(name) for name in columns])
    lines.writerows([guarded(cell) for cell in row] for row in rows)
    return (BOM + written.getvalue()).encode()


def as_xlsx(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a spreadsheet of one sheet whose cells are all text."""
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
