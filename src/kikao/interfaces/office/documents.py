"""Files for a word processor: who made one and when stands nowhere in it, and the same words are the same bytes.

The library is heavy and seldom needed: it is loaded with the first document.
"""

import io
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from lxml.etree import LxmlError

from kikao.foundation.base.stops import Invalid

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P

__all__ = ["DOCX", "MOST", "add_square", "new_document", "words_of_docx", "written"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
THE_SAME_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The time that every part of a file carries: when it was made, and by whom, stands nowhere in it."""
LETTERS = 11
SQUARE = 32
"""Millimetres that a square for telephones is wide on paper."""
MB = 1024 * 1024
MOST, MOST_UNPACKED, MOST_PIECES = 5 * MB, 12 * MB, 500
"""A text of a few pages is far smaller; what swells beyond is not looked at."""


def new_document() -> "Document":
    """Return an empty document in the letters of the house."""
    from docx import Document  # noqa: PLC0415 - as said above
    from docx.shared import Pt  # noqa: PLC0415

    file = Document()
    file.styles["Normal"].font.size = Pt(LETTERS)
    return file


def add_square(file: "Document", picture: BinaryIO) -> None:
    """Add a square that a telephone reads."""
    from docx.shared import Mm  # noqa: PLC0415 - as said above

    file.add_picture(picture, width=Mm(SQUARE))


def written(file: "Document") -> bytes:
    """Return the file without who made it or when, every part at the same moment."""
    about = file.core_properties
    about.author = about.last_modified_by = "Kikao"
    about.created = about.modified = datetime(*THE_SAME_MOMENT, tzinfo=UTC)
    made, same = io.BytesIO(), io.BytesIO()
    file.save(made)
    with ZipFile(made) as parts, ZipFile(same, "w", ZIP_DEFLATED) as repacked:
        for name in sorted(parts.namelist()):
            entry = ZipInfo(name, THE_SAME_MOMENT)
            entry.compress_type = ZIP_DEFLATED
            repacked.writestr(entry, parts.read(name))
    return same.getvalue()


def words_of_docx(content: bytes) -> str:
    """Read the words of a document, paragraph by paragraph; refuse what is none, or swells when it is unpacked."""
    lines = _lines_of(_opened(content))
    return "\n\n".join(one.strip() for one in lines if one.strip())


def _opened(content: bytes) -> "Document":
    """Open a document that somebody sent; whatever its reader stumbles over was not written by a word processor."""
    from docx import Document  # noqa: PLC0415 - as said above
    from docx.exceptions import PythonDocxError  # noqa: PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        with ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
        if len(listed) > MOST_PIECES or sum(one.file_size for one in listed) > MOST_UNPACKED:
            raise _unreadable()
        return Document(io.BytesIO(content))
    except (*_STUMBLES, OpcError, PythonDocxError) as error:
        raise _unreadable() from error


_STUMBLES = (
    BadZipFile,
    LxmlError,
    zlib.error,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
"""How the reader of documents fails at a file that is cut, locked, packed strangely or something else altogether."""


def _lines_of(file: "Document") -> list[str]:
    """Return paragraphs, then rows of tables; a cell is read once, over however many columns it claims to reach."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - as said above

    body = file.element.find(qn("w:body"))
    if body is None:
        raise _unreadable()
    lines = [_text(one) for one in body.iterchildren(qn("w:p"))]
    for table in body.iterchildren(qn("w:tbl")):
        for row in table.iterchildren(qn("w:tr")):
            cells = row.iterchildren(qn("w:tc"))
            lines.append(" | ".join("\n".join(map(_text, cell.iterchildren(qn("w:p")))) for cell in cells))
    return lines


def _text(paragraph: "CT_P") -> str:
    return str(paragraph.text)


def _unreadable() -> Invalid:
    return Invalid(
        {"attached": _("This is no document that can be read. Save it as DOCX and send it again.")}
    )
