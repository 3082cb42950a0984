"""The code lists in the office."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.registry.terms.actions import retire_term
from kikao.registry.terms.queries import term, terms_of
from tests.kit.cast import Cast
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def word(cast: Cast) -> UUID:
    """Return the first level of severity."""
    return terms_of(cast.system, "SEVERITY")[0].id


def test_every_list_is_shown_with_its_words(client: Client, cast: Cast) -> None:
    let_in(client, cast, "baraka")
    assert "/office/terms/INCIDENT_CATEGORY/" in client.get("/office/terms/").content.decode()
    shown = client.get("/office/terms/SEVERITY/").content.decode()
    assert "Niveau 2 – intermédiaire ou répété" in shown
    assert "SEV3" in shown
    assert "/edit/" not in shown
    assert client.get("/office/terms/NONSENSE/").status_code == 404


@pytest.mark.parametrize("name", ["SEVERITY", "INCIDENT_CATEGORY"])
def test_a_list_costs_the_same_however_long_it_is(client: Client, cast: Cast, name: str) -> None:
    let_in(client, cast, "anne")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/office/terms/{name}/")
    assert sum('FROM "term"' in query["sql"] for query in asked) == 1


def test_a_secretary_translates_a_word_and_the_second_of_two_is_told(
    client: Client, cast: Cast, word: UUID
) -> None:
    let_in(client, cast, "anne")
    said = {"fr": "Grave", "en": "Grave", "sw": "Hatari", "version": "1"}
    assert client.get(f"/office/terms/words/{word}/edit/").context["form"].initial["version"] == 1
    assert client.post(f"/office/terms/words/{word}/edit/", said).status_code == 302
    assert client.post(f"/office/terms/words/{word}/edit/", said | {"fr": "Léger"}).status_code == 422
    assert (term(cast.system, word).fr, term(cast.system, word).sw) == ("Grave", "Hatari")


def test_a_secretary_adds_a_word(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    said = {"code": "BOAT", "fr": "Pirogue", "en": "Boat"}
    assert client.post("/office/terms/CHANNEL/add/", said).status_code == 302
    assert client.post("/office/terms/CHANNEL/add/", said).status_code == 422
    assert terms_of(cast.system, "CHANNEL")[-1].code == "BOAT"
    assert client.post("/office/terms/NONSENSE/add/", said).status_code == 404


def test_a_secretary_retires_and_restores_a_word(client: Client, cast: Cast, word: UUID) -> None:
    let_in(client, cast, "anne")
    for step, active in (("retire", False), ("retire", False), ("restore", True)):
        assert client.post(f"/office/terms/words/{word}/{step}/").status_code == 302
        assert term(cast.system, word).active is active


def test_a_member_changes_nothing_and_a_stranger_finds_nothing(
    client: Client, cast: Cast, word: UUID
) -> None:
    let_in(client, cast, "baraka")
    assert client.post(f"/office/terms/words/{word}/retire/").status_code == 403
    assert client.post("/office/terms/CHANNEL/add/", {"code": "X", "fr": "x", "en": "x"}).status_code == 403
    let_in(client, cast, "frank")
    for term_id in (word, uuid4()):
        assert client.get(f"/office/terms/words/{term_id}/edit/").status_code == 404
        assert client.post(f"/office/terms/words/{term_id}/restore/").status_code == 404


def test_the_words_of_a_group_are_not_those_of_another(client: Client, cast: Cast, word: UUID) -> None:
    retire_term(cast.system, term_id=word)
    let_in(client, cast, "frank")
    assert all(line.active for line in client.get("/office/terms/SEVERITY/").context["words"])


def test_a_word_can_be_retired_from_its_page(client: Client, cast: Cast, word: UUID) -> None:
    let_in(client, cast, "anne")
    assert (
        f"/office/terms/words/{word}/retire/"
        in client.get(f"/office/terms/words/{word}/edit/").content.decode()
    )
    retire_term(cast.system, term_id=word)
    assert (
        f"/office/terms/words/{word}/restore/"
        in client.get(f"/office/terms/words/{word}/edit/").content.decode()
    )
