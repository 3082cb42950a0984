"""The draft of an agreement from its facts: parties, place, days, clauses, room for hands; never what anybody told.

As plain words, to become a version, and as a file that a word processor opens, to be edited and uploaded again.
"""

import io
import zlib
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Opened
from docx.exceptions import PythonDocxError
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Pt
from lxml.etree import LxmlError

from kikao.casework.agreements.enums import ClauseStatus, PartyPart, Rhythm
from kikao.casework.agreements.schemas import ClauseLine, InstrumentPage
from kikao.foundation.base.stops import Invalid
from kikao.interfaces.ui.words import day_words

MB = 1024 * 1024
MOST, MOST_UNPACKED, MOST_PIECES = 5 * MB, 12 * MB, 500
"""A text of a few pages is far smaller; what swells beyond is not looked at."""
_STUMBLES = (
    BadZipFile,
    LxmlError,
    OpcError,
    PythonDocxError,
    zlib.error,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    ValueError,
)
"""How the reader of documents fails at a file that is cut, locked, packed strangely or something else altogether."""


def draft_paragraphs(held: InstrumentPage) -> list[tuple[str, str]]:
    """Return the draft as (style, words), in the language that is active."""
    made = [("Title", held.line.title), ("Normal", held.line.kind_words)]
    if held.line.place:
        made.append(("Normal", _("Place: %(place)s") % {"place": held.line.place}))
    made.append(("Heading 2", _("Between")))
    made += [("List Number", _party(one.organisation, one.function)) for one in _of(held, PartyPart.PARTY)]
    for part, heading in (
        (PartyPart.BENEFICIARY, _("For the benefit of")),
        (PartyPart.GUARANTOR, _("Guaranteed by")),
    ):
        if others := _of(held, part):
            made.append(("Heading 2", heading))
            made += [("List Bullet", _party(one.organisation, one.function)) for one in others]
    made.append(("Heading 2", _("It is agreed")))
    for clause in standing(held):
        made += _article(clause)
    made += [("Heading 2", _("Rights")), ("Normal", _rights())]
    if held.line.ends_on:
        made.append(
            ("Normal", _("This agreement holds until %(day)s.") % {"day": day_words(held.line.ends_on)})
        )
    made += [("Heading 2", _("Done at")), ("Normal", _("Place and day: ………………………………………"))]
    made += [("Normal", f"{one.organisation}: ………………………………………") for one in _of(held, PartyPart.PARTY)]
    return made


def standing(held: InstrumentPage) -> list[ClauseLine]:
    """Return the clauses that are signed; void ones are not."""
    return [one for one in held.clauses if one.status != ClauseStatus.VOID]


def _of(held: InstrumentPage, part: PartyPart) -> list:  # type: ignore[type-arg]
    return [one for one in held.parties if one.left_on is None and one.part == part]


def _party(name: str, function: str) -> str:
    return (
        _("%(name)s, represented by: %(function)s") % {"name": name, "function": function}
        if function
        else name
    )


def _rights() -> str:
    return _(
        "Nothing in this agreement takes away anybody's rights, or the way to a court or to any other remedy. It grants "
        "no amnesty for grave abuses and no payment to armed groups. Nobody is punished for having spoken."
    )


def _article(clause: ClauseLine) -> list[tuple[str, str]]:
    told = {"number": clause.number, "kind": clause.kind_words}
    made = [("Heading 3", _("Article %(number)s – %(kind)s") % told), ("Normal", clause.words)]
    owed = clause.obligor + (f" → {clause.beneficiary}" if clause.beneficiary else "")
    made.append(("Normal", _("Bound: %(who)s") % {"who": owed}))
    if when := _when(clause):
        made.append(("Normal", when))
    if clause.amount:
        made.append(("Normal", _("Amount: %(amount)s") % {"amount": clause.amount.as_text()}))
    made += [
        ("List Bullet", f"{day_words(one.due_on)}: {one.amount.as_text()}") for one in clause.instalments
    ]
    if clause.indicator:
        made.append(("Normal", _("It is done when: %(indicator)s") % {"indicator": clause.indicator}))
    return made


def _when(clause: ClauseLine) -> str:
    if clause.rhythm == Rhythm.ALWAYS:
        return clause.rhythm_words
    day = day_words(clause.due_on) if clause.due_on else ""
    if clause.rhythm == Rhythm.ONCE:
        return _("Due on %(day)s") % {"day": day} if day else ""
    said = _("%(rhythm)s from %(day)s on") % {"rhythm": clause.rhythm_words, "day": day}
    return said + (_(", until %(day)s") % {"day": day_words(clause.until_on)} if clause.until_on else "")


def draft_words(held: InstrumentPage) -> str:
    """Return the draft as plain words."""
    return "\n\n".join(words for _style, words in draft_paragraphs(held))


def draft_docx(held: InstrumentPage) -> bytes:
    """Return the draft as a file; who made it stands nowhere in it."""
    file = Document()
    file.styles["Normal"].font.size = Pt(11)
    for style, words in draft_paragraphs(held):
        file.add_paragraph(words, style=style)
    about = file.core_properties
    about.author = about.last_modified_by = "Kikao"
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def words_of_docx(content: bytes) -> str:
    """Read the words of a document, paragraph by paragraph; refuse what is none, or swells when it is unpacked."""
    lines = _lines_of(_opened(content))
    return "\n\n".join(one.strip() for one in lines if one.strip())


def _opened(content: bytes) -> Opened:
    """Open a document that somebody sent; whatever its reader stumbles over was not written by a word processor."""
    try:
        with ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
        if len(listed) > MOST_PIECES or sum(one.file_size for one in listed) > MOST_UNPACKED:
            raise _unreadable()
        return Document(io.BytesIO(content))
    except _STUMBLES as error:
        raise _unreadable() from error


def _lines_of(file: Opened) -> list[str]:
    """Return paragraphs, then rows of tables; a cell is read once, over however many columns it claims to reach."""
    body = file.element.find(qn("w:body"))
    if body is None:
        raise _unreadable()
    lines = [_text(one) for one in body.iterchildren(qn("w:p"))]
    for table in body.iterchildren(qn("w:tbl")):
        for row in table.iterchildren(qn("w:tr")):
            cells = row.iterchildren(qn("w:tc"))
            lines.append(" | ".join("\n".join(map(_text, cell.iterchildren(qn("w:p")))) for cell in cells))
    return lines


def _text(paragraph: CT_P) -> str:
    return str(paragraph.text)


def _unreadable() -> Invalid:
    return Invalid(
        {"attached": _("This is no document that can be read. Save it as DOCX and send it again.")}
    )
