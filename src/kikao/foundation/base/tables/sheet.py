"""The child that reads the first sheet of a spreadsheet: bytes in, its cells as JSON out, or an exit code.

It stands alone in a process that is bound before it begins (`kikao.foundation.base.bound`), and writes no file: what unpacks without end, or draws a table as wide as the world, brings down this child and nothing else. No
formula is reckoned; a cell holds what the spreadsheet showed when it was saved.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice

REFUSED = 3


def words(cell: object) -> str:
    """Return a cell as somebody would type it."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell)


def rows_in(content: bytes, most: int) -> list[list[str]]:
    """Return the rows of the first sheet, one more than may be so that the reader sees there are too many."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only once the process is bound

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    sheet = book.get_sheet_by_index(0)
    return [[words(cell) for cell in row] for row in islice(sheet.iter_rows(), most + 1)]


if __name__ == "__main__":
    try:
        said = json.dumps(rows_in(sys.stdin.buffer.read(), int(sys.argv[1])), ensure_ascii=False)
    except BaseException:
        sys.exit(REFUSED)
    sys.stdout.buffer.write(said.encode("utf-8", "replace"))
