"""The list of sittings and one sitting: for whom, with what, at what cost."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.meetings.actions import draft_minutes
from kikao.casework.meetings.queries import sitting
from tests.casework.meetings.table import MARKER, UNWALLED, Table
from tests.kit.door import let_in
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db

LIST = "/office/meetings/"


def test_the_pages_are_open_to_who_may_see_the_sitting_and_hidden_from_everybody_else(table: Table) -> None:
    plenary = table.plenary()
    shut = table.closed(table.secret(), names=["chantal", "gilbert", "baraka"])
    everybody = "anne alice chantal baraka didier gilbert irene judith"
    expect(table.cast, f"{LIST}{plenary}/", open_to=everybody, hidden_from="klaas luc frank nobody")
    expect(
        table.cast,
        f"{LIST}{shut}/",
        open_to="anne alice chantal gilbert baraka",
        hidden_from="didier irene judith klaas luc frank nobody",
    )
    expect(table.cast, LIST, open_to=f"{everybody} klaas luc frank", hidden_from="nobody")
    expect(table.cast, f"{LIST}rules/", open_to="anne chantal didier", hidden_from="klaas luc nobody")


def test_every_page_of_an_act_is_for_the_secretariat(table: Table) -> None:
    plenary = table.plenary()
    for page in ("plan", "closed", "past", "urgent", "rules/set", "rules/hosts"):
        expect(table.cast, f"{LIST}{page}/", open_to="anne", closed_to="chantal didier klaas")
    for page in ("move", "cancel", "items", "held", "guests", "heads", "raised"):
        expect(
            table.cast,
            f"{LIST}{plenary}/{page}/",
            open_to="anne",
            closed_to="chantal didier",
            hidden_from="frank",
        )


def test_hidden_and_missing_are_one_page(client: Client, table: Table) -> None:
    shut = table.closed(table.secret())
    let_in(client, table.cast, "didier")
    for page in ("", "minutes/", "agenda/print/", "agenda.docx", "minutes/print/", "minutes.docx"):
        hidden, missing = (client.get(f"{LIST}{one}/{page}") for one in (shut, uuid4()))
        assert hidden.status_code == missing.status_code == 404
        assert hidden.content == missing.content


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(client: Client, table: Table, rows: int) -> None:
    for number in range(rows):
        table.plenary(number)
        table.closed(names=["chantal"])
    let_in(client, table.cast, "chantal")
    client.get(LIST)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(LIST)
    assert len(answer.context["page"].items) == rows * 2
    assert len([one for one in asked if '"sitting"' in one["sql"] or '"decision"' in one["sql"]]) == 3


@pytest.mark.parametrize("rows", [1, 3])
def test_a_sitting_costs_the_same_however_long_its_agenda(client: Client, table: Table, rows: int) -> None:
    plenary = table.plenary()
    for number in range(rows):
        table.put(plenary, table.case(f"Case {number}"))
    table.hold(plenary)
    for item in sitting(table.by(), plenary).items:
        table.decide(item.id)
    let_in(client, table.cast, "chantal")
    client.get(f"{LIST}{plenary}/")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(f"{LIST}{plenary}/")
    assert len(answer.context["page"].items) == rows
    assert len([one for one in asked if "SELECT" in one["sql"]]) <= 40


def test_the_list_narrows_by_kind_and_says_what_to_do_when_it_is_empty(client: Client, table: Table) -> None:
    let_in(client, table.cast, "anne")
    assert "No sitting yet" in client.get(LIST).content.decode()
    table.plenary()
    assert "No sitting of this kind" in client.get(LIST, {"kind": "FORUM"}).content.decode()
    assert client.get(LIST, {"kind": "nonsense"}).status_code == 200
    assert client.get(LIST, {"after": "nonsense"}).status_code == 404
    assert "Monthly meeting" in client.get(LIST, {"kind": "MONTHLY"}).content.decode()


def test_who_is_walled_finds_no_trace_on_any_page(client: Client, table: Table) -> None:
    """The marker stands in the title, the venue, the minutes; Didier finds it nowhere."""
    plenary = table.plenary()
    table.put(plenary, table.case("Another matter"))
    shut, _decision = table.decided(table.secret())
    draft_minutes(table.by(), sitting_id=shut)
    table.hold(plenary)
    draft_minutes(table.by(), sitting_id=plenary)
    let_in(client, table.cast, "chantal")
    assert MARKER in client.get(f"{LIST}{shut}/").content.decode()
    assert MARKER in client.get(LIST).content.decode()
    let_in(client, table.cast, "didier")
    pages = ["", "rules/", f"{plenary}/", f"{plenary}/minutes/", f"{plenary}/agenda/print/"]
    pages += [
        f"{plenary}/minutes/print/",
        f"{plenary}/agenda.docx",
        f"{plenary}/minutes.docx",
        "?kind=CLOSED",
    ]
    for page in pages:
        answer = client.get(f"{LIST}{page}")
        assert answer.status_code == 200, page
        assert MARKER.encode() not in answer.content
        assert str(shut).encode() not in answer.content


def test_only_the_secretariat_reads_what_had_to_stay_off(client: Client, table: Table) -> None:
    plenary = table.plenary(host_id=table.cast.bodies["fardc"])
    table.secret()
    for name in ("anne", "chantal", "didier"):
        let_in(client, table.cast, name)
        shown = client.get(f"{LIST}{plenary}/").content.decode()
        assert (MARKER in shown) is (name == "anne")
        assert ("For a closed sitting" in shown) is (name == "anne")
        assert ("Propose the agenda" in shown) is (name == "anne")


def test_a_sitting_shows_what_was_decided_and_who_was_there(client: Client, table: Table) -> None:
    plenary = table.plenary()
    item = table.put(plenary, table.case())
    table.hold(plenary, [*UNWALLED, "didier"])
    table.decide(item)
    let_in(client, table.cast, "didier")
    shown = client.get(f"{LIST}{plenary}/").content.decode()
    for words in ("Accepted as a case", "Within the mandate.", "Quorum met", "8 seats present", "Absent"):
        assert words in shown
