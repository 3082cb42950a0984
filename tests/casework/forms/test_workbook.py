"""Spreadsheets that are wrong, and spreadsheets that mean harm."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.utils import translation

from kikao.casework.forms.reckoning import NAMES, may_be_open, proposed
from kikao.casework.forms.reckoning.convert import convert
from kikao.casework.forms.reckoning.workbook import MOST, converted, converted_here
from kikao.foundation.base.stops import Stop
from tests.casework.forms.books import SMALL, book


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("| text | weather", "| text | what's up", ("survey", "row 10", "no name")),
        ("| text | weather", "| text | contact", ("survey", "row 10", "contact", "twice")),
        ("| text | weather", "| poem | weather", ("poem",)),
        ("| | end_group | | | |\n", "", ("survey", "2", "does not end")),
        ("Le temps qu'il faisait", "Le temps ${rain}", ("survey", "rain")),
        ("| form_id |", "| id |", ("settings", "form_id")),
        ("| version |", "| edition |", ("settings", "version")),
        ("| default_language |", "| public_key |", ("settings", "public_key")),
        ("| default_language |", "| submission_url |", ("submission_url",)),
        ("| | category | TAX |", "| | category | KILLING |", ("choices", "same name")),
        ("kikao_small", "k" * 101, ("form_id",)),
        ("| survey |", "| questions |", ("survey",)),
    ],
)
def test_what_stands_against_a_form_is_said_with_its_sheet_and_row(
    old: str, new: str, said: tuple[str, ...]
) -> None:
    assert old in SMALL
    with pytest.raises(Stop) as stop, translation.override("en"):
        converted_here(book(SMALL.replace(old, new)))
    assert stop.value.code == "form.spreadsheet_wrong"
    words = str(stop.value.message)
    assert all(word in words for word in said), words
    assert stop.value.cure


def _zipped(**parts: bytes) -> bytes:
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


HOSTILE = {
    "no workbook": b"PK\x03\x04nothing",
    "words": b"type,name\ntext,a\n",
    "an archive of something else": _zipped(a=b"b"),
    "too long": b"PK" + b"\x00" * MOST,
    "swells": _zipped(**{f"xl/{n}.xml": b"\x00" * 3_000_000 for n in range(8)}),
    "many parts": _zipped(**{str(n): b"" for n in range(201)}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_form_is_refused_with_a_cure(name: str) -> None:
    with pytest.raises(Stop) as stop:
        converted(HOSTILE[name])
    assert stop.value.code.startswith("form.spreadsheet_")
    assert stop.value.cure


def _with(part: str, old: bytes, new: bytes) -> bytes:
    """Return the small workbook with something in one of its parts replaced."""
    written = BytesIO()
    with ZipFile(BytesIO(book())) as held, ZipFile(written, "w", ZIP_DEFLATED) as made:
        for name in held.namelist():
            content = held.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            made.writestr(name, content)
    return written.getvalue()


def test_entities_far_cells_and_formulas_do_no_harm() -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'
    with pytest.raises(Stop) as stop:
        converted(_with("xl/worksheets/sheet1.xml", b"<worksheet", bomb))
    assert stop.value.code == "form.spreadsheet_wrong"
    far = _with(
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
    )
    with suppress(Stop):
        assert converted(far).form_id == "kikao_small"


def test_the_child_and_the_house_make_the_same_form() -> None:
    content = book()
    assert converted(content) == converted_here(content)
    made = converted(content)
    assert made.languages == ("Français (fr)", "Kiswahili (sw)")
    assert made.questions[0].label == "Que s'est-il passé ?"


def test_the_validator_in_another_language_never_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_args: object, **_kwargs: object) -> None:
        raise AssertionError

    monkeypatch.setattr("subprocess.Popen", never)
    monkeypatch.setattr("pyxform.validators.odk_validate.check_xform", never)
    assert "xform" in convert(book())


@pytest.mark.parametrize("name", NAMES)
def test_words_are_never_proposed_plain(name: str) -> None:
    mark, field = proposed(name, "text")
    assert mark != "OPEN"
    assert field == NAMES[name][1]
    assert may_be_open("select_one", field) is (NAMES[name][0] == "OPEN")
