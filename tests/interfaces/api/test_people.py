"""Organisations and seats through the API: the same rights as on the pages."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.foundation.access.wall import organisation_key
from tests.kit.cast import Cast
from tests.kit.door import bearer

PEOPLE = "/api/v1/people"


def get(client: Client, cast: Cast, name: str, path: str) -> Any:
    return client.get(f"{PEOPLE}{path}", headers=bearer(cast, name))


def test_organisations_are_listed_searched_and_opened(cast: Cast, client: Client) -> None:
    found = get(client, cast, "baraka", "/organisations?q=twangiza").json()
    assert [line["name"] for line in found["items"]] == ["Twangiza Mining"]
    whole = get(client, cast, "baraka", f"/organisations/{cast.bodies['banro']}").json()
    assert [tie["organisation_id"] for tie in whole["below"]] == [str(cast.bodies["twangiza"])]
    assert [seat["title"] for seat in whole["seats"]] == ["Banro"]


def test_the_list_goes_on_where_it_stopped(cast: Cast, client: Client) -> None:
    names: list[str] = []
    after = ""
    while True:
        page = get(client, cast, "anne", f"/organisations?size=7{after}").json()
        names += [line["name"] for line in page["items"]]
        if page["next_cursor"] is None:
            break
        after = f"&after={page['next_cursor']}"
    assert len(names) == len(set(names)) == len(cast.bodies) - 1
    assert names == sorted(names)


def test_seats_and_balance(cast: Cast, client: Client) -> None:
    found = get(client, cast, "didier", "/seats?pillar=PRIV").json()["items"]
    assert [(seat["title"], len(seat["holders"])) for seat in found] == [("Banro", 1)]
    one = get(client, cast, "didier", f"/seats/{cast.seats['didier']}").json()
    assert one["title"] == "PMH focal point"
    lines = {line["pillar"]: line["seats"] for line in get(client, cast, "didier", "/balance").json()}
    assert lines["CSO"] == 5


@pytest.mark.parametrize("path", ["/organisations/{banro}", "/seats/{baraka}", f"/seats/{uuid4()}"])
def test_another_group_and_a_donor_read_that_there_is_nothing(cast: Cast, client: Client, path: str) -> None:
    path = path.format(banro=cast.bodies["banro"], baraka=cast.seats["baraka"])
    missing = get(client, cast, "anne", f"/seats/{uuid4()}")
    for name in ("frank", "klaas"):
        answer = get(client, cast, name, path)
        assert (answer.status_code, answer.content) == (404, missing.content)


def test_an_organisation_is_entered_by_the_secretariat_alone(cast: Cast, client: Client) -> None:
    body = {"name": "Sakima", "actor_type": "LSM", "pillar": "PRIV", "is_company": True}
    address = f"{PEOPLE}/organisations"
    made = client.post(address, body, content_type="application/json", headers=bearer(cast, "anne"))
    assert made.status_code == 201
    refused = client.post(address, body, content_type="application/json", headers=bearer(cast, "baraka"))
    assert refused.status_code == 403
    twice = client.post(address, body, content_type="application/json", headers=bearer(cast, "anne"))
    assert (twice.status_code, list(twice.json()["fields"])) == (422, ["name"])


def test_an_interest_is_declared_by_oneself(cast: Cast, client: Client) -> None:
    made = client.post(
        f"{PEOPLE}/interests",
        {"organisation_id": str(cast.bodies["banro"])},
        content_type="application/json",
        headers=bearer(cast, "chantal"),
    )
    assert made.status_code == 201
    assert organisation_key(cast.bodies["twangiza"]) in cast.actor("chantal").wall_keys


@pytest.mark.parametrize("path", ["/organisations", "/seats"])
def test_lists_ask_the_same_number_of_questions(cast: Cast, client: Client, path: str) -> None:
    counts = []
    for size in (1, 3):
        with CaptureQueriesContext(connection) as asked:
            assert len(get(client, cast, "anne", f"{path}?size={size}").json()["items"]) == size
        counts.append(len(asked))
    assert counts[0] == counts[1]
