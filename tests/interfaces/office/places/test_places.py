"""The register of places in the office."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.registry.places.actions import add_place, add_spelling, retire_place
from kikao.registry.places.models import Place, Spelling, Territory
from kikao.registry.places.queries import place, place_by_pcode, places
from tests.kit.cast import Cast
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def kalimbi(cast: Cast) -> UUID:
    """Return the site of Kalimbi, which the product brings."""
    return place_by_pcode(cast.system, "codmine00917").id


@pytest.fixture
def kalehe(cast: Cast) -> UUID:
    """Return the territoire of Kalehe."""
    return Territory.objects.get(working_group_id=cast.group_id, kind="TERRITOIRE", name="Kalehe").id


def _facts(kalehe: UUID, **changes: object) -> dict[str, object]:
    return {"name": "Katana", "kind": "ROUTE", "territory_id": str(kalehe), "precision": "TERR"} | changes


def test_the_list_shows_places_by_name_and_narrows_them(client: Client, cast: Cast, kalehe: UUID) -> None:
    let_in(client, cast, "baraka")
    everything = client.get("/office/places/").content.decode()
    assert "Kalimbi (Nyabibwe)" in everything
    assert "Madirha" in everything
    narrowed = client.get("/office/places/", {"q": "kalimbi", "kind": "SITE", "territory_id": str(kalehe)})
    assert "Kalimbi/T20" in narrowed.content.decode()
    assert "Madirha" not in narrowed.content.decode()


def test_the_list_comes_in_pages(client: Client, cast: Cast, kalehe: UUID) -> None:
    for number in range(20):
        add_place(cast.system, kind="SITE", name=f"Zz {number:02}", territory_id=kalehe, precision="TERR")
    let_in(client, cast, "baraka")
    first = client.get("/office/places/")
    assert "Zz 19" not in first.content.decode()
    second = client.get("/office/places/", {"after": first.context["page"].next_cursor})
    assert "Zz 19" in second.content.decode()
    assert client.get("/office/places/", {"after": "nonsense"}).status_code == 404


def test_an_empty_answer_says_what_to_do(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    answer = client.get("/office/places/", {"q": "Timbuktu"})
    assert "/office/places/add/?name=Timbuktu" in answer.content.decode()
    assert client.get("/office/places/", {"territory_id": "no id"}).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client: Client, cast: Cast, kalehe: UUID, rows: int
) -> None:
    for number in range(rows):
        add_place(cast.system, kind="DEPOT", name=f"Depot {number}", territory_id=kalehe, precision="TERR")
    let_in(client, cast, "baraka")
    client.get("/office/places/", {"kind": "DEPOT"})
    with CaptureQueriesContext(connection) as asked:
        answer = client.get("/office/places/", {"kind": "DEPOT"})
    assert len(answer.context["page"].items) == rows
    assert sum('"place"' in query["sql"] or '"territory"' in query["sql"] for query in asked) == 3


def test_a_place_is_shown_with_its_source(client: Client, cast: Cast, kalimbi: UUID) -> None:
    let_in(client, cast, "baraka")
    shown = client.get(f"/office/places/{kalimbi}/").content.decode()
    assert "-1.943100, 28.935200" in shown
    assert "IPIS open data (ODC-BY 1.0, credit IPIS)" in shown
    assert "/edit/" not in shown


@pytest.mark.parametrize("name", ["frank", "klaas", "luc"])
def test_a_hidden_place_looks_like_none(client: Client, cast: Cast, kalimbi: UUID, name: str) -> None:
    let_in(client, cast, name)
    hidden, missing = (client.get(f"/office/places/{place_id}/") for place_id in (kalimbi, uuid4()))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content
    assert "Kalimbi" not in client.get("/office/places/").content.decode()


def test_nobody_comes_in_without_signing_in(client: Client, cast: Cast, kalimbi: UUID) -> None:
    for url in ("/office/places/", f"/office/places/{kalimbi}/", "/office/places/add/"):
        assert client.get(url).status_code == 302


def test_a_secretary_enters_a_place_once(client: Client, cast: Cast, kalehe: UUID) -> None:
    let_in(client, cast, "anne")
    token = client.get("/office/places/add/", {"name": "Katana"}).context["once"]
    facts = _facts(
        kalehe,
        once=token,
        precision="GPS",
        latitude="-2.2",
        longitude="28.8",
        origin="mission",
        commodities=["GOLD"],
    )
    for _again in range(2):
        assert client.post("/office/places/add/", facts).status_code == 302
    made = Place.objects.get(working_group_id=cast.group_id, key="katana")
    assert (str(made.latitude), made.commodities) == ("-2.200000", ["GOLD"])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"kind": "MOON"}, "kind"),
        ({"territory_id": str(uuid4())}, "territory_id"),
        ({"precision": "GPS"}, "latitude"),
        ({"latitude": "abc"}, "latitude"),
        ({"latitude": "1", "longitude": "1"}, "origin"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(
    client: Client, cast: Cast, kalehe: UUID, changes: dict[str, str], field: str
) -> None:
    let_in(client, cast, "anne")
    answer = client.post("/office/places/add/", _facts(kalehe, **changes))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Place.objects.filter(key="katana").exists()


def test_a_second_place_of_the_same_name_is_asked_about(client: Client, cast: Cast, kalehe: UUID) -> None:
    let_in(client, cast, "anne")
    assert client.post("/office/places/add/", _facts(kalehe)).status_code == 302
    refused = client.post("/office/places/add/", _facts(kalehe))
    assert refused.status_code == 422
    assert refused.context["form"].non_field_errors()
    assert client.post("/office/places/add/", _facts(kalehe, another="on")).status_code == 302


def test_a_secretary_corrects_a_place_and_the_second_of_two_is_told(
    client: Client, cast: Cast, kalimbi: UUID
) -> None:
    let_in(client, cast, "anne")
    form = client.get(f"/office/places/{kalimbi}/edit/").context["form"]
    facts = {name: "" if value is None else value for name, value in form.initial.items()} | {
        "name": "Kalimbi Un"
    }
    assert client.post(f"/office/places/{kalimbi}/edit/", facts).status_code == 302
    assert place(cast.actor("anne"), kalimbi).line.name == "Kalimbi Un"
    late = client.post(f"/office/places/{kalimbi}/edit/", facts | {"name": "Kalimbi Deux"})
    assert late.status_code == 422
    assert place(cast.actor("anne"), kalimbi).line.name == "Kalimbi Un"


def test_a_secretary_retires_and_restores_a_place(client: Client, cast: Cast, kalimbi: UUID) -> None:
    let_in(client, cast, "anne")
    for step, active in (("retire", False), ("retire", False), ("restore", True)):
        assert client.post(f"/office/places/{kalimbi}/{step}/").status_code == 302
        assert place(cast.actor("anne"), kalimbi).line.active is active
    retire_place(cast.system, place_id=kalimbi)
    assert "Kalimbi (Nyabibwe)" not in client.get("/office/places/").content.decode()
    assert "Kalimbi (Nyabibwe)" in client.get("/office/places/", {"retired": "on"}).content.decode()


def test_a_secretary_adds_and_takes_back_a_spelling(client: Client, cast: Cast, kalimbi: UUID) -> None:
    let_in(client, cast, "anne")
    assert client.post(f"/office/places/{kalimbi}/spell/", {"text": "Kalimbé-Mine"}).status_code == 302
    assert places(cast.actor("anne"), search="kalimbe").items
    assert client.post(f"/office/places/{kalimbi}/spell/", {"text": "kalimbe mine"}).status_code == 422
    spelling = Spelling.objects.get(text="Kalimbé-Mine")
    assert client.post(f"/office/places/{kalimbi}/unspell/{spelling.id}/").status_code == 302
    assert not places(cast.actor("anne"), search="kalimbe").items


def test_a_member_reads_and_changes_nothing(client: Client, cast: Cast, kalimbi: UUID, kalehe: UUID) -> None:
    spelling = add_spelling(cast.system, text="Kali", place_id=kalimbi)
    let_in(client, cast, "baraka")
    assert client.post("/office/places/add/", _facts(kalehe)).status_code == 403
    for step in ("retire", "restore", f"unspell/{spelling}"):
        assert client.post(f"/office/places/{kalimbi}/{step}/").status_code == 403
        assert client.get(f"/office/places/{kalimbi}/{step}/").status_code == 405
    assert client.post(f"/office/places/{kalimbi}/spell/", {"text": "X"}).status_code == 403


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "x' OR 1=1 --"])
def test_hostile_words_are_shown_as_words(client: Client, cast: Cast, kalehe: UUID, text: str) -> None:
    made = add_place(cast.system, kind="SITE", name=text, territory_id=kalehe, precision="TERR")
    let_in(client, cast, "baraka")
    for answer in (client.get(f"/office/places/{made}/"), client.get("/office/places/", {"q": text})):
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()
