"""Openings for programs: the same acts; a long-lived pass reads no word, and no program gets an identity."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.casework.reports.conftest import Desk, desk
from tests.kit.door import bearer

__all__ = ["desk"]

pytestmark = pytest.mark.django_db

API = "/api/v1/openings"
WHY = "SECRET-REASON: to be warned tonight"


@pytest.fixture
def report_id(desk: Desk) -> UUID:
    return desk.record(identity="SECRET-SOURCE")


def send(client: Client, desk: Desk, name: str, path: str, **given: object) -> tuple[int, dict[str, str]]:
    answer = client.post(f"{API}{path}", given, "application/json", headers=bearer(desk.cast, name))
    return answer.status_code, answer.json()


def test_a_program_asks_two_custodians_agree_and_the_identity_stays_on_the_page(
    client: Client, desk: Desk, report_id: UUID
) -> None:
    status, made = send(client, desk, "anne", "", subject_id=str(report_id), reason=WHY)
    assert status == 201
    there = f"/{made['id']}"
    assert send(client, desk, "eve", f"{there}/approval", hours=99)[0] == 422
    for name in ("eve", "emile"):
        assert send(client, desk, name, f"{there}/approval", hours=2)[0] == 200
    shown = client.get(f"{API}{there}", headers=bearer(desk.cast, "anne")).json()
    assert (shown["opening"]["state"], shown["reason"], shown["looks"]) == ("APPROVED", WHY, [])
    assert "SECRET-SOURCE" not in str(shown)
    assert send(client, desk, "esperance", f"{there}/close")[0] == 200
    listed = client.get(API, headers=bearer(desk.cast, "eve")).json()
    assert [one["state"] for one in listed["items"]] == ["CLOSED"]


def test_refusing_danger_and_the_stop(client: Client, desk: Desk, report_id: UUID) -> None:
    _status, made = send(client, desk, "eve", "/danger", subject_id=str(report_id), reason=WHY)
    assert send(client, desk, "emile", f"/{made['id']}/refusal", words="It was a false alarm")[0] == 200
    assert send(client, desk, "emile", "/stop", reason=WHY)[0] == 201
    assert send(client, desk, "anne", "", subject_id=str(report_id), reason=WHY)[0] == 409
    assert send(client, desk, "emile", "/stop/ask-to-lift")[0] == 200
    assert send(client, desk, "emile", "/stop/lift")[0] == 403
    assert send(client, desk, "eve", "/stop/lift")[0] == 200


def test_nobody_else_finds_a_request(client: Client, desk: Desk, report_id: UUID) -> None:
    _status, made = send(client, desk, "anne", "", subject_id=str(report_id), reason=WHY)
    for name in ("alice", "baraka", "klaas"):
        hidden = client.get(f"{API}/{made['id']}", headers=bearer(desk.cast, name))
        absent = client.get(f"{API}/{uuid4()}", headers=bearer(desk.cast, name))
        assert (hidden.status_code, hidden.content) == (404, absent.content)
