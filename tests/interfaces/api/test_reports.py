"""Reports through the API."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kikao.casework.reports.actions import ask_source
from kikao.casework.reports.enums import ReportState
from kikao.casework.reports.models import Report
from kikao.casework.reports.queries import thread_of
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.sealing.vault import receipt_keys_of
from tests.casework.reports.conftest import Desk, row
from tests.casework.reports.conftest import desk as _desk
from tests.kit.door import bearer
from tests.kit.program import with_pass

desk = _desk
URL = "/api/v1/reports"
TOLD = {
    "channel": "LETTER",
    "words": "Two men stopped us.",
    "happened": "03/2024",
    "accused": [{"kind": "OTHER"}],
    "consents": ["STORE", "SECUSE"],
    "manner": "WRITTEN",
}


def _post(client: Client, desk: Desk, path: str, said: dict[str, Any], name: str = "anne") -> Any:
    return client.post(URL + path, said, content_type="application/json", headers=bearer(desk.cast, name))


def _get(client: Client, desk: Desk, path: str, name: str = "anne") -> Any:
    return client.get(URL + path, headers=bearer(desk.cast, name))


def test_taking_and_reading_a_report(client: Client, desk: Desk) -> None:
    made = _post(client, desk, "", {**TOLD, "give_receipt": True, "place_words": "the depot"})
    assert made.status_code == 201
    report_id = made.json()["id"]
    held = _get(client, desk, f"/{report_id}").json()
    assert held["words"] == "Two men stopped us."
    assert held["place_words"] == "the depot"
    assert (held["line"]["happened"], held["line"]["state"]) == ("03/2024", "WAITING")
    assert [one["kind"] for one in held["accused"]] == ["OTHER"]
    assert sum(one["given"] for one in held["consents"]) == 2
    keys = receipt_keys_of(desk.cast.group_id, made.json()["receipt"])
    assert thread_of(desk.cast.source, keys).messages == ()
    listed = _get(client, desk, "?channel=LETTER").json()
    assert [line["id"] for line in listed["items"]] == [report_id]


def test_a_token_without_key_gets_sealed_words(client: Client, desk: Desk) -> None:
    report_id = desk.send(words="ZQX4471")
    ask_source(desk.by(), report_id=report_id, words="ZQX4471?")
    desk.cast.keys["anne"] = desk.cast.keys["chantal"]
    held = _get(client, desk, f"/{report_id}")
    assert held.json()["words"] == {"sealed": True}
    assert "ZQX4471" not in held.content.decode()


def test_a_custodian_gets_the_plain_layer(client: Client, desk: Desk) -> None:
    report_id = desk.send(words="ZQX4471")
    assert _get(client, desk, f"/{report_id}", "esperance").json()["words"] == {"sealed": True}


def test_the_acts(client: Client, desk: Desk) -> None:
    report_id = desk.send()
    found = {"version": 1, "plausible": True, "category": "CF-PIT", "happened": "2023", "language": "sw"}
    assert _post(client, desk, f"/{report_id}/screen", found).status_code == 200
    assert _post(client, desk, f"/{report_id}/screen", found).status_code == 409
    assert row(report_id).screening == "V1"
    assert _post(client, desk, f"/{report_id}/accused", {"kind": "SOLDIERS"}).status_code == 200
    asked = _post(client, desk, f"/{report_id}/ask", {"words": "When?"})
    assert asked.status_code == 201
    assert row(report_id).state == ReportState.ASKED
    assert _get(client, desk, f"/{report_id}").json()["thread"][0]["text"] == "When?"
    assert _post(client, desk, f"/{report_id}/set-aside", {"reason": "SPAM"}).status_code == 200
    refused = _post(client, desk, f"/{report_id}/set-aside", {"reason": "SPAM"})
    assert (refused.status_code, refused.json()["code"]) == (409, "lifecycle.report")
    assert _post(client, desk, f"/{report_id}/bring-back", {}).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"words": ""}, "words"),
        ({"words": "\u0000"}, "words"),
        ({"happened": "31/02/2024"}, "date"),
        ({"happened": "yesterday"}, "date"),
        ({"consents": []}, "consents"),
        ({"channel": "PIGEON"}, "channel"),
        ({"category": "NO-SUCH"}, "category"),
        ({"language": "xx"}, "language"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field(
    client: Client, desk: Desk, wrong: dict[str, Any], field: str
) -> None:
    answer = _post(client, desk, "", {**TOLD, **wrong})
    assert answer.status_code == 422
    assert field in answer.json()["fields"]
    assert not Report.objects.exists()


def test_a_closed_door_keeps_nothing(client: Client, desk: Desk) -> None:
    WorkingGroup.objects.update(intake_open=False)
    assert _post(client, desk, "", TOLD).status_code == 503


def test_hidden_reads_exactly_like_absent(client: Client, desk: Desk) -> None:
    report_id = desk.send()
    for name in ("chantal", "didier", "klaas", "frank"):
        assert _get(client, desk, "", name).json()["items"] == []
        hidden, absent = _get(client, desk, f"/{report_id}", name), _get(client, desk, f"/{uuid4()}", name)
        assert (hidden.status_code, absent.status_code) == (404, 404)
        assert hidden.content == absent.content
    assert client.get(URL).status_code == 401
    assert _post(client, desk, f"/{report_id}/set-aside", {"reason": "SPAM"}, "chantal").status_code == 403


def test_a_long_lived_pass_opens_no_words(desk: Desk) -> None:
    report_id = desk.send(words="ZQX4471")
    assert with_pass(desk.cast, "anne").get(f"/reports/{report_id}")["words"] == {"sealed": True}
