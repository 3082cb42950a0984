"""The pages of the trail: one's own acts, and who acted on a matter and read in it."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.cases.actions import note_risk, table_case
from kikao.casework.cases.models import OpenRisk
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.audit.door import read_note
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.sealing.vault import read
from tests.kit.cast import Cast
from tests.kit.door import let_in
from tests.kit.walking import Walker

pytestmark = pytest.mark.django_db

OWN = "/office/trail/"


@pytest.fixture
def case_id(cast: Cast) -> UUID:
    """Return a case with a risk that Alice noted and Anne read."""
    made = table_case(
        cast.actor("alice"),
        title="A pit",
        summary="Two groups.",
        request_nature="LAND",
        requester_type="COMM",
    )
    risk = note_risk(cast.actor("alice"), case_id=made, words="They may come back.")
    read(cast.actor("anne"), OpenRisk.objects.get(id=risk).words_item_id)
    return made


def verbs(client: Client, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200
    return [line.verb for line in answer.context["page"].items]


def test_everybody_sees_what_they_did_themselves_and_nothing_of_what_it_was_on(
    client: Client, cast: Cast, case_id: UUID
) -> None:
    read_note(cast.actor("gilbert"), "somebody.elses", case_id)
    read_note(cast.actor("baraka"), "minutes.print", case_id)
    let_in(client, cast, "baraka")
    assert "minutes.print" in verbs(client, OWN)
    shown = client.get(OWN).content.decode()
    assert "somebody.elses" not in shown
    assert "case.table" not in shown
    assert str(case_id) not in shown
    let_in(client, cast, "klaas")
    assert "minutes.print" not in verbs(client, OWN)


def test_own_acts_are_turned_over_page_by_page(client: Client, cast: Cast) -> None:
    for number in range(60):
        read_note(cast.actor("baraka"), f"turn.{number}", "")
    let_in(client, cast, "baraka")
    first = client.get(OWN).context["page"]
    assert len(first.items) == 50
    second = client.get(OWN, {"after": first.next_cursor}).context["page"]
    assert [line.verb for line in second.items if line.verb.startswith("turn.")][-1] == "turn.0"
    for other in ("xx", "\x00", TrailEntry.objects.exclude(actor=cast.actor("baraka").reference)[0].hash):
        assert client.get(OWN, {"after": other}).status_code == 404


def test_what_others_do_leaves_no_trace_on_the_page_of_ones_own_acts(cast: Cast) -> None:
    for number in range(60):
        read_note(cast.actor("baraka"), f"turn.{number}", "")
    walker = Walker(cast, "baraka")
    before = walker.get(OWN)
    table_case(
        cast.actor("alice"),
        title="A pit",
        summary="Two groups.",
        request_nature="LAND",
        requester_type="COMM",
    )
    assert before.status == 200
    assert walker.get(OWN) == before


def test_the_secretariat_sees_who_acted_on_a_case_and_who_read_in_it(
    client: Client, cast: Cast, case_id: UUID
) -> None:
    let_in(client, cast, "anne")
    assert verbs(client, f"{OWN}{case_id}/")[::-1][:2] == ["case.table", "sealed.read"]
    told = [(one["who"], one["line"].outcome) for one in client.get(f"{OWN}{case_id}/").context["lines"]]
    assert told[::-1][:2] == [("Second secretary", "DONE"), ("Secretariat", "READ")]
    assert f"{OWN}{case_id}/" in client.get(f"/office/cases/{case_id}/").content.decode()


@pytest.mark.parametrize("name", ["baraka", "chantal", "esperance", "judith", "klaas", "luc"])
def test_nobody_else_sees_who_acted_on_a_case(client: Client, cast: Cast, case_id: UUID, name: str) -> None:
    let_in(client, cast, name)
    assert client.get(f"{OWN}{case_id}/").status_code == client.get(f"{OWN}{uuid4()}/").status_code == 403


def test_a_walled_secretary_gets_the_answer_for_what_is_not_there(
    client: Client, cast: Cast, case_id: UUID
) -> None:
    raise_wall(cast.group_id, case_id, organisation_key(cast.bodies["ogp"]), uuid4())
    let_in(client, cast, "anne")
    hidden, missing = client.get(f"{OWN}{case_id}/"), client.get(f"{OWN}{uuid4()}/")
    assert (hidden.status_code, missing.status_code) == (404, 404)
    let_in(client, cast, "frank")
    assert client.get(f"{OWN}{case_id}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_both_pages_cost_the_same_however_much_was_done(
    client: Client, cast: Cast, case_id: UUID, rows: int
) -> None:
    for _one in range(rows):
        read_note(cast.actor("baraka"), "case.look", case_id)
        read_note(cast.actor("anne"), "case.look", case_id)
    let_in(client, cast, "anne")
    for path in (OWN, f"{OWN}{case_id}/"):
        with CaptureQueriesContext(connection) as asked:
            assert verbs(client, path).count("case.look") >= rows
        assert sum('FROM "trail_entry"' in query["sql"] for query in asked) == 1
        assert sum('FROM "holding"' in query["sql"] or "holding" in query["sql"] for query in asked) <= 3
