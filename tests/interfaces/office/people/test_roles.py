"""Roles on their page: one person gives, another confirms."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kikao.foundation.access.enums import Role
from kikao.registry.people.actions import give_role
from kikao.registry.people.queries import grants, waiting_grants
from tests.kit.cast import Cast
from tests.kit.door import let_in
from tests.kit.pages import expect

LIST = reverse("office:people-roles")


def test_the_list_is_for_those_who_give_or_confirm(cast: Cast) -> None:
    expect(cast, LIST, open_to="anne esperance", closed_to="baraka luc klaas")


def test_a_role_is_given_by_one_and_confirmed_by_another(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    facts = {"account_id": str(cast.accounts["baraka"]), "role": Role.TASK_FORCE.value, "once": "a"}
    assert client.post(reverse("office:people-role-give"), facts).status_code == 302
    grant = waiting_grants(cast.actor("anne"))[0]
    confirm = reverse("office:people-role-confirm", args=[grant.id])
    assert confirm not in client.get(LIST).content.decode()
    client.post(confirm)
    assert not cast.actor("baraka").is_(Role.TASK_FORCE)
    other = let_in(Client(), cast, "esperance")
    assert confirm in other.get(LIST).content.decode()
    other.post(confirm)
    assert cast.actor("baraka").is_(Role.TASK_FORCE)


def test_a_refusal_is_said_in_the_form(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    facts = {"account_id": str(cast.accounts["didier"]), "role": Role.CUSTODIAN.value, "once": "a"}
    assert client.post(reverse("office:people-role-give"), facts).status_code == 422


def test_a_role_ends_on_the_page(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    grant = grants(cast.actor("anne"), account_id=cast.accounts["didier"]).items[0]
    end = reverse("office:people-role-end", args=[grant.id])
    assert client.get(end).status_code == 200
    assert cast.actor("didier").is_(Role.MEMBER)
    client.post(end, {"once": "a"})
    assert cast.actor("didier").roles == frozenset()
    assert client.get(f"{LIST}?ended=1").status_code == 200


@pytest.mark.parametrize("name", ["baraka", "esperance", "luc"])
def test_only_a_secretary_gives(cast: Cast, client: Client, name: str) -> None:
    facts = {"account_id": str(cast.accounts["chantal"]), "role": Role.ADVISER.value}
    answer = let_in(client, cast, name).post(reverse("office:people-role-give"), facts)
    assert answer.status_code in (403, 422)
    assert waiting_grants(cast.actor("anne")) == ()


def test_the_list_asks_as_much_for_three_that_wait_as_for_one(cast: Cast, client: Client) -> None:
    let_in(client, cast, "alice")
    counts = []
    for name in ("baraka", "irene", "honore"):
        give_role(cast.actor("anne"), account_id=cast.accounts[name], role=Role.TASK_FORCE)
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_another_group_finds_no_role_to_end(cast: Cast, client: Client) -> None:
    grant = grants(cast.actor("anne"), account_id=cast.accounts["didier"]).items[0]
    end = reverse("office:people-role-end", args=[grant.id])
    expect(cast, end, open_to="anne", hidden_from="frank")
    assert let_in(client, cast, "frank").post(end, {"once": "a"}).status_code == 404
