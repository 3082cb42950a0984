"""Interests on their page."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kikao.foundation.access.wall import organisation_key
from kikao.registry.people.actions import declare_interest
from kikao.registry.people.queries import interests
from tests.kit.cast import Cast
from tests.kit.door import let_in
from tests.kit.pages import expect

LIST = reverse("office:people-interests")
DECLARE = reverse("office:people-interest-declare")


def test_everybody_at_the_table_declares_and_sees_their_own(cast: Cast, client: Client) -> None:
    expect(cast, LIST, open_to="anne baraka didier judith esperance")
    let_in(client, cast, "chantal")
    assert client.get(DECLARE).status_code == 200
    assert (
        client.post(DECLARE, {"organisation_id": str(cast.bodies["banro"]), "once": "a"}).status_code == 302
    )
    assert organisation_key(cast.bodies["twangiza"]) in cast.actor("chantal").wall_keys
    assert b"Banro" in client.get(LIST).content
    assert b"Banro" not in let_in(Client(), cast, "irene").get(LIST).content
    assert client.post(DECLARE, {"once": "b"}).status_code == 422


def test_a_secretary_notes_one_for_somebody_and_takes_it_back(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    facts = {
        "account_id": str(cast.accounts["honore"]),
        "organisation_id": str(cast.bodies["fec"]),
        "once": "a",
    }
    client.post(reverse("office:people-interest-note"), facts)
    line = interests(cast.actor("anne")).items[0]
    assert line.account_id == cast.accounts["honore"]
    withdraw = reverse("office:people-interest-withdraw", args=[line.id])
    assert let_in(Client(), cast, "honore").post(withdraw).status_code == 403
    client.post(withdraw)
    assert interests(cast.actor("anne")).items == ()


def test_a_member_notes_nothing_for_others(cast: Cast, client: Client) -> None:
    let_in(client, cast, "baraka")
    facts = {
        "account_id": str(cast.accounts["honore"]),
        "organisation_id": str(cast.bodies["fec"]),
        "once": "a",
    }
    assert client.post(reverse("office:people-interest-note"), facts).status_code in (403, 422)
    assert interests(cast.actor("anne")).items == ()


def test_the_list_asks_as_much_for_three_rows_as_for_one(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    counts = []
    for name in ("baraka", "irene", "honore"):
        declare_interest(cast.actor(name), organisation_id=cast.bodies["fec"])
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        counts.append(len(asked))
    assert counts[0] == counts[2]
