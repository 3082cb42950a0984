"""A program whose line broke sends its request again, and nothing is done twice."""

from typing import Any

import pytest
from django.test import Client

from kikao.casework.reports.models import Report
from kikao.foundation.access.models import OnceToken
from kikao.foundation.notices.models import DutyTurn, Reach
from tests.casework.reports.conftest import Desk
from tests.casework.reports.conftest import desk as _desk
from tests.interfaces.api.test_reports import TOLD
from tests.kit.door import bearer

desk = _desk
REPORTS = "/api/v1/reports"
KEY = "Idempotency-Key"


def _post(
    client: Client, desk: Desk, key: str, said: dict[str, Any], name: str = "anne", to: str = REPORTS
) -> Any:
    headers = {**bearer(desk.cast, name), KEY: key}
    return client.post(to, said, content_type="application/json", headers=headers)


def test_a_report_sent_again_is_the_same_report_and_its_receipt_is_not_shown_again(
    client: Client, desk: Desk
) -> None:
    told = {**TOLD, "give_receipt": True}
    first, again = (_post(client, desk, "line broke", told) for _time in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    assert first.json()["receipt"]
    assert again.json()["receipt"] is None
    assert Report.objects.count() == 1


def test_a_key_is_its_senders_own_and_for_one_request(client: Client, desk: Desk) -> None:
    first = _post(client, desk, "k", TOLD)
    other = _post(client, desk, "k", {**TOLD, "words": "Something else."})
    assert (other.status_code, other.json()["code"]) == (422, "input.key_used")
    assert _post(client, desk, "k", TOLD, name="alice").json()["id"] != first.json()["id"]
    assert _post(client, desk, "k2", TOLD).json()["id"] != first.json()["id"]
    assert Report.objects.count() == 3


def test_a_refused_request_can_be_sent_again_with_its_key(client: Client, desk: Desk) -> None:
    turn = {"account_id": str(desk.cast.accounts["anne"]), "from_on": "2024-03-02", "until_on": "2024-03-01"}
    for _time in range(2):
        assert _post(client, desk, "turn", turn, to="/api/v1/notices/duty").status_code == 422
    assert not OnceToken.objects.exists()
    assert not DutyTurn.objects.exists()


def test_what_made_no_id_says_the_second_time_that_it_was_done(client: Client, desk: Desk) -> None:
    answers = [_post(client, desk, "all", {}, to="/api/v1/notices/open") for _time in range(2)]
    assert [one.status_code for one in answers] == [204, 409]
    assert answers[1].json()["code"] == "input.sent_already"
    headers = {**bearer(desk.cast, "anne"), KEY: "mail"}
    for _time in range(2):
        asked = client.put(
            "/api/v1/notices/mail",
            {"mail": "a@example.org"},
            content_type="application/json",
            headers=headers,
        )
        assert asked.status_code == 200
    assert Reach.objects.count() == 1


@pytest.mark.parametrize("key", ["", "x" * 256, "a\x07b"])
def test_a_key_that_is_no_word_is_refused(client: Client, desk: Desk, key: str) -> None:
    refused = _post(client, desk, key, TOLD)
    assert (refused.status_code, list(refused.json()["fields"])) == (422, [KEY])


def test_reading_and_signing_in_take_no_key(client: Client, desk: Desk) -> None:
    headers = {**bearer(desk.cast, "anne"), KEY: "k"}
    assert client.get(REPORTS, headers=headers).status_code == 200
    wrong = {"username": "nobody", "passphrase": "nothing"}
    asked = client.post("/api/v1/sessions", wrong, content_type="application/json", headers={KEY: "k"})
    assert asked.status_code in {401, 403, 422}
    assert not OnceToken.objects.exists()


def test_the_description_tells_of_the_key(client: Client) -> None:
    told = client.get("/api/v1/openapi.json").json()
    assert told["components"]["parameters"]["IdempotencyKey"]["name"] == KEY
    named = {"$ref": "#/components/parameters/IdempotencyKey"}
    assert named in told["paths"]["/api/v1/reports"]["post"]["parameters"]
    assert named not in told["paths"]["/api/v1/reports"]["get"].get("parameters", [])
    assert named not in told["paths"]["/api/v1/sessions"]["post"].get("parameters", [])
