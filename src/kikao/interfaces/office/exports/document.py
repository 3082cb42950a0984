"""The file of a case for a word processor, with who took it along at the head of every page."""

from django.utils.translation import gettext as _

from kikao.interfaces.office.documents import new_document, written
from kikao.interfaces.office.exports.gathering import CaseFile


def case_docx(file: CaseFile, mark: str) -> bytes:
    """Return the words of a case as a file; the mark stands at the head and foot of every page."""
    made = new_document()
    made.sections[0].header.paragraphs[0].text = mark
    made.sections[0].footer.paragraphs[0].text = mark
    made.add_heading(f"{file.reference} {file.title}".strip(), level=1)
    made.add_paragraph(_("Confidential. What people told; nothing of it is established by standing here."))
    for record in file.records:
        made.add_heading(record.head, level=2)
        for part in (record.words or _("Sealed for this reader.")).split("\n"):
            made.add_paragraph(part)
    return written(made)
