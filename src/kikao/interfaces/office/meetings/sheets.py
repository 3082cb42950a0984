"""Agenda and minutes as files that a word processor opens; two files of the same sitting are the same bytes."""

import io
from typing import TYPE_CHECKING

import segno
from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.meetings.enums import MinutesState
from kikao.casework.meetings.schemas import AttendanceLine, Paper, SittingPage
from kikao.interfaces.office.documents import add_square, new_document, written
from kikao.interfaces.ui.words import day_words

if TYPE_CHECKING:
    from docx.document import Document


def people_of(page: SittingPage) -> list[tuple[str, list[AttendanceLine]]]:
    """Return who is expected or was there, pillar by pillar, guests and groups last."""
    words = dict.fromkeys(one.pillar_words or _("Guests and groups") for one in page.attendances)
    return [
        (name, [one for one in page.attendances if (one.pillar_words or _("Guests and groups")) == name])
        for name in words
    ]


def agenda_docx(sheet: Paper) -> bytes:
    """Return the agenda of a sitting as a file."""
    with override(sheet.language):
        file = _started(sheet, _("Agenda"))
        for item in sheet.page.items:
            file.add_paragraph(f"{item.words} ({item.kind_words})", style="List Number")
        if not sheet.page.items:
            file.add_paragraph(_("Nothing stands on the agenda yet."))
        file.add_heading(_("Who is expected"), level=2)
        for pillar, people in people_of(sheet.page):
            file.add_paragraph(f"{pillar} – {'; '.join(one.who for one in people)}")
        return written(file)


def minutes_docx(sheet: Paper, witness: str = "") -> bytes:
    """Return the minutes of a sitting as a file, with hash and checkpoint of the trail once they are adopted."""
    minutes = sheet.page.minutes
    assert minutes is not None  # noqa: S101 - there is no paper of minutes that nobody wrote
    with override(sheet.language):
        file = new_document()
        file.add_heading(
            f"{_('Minutes')} – {sheet.page.line.kind_words}, {day_words(sheet.page.line.day)}", level=1
        )
        if minutes.state == MinutesState.DRAFT:
            file.add_paragraph(_("Draft: not adopted yet."))
        for part in minutes.body.split("\n\n"):
            file.add_paragraph(part)
        if witness:
            add_square(file, _code(witness))
        if minutes.hash:
            adopted = {"day": day_words(minutes.adopted_on)}
            file.add_paragraph(_("Adopted and frozen on %(day)s.") % adopted)
            file.add_paragraph(f"SHA-256: {minutes.hash}")
        for addendum in minutes.addenda:
            heading = _("Addendum of %(day)s") % {"day": day_words(addendum.added_on)}
            file.add_heading(heading, level=2)
            file.add_paragraph(addendum.words)
        return written(file)


def _code(words: str) -> io.BytesIO:
    """Return words as a square that a telephone reads; nothing in the picture tells when it was made."""
    picture = io.BytesIO()
    segno.make(words, error="m").save(picture, kind="png", scale=6, border=4)
    picture.seek(0)
    return picture


def _started(sheet: Paper, what: str) -> "Document":
    file, line = new_document(), sheet.page.line
    file.add_heading(f"{what} – {line.kind_words}", level=1)
    file.add_paragraph(sheet.group)
    facts = ((_("Day"), day_words(line.day)), (_("Place"), line.venue), (_("Host"), line.host))
    for label, value in facts:
        if value:
            file.add_paragraph(f"{label} – {value}")
    return file
