"""Seats: who sees them, who sets them up, and the same number of questions for one row and for three."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kikao.registry.people.actions import add_seat
from kikao.registry.people.queries import seat, seats
from tests.kit.cast import Cast
from tests.kit.door import let_in
from tests.kit.pages import expect

SEATS = reverse("office:people-seats")


def queries_of(browser: Client, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


def test_the_table_is_open_to_who_sits_at_it(cast: Cast) -> None:
    expect(cast, SEATS, open_to="anne esperance eve baraka didier chantal judith luc")
    expect(
        cast,
        reverse("office:people-seat", args=[cast.seats["didier"]]),
        open_to="anne baraka",
        hidden_from="frank klaas",
    )


def test_the_list_shows_pillars_holders_and_empty_seats(cast: Cast, client: Client) -> None:
    add_seat(cast.actor("anne"), title="Sakima", organisation_id=cast.bodies["fec"], pillar="PRIV")
    said = let_in(client, cast, "baraka").get(SEATS, headers={"Accept-Language": "en"}).content.decode()
    assert "Police des Mines et des Hydrocarbures" in said
    assert "Nobody" in said or "Personne" in said
    assert reverse("office:people-seat-add") not in said
    assert reverse("office:people-seat-add") in let_in(client, cast, "anne").get(SEATS).content.decode()


def test_the_list_asks_as_much_for_three_rows_as_for_one(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    one = queries_of(client, f"{SEATS}?q=banro")
    for title in ("Banro security", "Banro relations"):
        add_seat(cast.actor("anne"), title=title, organisation_id=cast.bodies["banro"], pillar="PRIV")
    assert queries_of(client, f"{SEATS}?q=banro") == one


def test_a_seat_is_set_up_corrected_held_and_left(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    facts = {"title": "Sakima", "organisation_id": str(cast.bodies["fec"]), "pillar": "PRIV", "once": "a"}
    made = client.post(reverse("office:people-seat-add"), facts)
    assert made.status_code == 302
    line = seats(cast.actor("anne"), q="sakima").items[0]
    edit = reverse("office:people-seat-edit", args=[line.id])
    assert client.get(edit).status_code == 200
    client.post(edit, facts | {"title": "Sakima SA", "version": "1", "once": "b"})
    assert client.post(edit, facts | {"version": "1", "once": "c"}).status_code == 422
    hold = reverse("office:people-seat-hold", args=[line.id])
    client.post(hold, {"account_id": str(cast.accounts["luc"]), "once": "d"})
    held = seat(cast.actor("anne"), line.id)
    assert [one.account_id for one in held.line.holders] == [cast.accounts["luc"]]
    leave = reverse("office:people-seat-leave", args=[line.id, held.history[0].id])
    assert client.get(leave).status_code == 200
    client.post(leave, {"once": "e"})
    assert seat(cast.actor("anne"), line.id).line.holders == ()
    assert client.get(leave).status_code == 404
    client.post(reverse("office:people-seat-retire", args=[line.id]))
    assert not seat(cast.actor("anne"), line.id).line.active
    reopen = reverse("office:people-seat-reopen", args=[line.id])
    assert reopen in client.get(reverse("office:people-seat", args=[line.id])).content.decode()
    client.post(reopen)
    assert seat(cast.actor("anne"), line.id).line.active
    assert "error" in client.post(reopen, follow=True).content.decode()


@pytest.mark.parametrize("name", ["baraka", "esperance", "luc"])
def test_only_a_secretary_sets_a_seat_up(cast: Cast, client: Client, name: str) -> None:
    facts = {"title": "New", "organisation_id": str(cast.bodies["fec"]), "pillar": "PRIV"}
    answer = let_in(client, cast, name).post(reverse("office:people-seat-add"), facts)
    assert answer.status_code == 403
    assert seats(cast.actor("anne"), q="new").items == ()


def test_a_form_sent_twice_is_done_once(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    facts = {"title": "Sakima", "organisation_id": str(cast.bodies["fec"]), "pillar": "PRIV", "once": "same"}
    first, second = (client.post(reverse("office:people-seat-add"), facts) for _round in range(2))
    assert first.headers["Location"] == second.headers["Location"]
