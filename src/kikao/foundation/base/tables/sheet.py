"""The child that reads the first sheet of a spreadsheet: bytes in, its cells as JSON out, or an exit code.

It stands alone (`python -I sheet.py`), gives up most of what a process may do before it looks at a byte, and writes no
file: what unpacks without end, or draws a table as wide as the world, brings down this child and nothing else. No
formula is reckoned; a cell holds what the spreadsheet showed when it was saved.
"""

import json
import resource
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice

MEMORY = 256 * 1024 * 1024
SECONDS = 20
REFUSED = 3


def bind() -> None:
    """Give up memory, time, and the writing of files."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


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
    bind()
    try:
        said = json.dumps(rows_in(sys.stdin.buffer.read(), int(sys.argv[1])), ensure_ascii=False)
    except BaseException:
        sys.exit(REFUSED)
    sys.stdout.buffer.write(said.encode("utf-8", "replace"))
