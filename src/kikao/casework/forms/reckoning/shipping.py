"""The forms that come with Kikao: tables in the repository, made into the workbooks that everybody can change."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from kikao.casework.forms import shipped
from kikao.casework.forms.reckoning.workbook import Converted, converted_here
from kikao.casework.forms.shipped import SHIPPED, Shipped

FOLDER = Path(shipped.__file__).parent


@lru_cache(maxsize=1)
def shipped_forms() -> tuple[tuple[Shipped, bytes, Converted], ...]:
    """Return each shipped form with its workbook and what it makes for phones."""
    books = [(one, workbook_of((FOLDER / one.file).read_text("utf-8"))) for one in SHIPPED]
    return tuple((one, book, converted_here(book)) for one, book in books)


def workbook_of(table: str) -> bytes:
    """Return the workbook of a form that is written as a table (the converter's own text format)."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and seldom needed
    from pyxform.xls2json_backends import _md_table_to_ss_structure  # noqa: PLC0415 - heavy, and seldom needed

    book = Workbook(write_only=True)
    for name, rows in _md_table_to_ss_structure(table).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    written = BytesIO()
    book.save(written)
    return written.getvalue()
