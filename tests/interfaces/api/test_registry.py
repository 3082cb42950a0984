"""Places, code lists and norms through the API."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from kikao.registry.norms.models import Norm
from kikao.registry.places.models import Territory
from kikao.registry.places.queries import place_by_pcode
from tests.kit.cast import Cast
from tests.kit.door import bearer

pytestmark = pytest.mark.django_db


def _ask(client: Client, cast: Cast, name: str, path: str, /, **asked: object) -> Any:
    return client.get(f"/api/v1/{path}", asked, headers=bearer(cast, name))


def _send(client: Client, cast: Cast, name: str, path: str, said: dict[str, object]) -> Any:
    return client.post(f"/api/v1/{path}", said, content_type="application/json", headers=bearer(cast, name))


@pytest.fixture
def kalehe(cast: Cast) -> UUID:
    """Return the territoire of Kalehe."""
    return Territory.objects.get(working_group_id=cast.group_id, kind="TERRITOIRE", name="Kalehe").id


def test_places_are_listed_in_pages_and_narrowed(client: Client, cast: Cast, kalehe: UUID) -> None:
    first = _ask(client, cast, "baraka", "places", size=10).json()
    assert len(first["items"]) == 10
    second = _ask(client, cast, "baraka", "places", size=10, after=first["next_cursor"]).json()
    assert not {line["id"] for line in first["items"]} & {line["id"] for line in second["items"]}
    found = _ask(client, cast, "baraka", "places", search="kalimbi", territory_id=str(kalehe)).json()
    assert [line["name"] for line in found["items"]] == ["Kalimbi (Nyabibwe)", "Kalimbi/T20"]
    assert _ask(client, cast, "baraka", "places", size=0).status_code == 422


def test_one_place_is_read_as_a_whole(client: Client, cast: Cast) -> None:
    kaesi = place_by_pcode(cast.system, "codmine00829").id
    said = _ask(client, cast, "baraka", f"places/{kaesi}").json()
    assert said["line"]["territory"] == "Kalehe · Buloho · Bitale"
    assert said["commodity_codes"] == ["CASSITERITE", "COLTAN"]
    assert [one["text"] for one in said["spellings"]] == ["Bitale Kaesi"]


@pytest.mark.parametrize("name", ["frank", "klaas"])
def test_a_hidden_place_reads_like_none(client: Client, cast: Cast, name: str) -> None:
    kaesi = place_by_pcode(cast.system, "codmine00829").id
    hidden, missing = (_ask(client, cast, name, f"places/{place_id}") for place_id in (kaesi, uuid4()))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.json() == missing.json()
    assert client.get("/api/v1/places").status_code == 401


def test_a_secretary_enters_a_place_and_a_member_does_not(client: Client, cast: Cast, kalehe: UUID) -> None:
    said = {
        "kind": "SITE",
        "name": "Katana",
        "territory_id": str(kalehe),
        "precision": "TERR",
        "commodities": ["GOLD"],
    }
    made = _send(client, cast, "anne", "places", said)
    assert made.status_code == 201
    assert _ask(client, cast, "anne", f"places/{made.json()['id']}").json()["line"]["name"] == "Katana"
    again = _send(client, cast, "anne", "places", said)
    assert (again.status_code, again.json()["code"]) == (409, "place.already_there")
    wrong = _send(client, cast, "anne", "places", said | {"kind": "MOON"})
    assert (wrong.status_code, set(wrong.json()["fields"])) == (422, {"kind"})
    assert _send(client, cast, "baraka", "places", said).status_code == 403


def test_names_are_matched_and_territories_listed(client: Client, cast: Cast) -> None:
    best = _ask(client, cast, "baraka", "places/matches", name="kalimbi t20").json()[0]
    assert (best["line"]["name"], best["likeness"]) == ("Kalimbi/T20", 100)
    lines = _ask(client, cast, "baraka", "places/territories").json()
    assert lines[0]["way"] == ["Sud-Kivu"]


def test_code_lists_and_their_words_are_read(client: Client, cast: Cast) -> None:
    lists = {line["list"]: line["words"] for line in _ask(client, cast, "baraka", "terms").json()}
    assert lists["SEVERITY"] == 3
    words = {word["code"]: word for word in _ask(client, cast, "baraka", "terms/INCIDENT_CATEGORY").json()}
    assert words["HR-TORT"]["xref"]["oecd"] == ["A2-1a"]
    assert _ask(client, cast, "baraka", "terms/NONSENSE").json() == []


def test_norms_are_read_and_entered(client: Client, cast: Cast) -> None:
    code = Norm.objects.get(working_group_id=cast.group_id, key="code-minier-2018").id
    assert _ask(client, cast, "baraka", f"norms/{code}").json()["line"]["in_force"] == "2018"
    assert len(_ask(client, cast, "baraka", "norms", size=2).json()["items"]) == 2
    said = {"title_fr": "Loi", "in_force": "08/2011", "reference": "JO"}
    made = _send(client, cast, "anne", "norms", said)
    assert made.status_code == 201
    assert _ask(client, cast, "anne", f"norms/{made.json()['id']}").json()["line"]["in_force"] == "08/2011"
    assert _send(client, cast, "anne", "norms", said | {"in_force": "tomorrow"}).status_code == 422
    assert _send(client, cast, "baraka", "norms", said).status_code == 403
    assert _ask(client, cast, "frank", f"norms/{code}").status_code == 404
