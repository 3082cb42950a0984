"""Released texts through the API: the seat reads its text and nothing of the case."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.casework.meetings.table import MARKER, Table
from tests.interfaces.api.meetings.asking import ask, send

pytestmark = pytest.mark.django_db

TEXT = "Shots were heard near a mine in Mwenga."


def proposed(table: Table) -> tuple[str, UUID]:
    decision = table.decided(table.secret())[1]
    text = {"decision_id": str(decision), "seat_id": str(table.cast.seats["didier"]), "what": TEXT}
    made = send(table, "anne", "releases", text)
    assert made.status_code == 201
    return made.json()["id"], decision


def test_propose_approve_read_and_answer(table: Table) -> None:
    made, decision = proposed(table)
    own = send(table, "anne", f"releases/{made}/approval")
    assert (own.status_code, own.json()["code"]) == (403, "release.needs_a_second")
    hidden, missing = ask(table, "didier", f"releases/{made}"), ask(table, "didier", f"releases/{uuid4()}")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.json() == missing.json()
    assert send(table, "alice", f"releases/{made}/approval").status_code == 200

    answer = ask(table, "didier", f"releases/{made}")
    line = answer.json()
    assert (line["what"], line["own"], line["case_id"], line["decision_id"]) == (TEXT, True, None, None)
    listed = ask(table, "didier", "releases").content.decode()
    for words in (MARKER, str(decision), str(table.cases[0])):
        assert words not in answer.content.decode()
        assert words not in listed
    assert (
        send(table, "didier", f"releases/{made}/replies", {"words": "Our orders forbid it."}).status_code
        == 201
    )
    assert ask(table, "didier", f"releases/{made}").json()["replies"][0]["words"] == {"sealed": True}
    assert ask(table, "anne", f"releases/{made}").json()["replies"][0]["words"] == "Our orders forbid it."
    for name in ("chantal", "dora", "frank"):
        assert ask(table, name, f"releases/{made}").status_code == 404
        assert ask(table, name, "releases").json()["items"] == []


def test_refuse_and_withdraw(table: Table) -> None:
    made, _decision = proposed(table)
    assert send(table, "alice", f"releases/{made}/withdrawal", {"reason": " "}).status_code == 422
    assert send(table, "alice", f"releases/{made}/refusal", {"reason": "Too precise"}).status_code == 200
    again = send(table, "alice", f"releases/{made}/withdrawal", {"reason": "Late"})
    assert (again.status_code, again.json()["code"]) == (409, "lifecycle.release")
    line = ask(table, "anne", "releases", state="REFUSED").json()["items"][0]
    assert (line["id"], line["end_reason"], line["case_id"]) == (made, "Too precise", str(table.cases[0]))
    assert send(table, "chantal", f"releases/{made}/refusal", {"reason": "Mine"}).status_code == 403
    assert Client().get("/api/v1/releases").status_code == 401
