"""Tables as people bring them, and as somebody brings them who wants to do harm."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter

from kikao.foundation.base.stops import Invalid
from kikao.foundation.base.tables import as_csv, as_xlsx, read_table
from kikao.foundation.base.tables.limits import BYTES, COLUMNS, LETTERS, ROWS

TEXT = "Référence;Récit\nR-1;à Kalehé\n;\nR-2;deux\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        ("\ufeff" + TEXT).encode(),
        TEXT.encode("cp1252"),
        TEXT.encode("utf-16"),
        TEXT.replace(";", ",").encode(),
        TEXT.replace(";", "\t").encode(),
        ("sep=;\n" + TEXT).encode(),
    ],
    ids=["utf8", "bom", "cp1252", "utf16", "comma", "tab", "sep"],
)
def test_csv_is_read_in_all_its_habits(content: bytes) -> None:
    table = read_table(content)
    assert table.columns == ("Référence", "Récit")
    assert [line.cells for line in table.lines] == [("R-1", "à Kalehé"), ("R-2", "deux")]
    first = 3 if content.startswith(b"sep=") else 2
    assert [line.number for line in table.lines] == [first, first + 2]


def test_a_mark_within_quotation_marks_separates_nothing() -> None:
    table = read_table(b'"a;b;c",d\n"x\ny",2\n')
    assert table.columns == ("a;b;c", "d")
    assert table.lines[0].cells == ("x\ny", "2")


def test_columns_without_a_name_and_doubles_are_told_apart() -> None:
    assert read_table(b"a,,a,\n1,2,3,\n").columns == ("a", "(2)", "a (2)")


def book(fill: object) -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as made:
        fill(made, made.add_worksheet())  # type: ignore[operator]
    return written.getvalue()


def test_a_spreadsheet_is_read_as_somebody_would_type_it() -> None:
    def fill(made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row(1, 0, ["Jour", "Nombre", "Part", "Formule", "Oui"])
        sheet.write_datetime(2, 0, date(2019, 2, 9), made.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_row(2, 1, [1203, -2.25])
        sheet.write_formula(2, 3, "=1+1", None, "2")
        sheet.write_boolean(2, 4, True)
        made.add_worksheet().write(0, 0, "another sheet")

    table = read_table(book(fill))
    assert table.columns == ("Jour", "Nombre", "Part", "Formule", "Oui")
    assert table.lines[0].number == 3
    assert table.lines[0].cells == ("2019-02-09", "1203", "-2.25", "2", "1")


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_what_is_written_is_read_back_and_no_formula_stands_in_it(write: object) -> None:
    rows = [("=cmd|' /C calc'!A0", "-2.5"), ("@SUM(1)", "+1+1"), ("-dash", "l'eau")]
    content = write(("Récit", "N"), rows)  # type: ignore[operator]
    assert [line.cells for line in read_table(content).lines] == rows
    if write is as_csv:
        assert content.startswith(b"\xef\xbb\xbf")
        assert b"\n=" not in content
        assert b";+1+1" not in content
        assert b";-2.5" in content


def bomb() -> bytes:
    def fill(_made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write(0, 0, "a")

    return swapped(
        book(fill), "xl/sharedStrings.xml", b"<sst><si><t>" + b"A" * 300_000_000 + b"</t></si></sst>"
    )


def swapped(content: bytes, name: str, inside: bytes) -> bytes:
    """Put another part into a spreadsheet."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            new.writestr(one, inside if one == name else old.read(one))
    return written.getvalue()


def world() -> bytes:
    """Return a small sheet with one cell in each far corner."""

    def fill(_made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")

    return book(fill)


def repeated() -> bytes:
    """Return a sheet that names one long text very often."""

    def fill(_made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for row in range(3000):
            sheet.write_row(row, 0, ["A" * 30_000] * 20)

    return book(fill)


HOSTILE = {
    "empty": lambda: b"",
    "one line": lambda: b"a;b\n",
    "nul": lambda: b"a;b\n1;\x002\n",
    "control": lambda: b"a;b\n1;\x1b[2J\n",
    "no letters": lambda: b"a;b\n1;\x81\x8d\n",
    "lone surrogates": lambda: "a;b\n1;".encode("utf-16") + b"\x00\xd8\x00\xd8",
    "pdf": lambda: b"%PDF-1.4\x00\n",
    "old excel": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 4,
    "quotes": lambda: b'a;b\n"' + b"x" * 200_000,
    "long cell": lambda: b"a;b\n" + b"x" * (LETTERS + 1) + b";1\n",
    "wide": lambda: b";".join([b"a"] * (COLUMNS + 1)) + b"\n1\n",
    "wider below": lambda: b"a;b\n1;2;3\n",
    "long": lambda: b"a;b\n" + b"1;2\n" * (ROWS + 1),
    "endless blank": lambda: b"a;b\n1;2\n" + b"\n" * (3 * ROWS),
    "too large": lambda: b"a;b\n" + b"1;2\n" * (BYTES // 4),
    "no zip": lambda: b"PK\x03\x04" + b"\x00" * 100,
    "no sheet": lambda: swapped(world(), "xl/worksheets/sheet1.xml", b"<worksheet>"),
    "bomb": bomb,
    "world": world,
    "repeated": repeated,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_is_refused_in_words(name: str) -> None:
    with pytest.raises(Invalid) as stop:
        read_table(HOSTILE[name]())
    assert str(stop.value.fields["file"])


def test_entities_are_not_opened() -> None:
    inside = (
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr">'
        b'<is><t>head</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>x&a;y</t></is></c></row>'
        b"</sheetData></worksheet>"
    )
    try:
        found = read_table(swapped(world(), "xl/worksheets/sheet1.xml", inside))
    except Invalid:
        return
    assert "root" not in found.lines[0].cells[0]
