"""The way of a table through the office: looked at, taken over step by step, its refused lines mended and sent again."""

from collections.abc import Sequence

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kikao.casework.imports.reckoning.columns import COLUMNS
from kikao.casework.missions.models import Mission
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.tables import as_csv, as_xlsx, read_table
from kikao.foundation.sealing.models import Draft
from kikao.interfaces.office.imports import running, views
from kikao.registry.context.models import ContextEvent
from kikao.registry.places.models import Place
from tests.kit.cast import Cast
from tests.kit.door import let_in
from tests.kit.pages import expect
from tests.registry.places.test_sites import FIRST, HEAD, STRANGE

pytestmark = pytest.mark.django_db
HERE = "/office/imports/"
NAMES = ("N°", "Faits", "Canal", "Consentements", "Manière du consentement", "Note interne")
GOOD = ("R-1", "SECRET-WORDS a barrier", "CALL", "STORE|SECUSE", "ORAL", "")
BAD = ("R-2", "two men", "By pigeon", "", "ORAL", "=1+1")


@pytest.fixture
def anne(client: Client, cast: Cast) -> Client:
    WorkingGroup.objects.update(intake_open=True)
    return let_in(client, cast, "anne")


def send(browser: Client, kind: str, content: bytes) -> None:
    answer = browser.post(
        f"{HERE}{kind}/", {"file": SimpleUploadedFile("table.csv", content), "once": f"t{len(content)}"}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert answer.headers["Location"] == f"{HERE}{kind}/columns/"


def name_columns(browser: Client, kind: str) -> str:
    shown = browser.get(f"{HERE}{kind}/columns/").context["form"]
    chosen = {name: str(place) for name, place in shown.initial.items()}
    answer = browser.post(f"{HERE}{kind}/columns/", {**chosen, "once": f"c{len(chosen)}"})
    assert answer.status_code == 302, answer.context["form"].errors
    page = browser.get(f"{HERE}{kind}/preview/")
    assert page.status_code == 200
    return page.content.decode()


def reports(*rows: Sequence[str]) -> bytes:
    return as_csv(NAMES, rows)


def test_a_table_is_looked_at_taken_over_and_its_refused_line_mended(anne: Client) -> None:
    send(anne, "reports", reports(GOOD, BAD))
    assert Draft.objects.count() == 2
    assert not any(b"SECRET-WORDS" in bytes(one.blob) for one in Draft.objects.all())
    page = name_columns(anne, "reports")
    assert "SECRET-WORDS" in page
    assert "Canal: Nothing is called “By pigeon” here." in page
    assert Report.objects.count() == 0
    assert anne.post(f"{HERE}reports/run/").headers["Location"] == f"{HERE}reports/result/"
    result = anne.get(f"{HERE}reports/result/").content.decode()
    assert "By pigeon" in result
    assert Report.objects.count() == 1
    file = anne.get(f"{HERE}reports/refused.csv")
    assert b"'=1+1" in file.content
    table = read_table(file.content)
    assert table.columns[:-1] == NAMES
    (line,) = table.lines
    mended = ("R-2", "two men", "CALL", "STORE|SECUSE", "ORAL", "")
    anne.post(f"{HERE}reports/drop/")
    send(anne, "reports", reports(GOOD, mended, GOOD))
    assert "Taken over before" in name_columns(anne, "reports")
    anne.post(f"{HERE}reports/run/")
    come = anne.get(f"{HERE}reports/result/").context["come"]
    assert (come.taken, come.again, come.refused) == (1, 2, [])
    assert Report.objects.count() == 2
    assert line.cells[-1]


def test_the_preview_says_how_many_are_looked_at_only_when_there_are_more(
    anne: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(anne, "reports", reports(GOOD, BAD))
    page = name_columns(anne, "reports")
    assert "looked at here" not in page
    assert "What is refused is told with its line" in page
    for module in (running, views):
        monkeypatch.setattr(module, "LOOKED", 1)
    assert "The first 1 are looked at here" in anne.get(f"{HERE}reports/preview/").content.decode()


def test_the_preview_of_missions_says_for_what_they_will_count(anne: Client) -> None:
    names = ("Titre", "But", "Premier jour", "Dernier jour", "Pourquoi sans autorisation")
    send(anne, "missions", as_csv(names, [("Kalimbi", "FF", "11/03/2019", "14/03/2019", "Before Kikao.")]))
    assert "counts as left without clearance, visibly and for good" in name_columns(anne, "missions")
    assert not Mission.objects.exists()
    anne.post(f"{HERE}missions/run/")
    assert Mission.objects.get().left_without_clearance


def test_it_goes_on_by_a_button_and_from_where_it_was(anne: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    send(anne, "reports", reports(*((f"R-{number}", *GOOD[1:]) for number in range(3))))
    name_columns(anne, "reports")
    monkeypatch.setattr(running, "PATIENCE", 0.001)
    shown = anne.post(f"{HERE}reports/run/").content.decode()
    assert "1 of 3 are done." in shown
    assert anne.get(f"{HERE}reports/").headers["Location"] == f"{HERE}reports/run/"
    assert anne.get(f"{HERE}reports/run/").status_code == 200
    anne.post(f"{HERE}reports/run/")
    anne.post(f"{HERE}reports/run/")
    assert anne.get(f"{HERE}reports/result/").context["come"].taken == 3
    assert Report.objects.count() == 3


def test_sites_show_what_the_group_wrote_and_events_are_counted(anne: Client) -> None:
    send(anne, "sites", as_csv(HEAD, (FIRST, STRANGE)))
    assert "Pangi" in name_columns(anne, "sites")
    anne.post(f"{HERE}sites/run/")
    come = anne.get(f"{HERE}sites/result/").context["come"]
    assert (come.taken, [number for number, _words in come.refused]) == (1, [3])
    assert len(read_table(anne.get(f"{HERE}sites/refused.csv").content).lines) == 1
    assert Place.objects.filter(pcode="codmine90001").exists()
    send(
        anne,
        "ucdp",
        as_csv(("id", "date_start", "type_of_violence", "side_a"), [("1", "2009-02-20", "1", "LRA")]),
    )
    assert "<dd>1</dd>" in name_columns(anne, "ucdp")
    anne.post(f"{HERE}ucdp/run/")
    assert ContextEvent.objects.count() == 1
    assert "LRA" in anne.get("/office/context/").content.decode()


@pytest.mark.parametrize("content", [b"", b"a;b\n1;\x00", b"PK\x03\x04" + b"\x00" * 50, b"\xd0\xcf\x11\xe0"])
def test_what_is_no_table_is_refused_in_the_form(anne: Client, content: bytes) -> None:
    answer = anne.post(f"{HERE}cases/", {"file": SimpleUploadedFile("x.csv", content)})
    assert answer.status_code == 422
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("kind", COLUMNS)
def test_an_empty_table_is_given_out_whose_columns_are_known_again(anne: Client, kind: str) -> None:
    for form in ("csv", "xlsx"):
        content = anne.get(f"{HERE}{kind}/template.{form}").content
        titles = [column.title for column in COLUMNS[kind]]
        row = (
            as_csv(titles, [["x"] * len(titles)]) if form == "csv" else as_xlsx(titles, [["x"] * len(titles)])
        )
        assert read_table(row).columns == tuple(titles)
        assert content[:3] == row[:3]
    assert anne.get(f"{HERE}{kind}/template.exe").status_code == 404


def test_only_the_secretariat_takes_tables_over(cast: Cast) -> None:
    for path in ("", "reports/", "sites/template.csv"):
        expect(
            cast,
            HERE + path,
            open_to="anne",
            closed_to="chantal esperance judith klaas luc didier",
            hidden_from="nobody",
        )
    expect(cast, f"{HERE}tasks/", hidden_from="anne")
    expect(cast, "/office/context/", open_to="anne chantal didier judith", hidden_from="nobody")


def test_a_table_lies_on_the_desk_of_its_importer_alone(client: Client, cast: Cast) -> None:
    WorkingGroup.objects.update(intake_open=True)
    send(let_in(client, cast, "anne"), "reports", reports(GOOD))
    other = let_in(Client(), cast, "alice")
    assert other.get(f"{HERE}reports/columns/").headers["Location"] == f"{HERE}reports/"
    assert other.get(f"{HERE}reports/refused.csv").status_code == 404
    assert "SECRET" not in client.get("/office/drafts/").content.decode()
