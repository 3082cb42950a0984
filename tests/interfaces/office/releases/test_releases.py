"""Released texts: the secretariat's pages, and the named seat's own, where nothing of the case stands."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.meetings.actions import approve_release, propose_release
from kikao.casework.meetings.queries import release, releases_for
from kikao.casework.tasks.actions import assign_task
from tests.casework.meetings.table import MARKER, Table
from tests.kit.door import let_in
from tests.kit.pages import expect

pytestmark = pytest.mark.django_db

LIST = "/office/releases/"
TEXT = "Shots were heard near a mine in Mwenga."


@pytest.fixture
def decision_id(table: Table) -> UUID:
    """Return the decision of a closed sitting on the case of the police."""
    return table.decided(table.secret())[1]


def made(table: Table, decision_id: UUID, *, approved: bool = True) -> UUID:
    given = {"what": TEXT, "asked": "Which orders do guards have?", "where": "Mwenga"}
    release_id = propose_release(
        table.by(), decision_id=decision_id, seat_id=table.cast.seats["didier"], **given
    )
    if approved:
        approve_release(table.by("alice"), release_id=release_id)
    return release_id


def test_a_text_is_open_to_its_seat_and_the_secretariat_and_hidden_from_everybody_else(
    table: Table, decision_id: UUID
) -> None:
    release_id = made(table, decision_id)
    others = "chantal baraka dora irene judith klaas frank nobody"
    expect(table.cast, f"{LIST}{release_id}/", open_to="didier anne alice", hidden_from=others)
    expect(table.cast, f"{LIST}{release_id}/reply/", open_to="didier", hidden_from=f"anne {others}")
    expect(table.cast, LIST, open_to="didier anne chantal", hidden_from="nobody")
    for page in ("approve", "refuse", "withdraw"):
        expect(table.cast, f"{LIST}{release_id}/{page}/", open_to="anne alice", closed_to="didier chantal")
    expect(table.cast, f"{LIST}propose/{decision_id}/", open_to="anne", closed_to="didier chantal")


def test_before_it_is_approved_the_seat_finds_what_does_not_exist(
    client: Client, table: Table, decision_id: UUID
) -> None:
    release_id = made(table, decision_id, approved=False)
    let_in(client, table.cast, "didier")
    for page in ("", "reply/"):
        hidden, missing = (client.get(f"{LIST}{one}/{page}") for one in (release_id, uuid4()))
        assert hidden.status_code == missing.status_code == 404
        assert hidden.content == missing.content
    assert "Nothing was released to your seat" in client.get(LIST).content.decode()


def test_propose_approve_read_and_answer(  # noqa: PLR0915 - a journey
    client: Client, table: Table, decision_id: UUID
) -> None:
    let_in(client, table.cast, "anne")
    page = f"{LIST}propose/{decision_id}/"
    assert MARKER in client.get(page).content.decode()
    sent = {"seat_id": str(table.cast.seats["didier"]), "what": TEXT, "asked": "Which orders?"}
    named = client.post(page, sent | {"what": f"shots near a fence {MARKER}"})
    assert "what" in named.context["form"].errors
    assert "Which orders?" in named.content.decode()
    here = client.post(page, sent).headers["Location"]
    assert "You wrote this text" in client.get(here).content.decode()
    assert client.post(f"{here}approve/", {"sure": "1"}).status_code == 403

    alice = let_in(Client(), table.cast, "alice")
    assert "exactly these words" in alice.get(f"{here}approve/").content.decode()
    assert alice.post(f"{here}approve/", {"sure": "1"}).status_code == 302

    didier = let_in(Client(), table.cast, "didier")
    shown = didier.get(here).content.decode()
    assert TEXT in shown
    assert "Which orders?" in shown
    for page in (here, LIST, "/office/meetings/", f"{here}reply/"):
        content = didier.get(page).content.decode()
        assert MARKER not in content
        assert str(table.cases[0]) not in content
        assert str(decision_id) not in content
    assert didier.post(f"{here}reply/", {"words": " "}).status_code == 422
    assert didier.post(f"{here}reply/", {"words": "Our orders forbid it."}).status_code == 302
    assert "Our orders" not in didier.get(here).content.decode()
    assert "Handed over on" in didier.get(here).content.decode()
    assert "Our orders forbid it." in alice.get(here).content.decode()
    assert release(table.by(), releases_for(table.by()).items[0].id).opened_on is not None


def test_refuse_and_withdraw_with_a_reason(client: Client, table: Table, decision_id: UUID) -> None:
    let_in(client, table.cast, "anne")
    proposed, approved = made(table, decision_id, approved=False), made(table, decision_id)
    assert client.post(f"{LIST}{proposed}/refuse/", {"reason": ""}).status_code == 422
    assert client.post(f"{LIST}{proposed}/refuse/", {"reason": "Too precise"}).status_code == 302
    again = client.post(f"{LIST}{proposed}/refuse/", {"reason": "Too precise"})
    assert again.status_code == 422
    assert client.post(f"{LIST}{approved}/withdraw/", {"reason": "A leak"}).status_code == 302
    for release_id, why in ((proposed, "Too precise"), (approved, "A leak")):
        assert why in client.get(f"{LIST}{release_id}/").content.decode()
    shown = client.get(LIST, {"state": "WITHDRAWN"}).content.decode()
    assert str(approved) in shown
    assert str(proposed) not in shown
    assert "No text in this state" in client.get(LIST, {"state": "EXPIRED"}).content.decode()


def test_the_seat_finds_its_task_beside_the_text(client: Client, table: Table, decision_id: UUID) -> None:
    release_id = made(table, decision_id)
    assign_task(
        table.by(),
        case_id=table.cases[0],
        title="Send the standing orders",
        action_type="INFCMD",
        owner_id=table.cast.accounts["didier"],
        due_next_meeting=True,
        release_id=release_id,
    )
    shown = let_in(client, table.cast, "didier").get(f"{LIST}{release_id}/").content.decode()
    assert "Send the standing orders" in shown
    assert MARKER not in shown


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client: Client, table: Table, decision_id: UUID, rows: int
) -> None:
    for _number in range(rows):
        made(table, decision_id)
    for name, number in (("anne", 4), ("didier", 3)):
        let_in(client, table.cast, name)
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(LIST)
        assert len(answer.context["page"].items) == rows
        assert len([one for one in asked if '"release_' in one["sql"]]) == number
