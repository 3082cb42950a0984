"""A document that somebody sends is read for its words, or refused; it never takes the house down."""

import io
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from kikao.foundation.base.stops import Invalid
from kikao.interfaces.office.documents import words_of_docx

Change = Callable[[bytes], bytes]
BODY = "word/document.xml"
ENTITY = b'?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


def _document(change: Change, part: str = BODY) -> bytes:
    """Return a document of one paragraph and one cell, a part of it changed by hand."""
    written, changed = io.BytesIO(), io.BytesIO()
    file = Document()
    file.add_paragraph("Bonjour")
    file.add_table(1, 1).cell(0, 0).text = "Article"
    file.save(written)
    with ZipFile(written) as before, ZipFile(changed, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            held = before.read(name)
            after.writestr(name, change(held) if name == part else held)
    return changed.getvalue()


def test_words_are_read_from_paragraphs_and_cells() -> None:
    assert words_of_docx(_document(lambda said: said)) == "Bonjour\n\nArticle"


def test_a_cell_over_a_hundred_million_columns_is_read_once() -> None:
    wide = _document(lambda said: said.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="100000000"/>', 1))
    assert words_of_docx(wide) == "Bonjour\n\nArticle"


def test_an_entity_of_the_server_is_not_read() -> None:
    asked = _document(lambda said: said.replace(b"?>", ENTITY, 1).replace(b"Bonjour", b"&e;"))
    assert words_of_docx(asked) == "Article"


@pytest.mark.parametrize(
    ("change", "part"),
    [
        (lambda said: said[:-20], BODY),
        (lambda _said: b"", BODY),
        (lambda _said: b"<a/>", BODY),
        (lambda said: said + b" " * 13 * 1024 * 1024, BODY),
        (lambda said: said[:-9], "[Content_Types].xml"),
        (lambda said: said[:-9], "_rels/.rels"),
    ],
    ids=["cut", "empty", "another", "swells", "types", "relations"],
)
def test_what_no_word_processor_wrote_is_refused(change: Change, part: str) -> None:
    with pytest.raises(Invalid):
        words_of_docx(_document(change, part))


def test_a_document_locked_with_a_passphrase_is_refused() -> None:
    open_one = bytearray(_document(lambda said: said))
    for mark, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = open_one.find(mark)
        while place >= 0:
            open_one[place + flags] |= 1
            place = open_one.find(mark, place + 4)
    with pytest.raises(Invalid):
        words_of_docx(bytes(open_one))
