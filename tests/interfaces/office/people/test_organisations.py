"""The directory of organisations on its pages."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kikao.foundation.access.wall import organisation_key
from kikao.registry.people.actions import add_organisation, add_seat, tie_organisations
from kikao.registry.people.queries import organisation, organisations
from tests.kit.cast import Cast
from tests.kit.door import let_in
from tests.kit.pages import expect

LIST = reverse("office:people-organisations")
ACTS = ("edit", "tie", "merge")


def there(name: str, body: UUID, *more: UUID) -> str:
    return reverse(f"office:people-organisation-{name}", args=[body, *more])


def test_the_directory_is_open_to_the_table(cast: Cast) -> None:
    page = reverse("office:people-organisation", args=[cast.bodies["banro"]])
    expect(cast, LIST, open_to="anne baraka didier luc", hidden_from="nobody")
    expect(cast, page, open_to="anne baraka didier", hidden_from="frank klaas nobody")


def test_the_list_is_searched_and_filtered(cast: Cast, client: Client) -> None:
    let_in(client, cast, "baraka")
    said = client.get(f"{LIST}?q=twangiza&pillar=PRIV&actor_type=LSM").content.decode()
    assert "Twangiza Mining" in said
    assert "SOFEDI" not in said
    assert client.get(f"{LIST}?q=zzzz").status_code == 200


def test_the_list_asks_as_much_for_three_rows_as_for_one(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    counts = []
    for name in ("Lugushwa A", "Lugushwa B", "Lugushwa C"):
        add_organisation(cast.actor("anne"), name=name, actor_type="COOP", pillar="PRIV")
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{LIST}?q=lugushwa")
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_an_organisation_page_asks_as_much_with_more_ties_and_seats(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    banro, anne = cast.bodies["banro"], cast.actor("anne")
    page = reverse("office:people-organisation", args=[banro])
    counts = []
    for more in (("A",), ("B", "C")):
        client.get(page)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(page).status_code == 200
        counts.append(len(asked))
        for name in more:
            body = add_organisation(anne, name=f"Banro {name}", actor_type="LSM", pillar="PRIV")
            tie_organisations(anne, parent_id=banro, child_id=body, walls=True)
            add_seat(anne, title=f"Banro {name}", organisation_id=banro, pillar="PRIV")
    assert counts[0] == counts[1]


def test_an_organisation_is_entered_and_corrected(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    facts = {"name": "Sakima", "actor_type": "LSM", "pillar": "PRIV", "is_company": "on", "once": "a"}
    assert client.post(reverse("office:people-organisation-add"), facts).status_code == 302
    line = organisations(cast.actor("anne"), q="sakima").items[0]
    edit = there("edit", line.id)
    assert b"Sakima" in client.get(edit).content
    client.post(edit, facts | {"short": "SKM", "version": "1", "once": "b"})
    assert organisation(cast.actor("anne"), line.id).line.short == "SKM"
    late = client.post(edit, facts | {"version": "1", "once": "c"})
    assert late.status_code == 422
    client.post(there("retire", line.id))
    assert organisation(cast.actor("anne"), line.id).line.retired
    restore = there("restore", line.id)
    page = reverse("office:people-organisation", args=[line.id])
    assert restore in client.get(page).content.decode()
    client.post(restore)
    assert not organisation(cast.actor("anne"), line.id).line.retired
    client.post(restore)


def test_a_tie_is_made_from_either_side_and_taken_back(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    mines, pmh = cast.bodies["mines"], cast.bodies["pmh"]
    client.post(there("tie", pmh), {"other_id": str(mines), "way": "above", "walls": "on", "once": "a"})
    assert organisation_key(pmh) in cast.actor("gilbert").wall_keys
    tie = next(one for one in organisation(cast.actor("anne"), pmh).above if one.organisation_id == mines)
    client.post(there("untie", pmh, tie.id))
    assert organisation_key(pmh) not in cast.actor("gilbert").wall_keys
    client.post(there("tie", mines), {"other_id": str(pmh), "way": "below", "once": "b"})
    assert [
        one.walls for one in organisation(cast.actor("anne"), pmh).above if one.organisation_id == mines
    ] == [False]
    circle = client.post(
        there("tie", cast.bodies["pnc"]), {"other_id": str(pmh), "way": "above", "once": "c"}
    )
    assert circle.status_code == 422


def test_two_entries_are_joined_and_parted(cast: Cast, client: Client) -> None:
    let_in(client, cast, "anne")
    double = add_organisation(cast.actor("anne"), name="PMH Sud-Kivu", actor_type="PMH", pillar="GOV")
    client.post(there("merge", double), {"into_id": str(cast.bodies["pmh"]), "once": "a"})
    said = client.get(reverse("office:people-organisation", args=[cast.bodies["pmh"]])).content.decode()
    assert "PMH Sud-Kivu" in said
    client.post(there("unmerge", double))
    assert organisation(cast.actor("anne"), double).merged_into is None


@pytest.mark.parametrize("name", ["baraka", "esperance"])
def test_who_may_not_change_finds_no_way_to(cast: Cast, client: Client, name: str) -> None:
    let_in(client, cast, name)
    said = client.get(reverse("office:people-organisation", args=[cast.bodies["banro"]])).content.decode()
    assert not any(there(act, cast.bodies["banro"]) in said for act in ACTS)
    answer = client.post(there("retire", cast.bodies["banro"]))
    assert answer.status_code == 403
