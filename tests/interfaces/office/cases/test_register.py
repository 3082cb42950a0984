"""The register page: what is shown, narrowed, counted, paged and taken along."""

import csv
import io
from collections.abc import Iterable
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from kikao.casework.cases.actions import add_party
from kikao.casework.cases.models import Case
from kikao.foundation.audit.models import TrailEntry
from kikao.interfaces.ui.words import alleged
from tests.casework.cases.conftest import MARKER, Desk
from tests.interfaces.office.cases.conftest import Browser, at
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db


def text(client: Client, **asked: str) -> str:
    return client.get(at("list"), asked).content.decode()


def rows(client: Client, **asked: str) -> list[list[str]]:
    answer = client.get(at("export"), asked)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    parts: Iterable[bytes] = answer.streaming_content  # type: ignore[attr-defined]
    told = b"".join(parts).decode()
    assert told.startswith("\ufeff")
    return list(csv.reader(io.StringIO(told[1:])))


def test_the_register_is_open_to_who_reads_cases_and_to_nobody_else(desk: Desk, case_id: UUID) -> None:
    readers = "anne alice baraka chantal didier gilbert honore irene judith esperance frank"
    for page in (at("list"), at("export")):
        expect(desk.cast, page, open_to=readers, closed_to="klaas luc eve", hidden_from="nobody")


def test_the_register_shows_each_reader_what_they_see(desk: Desk, browser: Browser, case_id: UUID) -> None:
    walled = desk.table("pmh", title="Shots at the fence")
    shown = text(browser("chantal"))
    assert MARKER in shown
    assert "Shots at the fence" in shown
    hidden = text(browser("didier"))
    assert MARKER in hidden
    assert "Shots at the fence" not in hidden
    assert at("case", walled) not in hidden
    assert MARKER not in text(browser("frank"))


def test_members_read_that_a_title_is_being_checked(desk: Desk, browser: Browser) -> None:
    case_id = desk.table(checked=False)
    reference = Case.objects.get(id=case_id).reference
    for_member, for_secretary = text(browser("chantal")), text(browser("alice"))
    assert reference in for_member
    assert MARKER not in for_member
    assert MARKER in for_secretary


def test_filters_search_and_counts_narrow_the_list(desk: Desk, browser: Browser, case_id: UUID) -> None:
    other = desk.table(title="Toll at the barrier", place_id=desk.kalimbi, severity="SEV2")
    Case.objects.filter(id=other).update(status="C2")
    anne = browser("anne")
    for asked in (
        {"q": "toll"},
        {"status": "C2"},
        {"place_id": str(desk.kalimbi)},
        {"severity": "SEV2"},
        {"q": "kalimbi", "status": "C2"},
    ):
        shown = text(anne, **asked)
        assert "Toll at the barrier" in shown
        assert MARKER not in shown
    assert "?status=C2" in text(anne)
    empty = text(anne, q="zebra")
    assert "Toll" not in empty
    assert 'href="?"' in empty


def test_an_answer_that_cannot_be_read_narrows_nothing(browser: Browser, case_id: UUID) -> None:
    for asked in ({"place_id": "no id"}, {"status": "C77"}, {"q": "\x00"}):
        answer = browser("anne").get(at("list"), asked)
        assert answer.status_code == 200
        assert MARKER in answer.content.decode()


def test_the_list_comes_in_pages_that_keep_the_filters(desk: Desk, browser: Browser) -> None:
    for number in range(52):
        desk.table(title=f"Number {number:02}", checked=False)
    first = browser("anne").get(at("list"), {"status": "C0"})
    assert "Number 01" not in first.content.decode()
    cursor = first.context["page"].next_cursor
    assert f"status=C0&amp;after={cursor}" in first.content.decode()
    second = browser("anne").get(at("list"), {"status": "C0", "after": cursor}).content.decode()
    assert "Number 01" in second
    assert "Number 02" not in second
    assert browser("anne").get(at("list"), {"after": "nonsense"}).status_code == 404


def test_the_page_costs_the_same_with_one_and_with_three_cases(desk: Desk, browser: Browser) -> None:
    client, costs = browser("chantal"), []
    for more in (1, 2):
        for _n in range(more):
            desk.table("fardc", place_id=desk.kalimbi, requester_type="COOP", severity="SEV1")
        with CaptureQueriesContext(connection) as heard:
            answer = client.get(at("list"))
        costs.append(len(heard))
    assert len(answer.context["page"].items) == 3
    assert costs[0] == costs[1]


def test_an_empty_register_says_how_a_case_comes_into_it(browser: Browser) -> None:
    assert at("table") in text(browser("anne"))
    assert at("table") not in text(browser("chantal"))


def test_the_export_holds_the_same_lines_as_the_list(desk: Desk, browser: Browser, case_id: UUID) -> None:
    desk.table("pmh", title="Shots at the fence")
    for name, lines in (("chantal", 2), ("didier", 1), ("frank", 0)):
        head, *found = rows(browser(name))
        assert len(head) == 14
        assert len(found) == lines
    (line,) = rows(browser("chantal"), q="fence")[1:]
    assert line[1] == "Shots at the fence"
    assert len(rows(browser("chantal"), status="C5")) == 1


def test_the_export_says_alleged_where_the_page_does(desk: Desk, browser: Browser) -> None:
    case_id = desk.table("fardc")
    add_party(desk.by(), case_id=case_id, organisation_id=desk.cast.bodies["mines"], role="ADDRESSEE")
    client = browser("chantal")
    client.cookies["kikao_language"] = "fr"
    parties = rows(client)[1][9]
    with override("fr"):
        accused, asked = alleged("FARDC"), alleged("Ministry of Mines")
    assert accused in parties
    assert "Ministry of Mines (" in parties
    assert asked not in parties


def test_the_export_stands_in_the_trail(desk: Desk, browser: Browser) -> None:
    before = TrailEntry.objects.filter(verb="case.export").count()
    rows(browser("judith"))
    assert TrailEntry.objects.filter(verb="case.export").count() == before + 1


@pytest.mark.parametrize("title", ["=1+1", "+SUM(A1)", "-2", "@cmd", '=HYPERLINK("http://x")'])
def test_no_cell_of_the_export_is_a_formula(desk: Desk, browser: Browser, title: str) -> None:
    desk.table(title=title)
    assert rows(browser("chantal"))[1][1] == f"'{title}"


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "x' OR 1=1 --"])
def test_hostile_words_are_shown_as_words(desk: Desk, browser: Browser, title: str) -> None:
    case_id = desk.table(title=title)
    for answer in (
        text(browser("chantal"), q=title),
        browser("chantal").get(at("case", case_id)).content.decode(),
    ):
        assert "<script>alert" not in answer
