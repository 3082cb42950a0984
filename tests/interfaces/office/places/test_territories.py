"""The tree of territories in the office."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from kikao.registry.places.models import Spelling, Territory
from kikao.registry.places.queries import match_territory, territory
from tests.kit.cast import Cast
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def mwenga(cast: Cast) -> UUID:
    """Return the territoire of Mwenga."""
    return Territory.objects.get(working_group_id=cast.group_id, kind="TERRITOIRE", name="Mwenga").id


def test_the_tree_shows_the_territoires_with_their_places(client: Client, cast: Cast, mwenga: UUID) -> None:
    let_in(client, cast, "baraka")
    answer = client.get("/office/places/territories/")
    counts = {row["line"].name: row["places"] for row in answer.context["rows"]}
    assert counts["Mwenga"] == 10
    assert counts["Sud-Kivu"] == 39
    assert "Luhwindja" not in answer.content.decode()
    assert str(mwenga) in answer.content.decode()


def test_a_territory_shows_what_lies_in_it(client: Client, cast: Cast, mwenga: UUID) -> None:
    let_in(client, cast, "baraka")
    shown = client.get(f"/office/places/territories/{mwenga}/").content.decode()
    assert "Luchiga" in shown
    assert "Kaniola" not in shown
    luhwindja = match_territory(cast.system, "Luhwindja")[0].line.id
    assert "Luhwinja" in client.get(f"/office/places/territories/{luhwindja}/").content.decode()


def test_a_secretary_builds_the_tree(client: Client, cast: Cast, mwenga: UUID) -> None:
    let_in(client, cast, "anne")
    url = f"/office/places/territories/{mwenga}"
    assert client.post(f"{url}/add/", {"kind": "SECTEUR", "name": "Kanda"}).status_code == 302
    assert client.post(f"{url}/add/", {"kind": "SECTEUR", "name": "KANDA"}).status_code == 422
    assert client.post(f"{url}/add/", {"kind": "GROUPEMENT", "name": "X"}).status_code == 422
    assert client.post(f"{url}/rename/", {"name": "Mwenga Centre"}).status_code == 302
    assert territory(cast.system, mwenga).name == "Mwenga Centre"
    assert client.post(f"{url}/spell/", {"text": "Mouenga"}).status_code == 302
    spelling = Spelling.objects.get(text="Mouenga")
    assert client.post(f"{url}/unspell/{spelling.id}/").status_code == 302
    assert list(Spelling.objects.filter(territory_id=mwenga).values_list("text", flat=True)) == ["Mwenga"]


def test_a_member_changes_nothing_and_a_stranger_finds_nothing(
    client: Client, cast: Cast, mwenga: UUID
) -> None:
    let_in(client, cast, "baraka")
    for step, said in (
        ("add", {"kind": "SECTEUR", "name": "X"}),
        ("rename", {"name": "X"}),
        ("spell", {"text": "X"}),
    ):
        assert client.post(f"/office/places/territories/{mwenga}/{step}/", said).status_code == 403
    let_in(client, cast, "frank")
    for territory_id in (mwenga, uuid4()):
        assert client.get(f"/office/places/territories/{territory_id}/").status_code == 404
