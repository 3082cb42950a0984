"""Rooms on pages: opened, filled, met in, ended and taken up again."""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.casework.mediation.actions import end_room
from kikao.casework.mediation.models import Record, Room, Session, Side
from kikao.casework.mediation.queries import room
from tests.casework.mediation.talks import DIGGERS, POLICE, TITLE, Talks
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db
LIST = "/office/mediation/"


def gone_to(browser: Client, path: str, **typed: object) -> str:
    """Send a form, and return where it leads."""
    sent = browser.post(path, typed)
    assert sent.status_code == 302, sent.content.decode()
    return str(sent.headers["Location"])


def test_open_fill_meet_and_stand_still(client: Client, talks: Talks) -> None:  # noqa: PLR0915 - a journey
    case_id = talks.accepted()
    anne = let_in(client, talks.cast, "anne")
    assert "No mediation yet" in anne.get(LIST).content.decode()
    form = {"title": TITLE, "sides": "Coop A\nCoop B\n\nCoop C\nThe concession-holders", "chairs": 4}
    leading = str(talks.cast.accounts["chantal"])
    one_side = anne.post(f"{LIST}open/{case_id}/", {**form, "sides": "Coop A", "mediator_ids": leading})
    assert "Name at least two sides." in one_side.content.decode()
    nobody = anne.post(f"{LIST}open/{case_id}/", form)
    assert "Name a mediator" in nobody.content.decode()
    here = gone_to(anne, f"{LIST}open/{case_id}/", **form, mediator_ids=leading)
    sides = {side.name: side.id for side in Side.objects.all()}
    assert list(sides) == ["Coop A", "Coop B", "Coop C", "The concession-holders"]

    body = {"organisation_id": talks.cast.bodies["banro"], "seat_id": talks.cast.seats["baraka"]}
    assert gone_to(anne, f"{LIST}sides/{sides['The concession-holders']}/bodies/", **body) == here
    twice = anne.post(f"{LIST}sides/{sides['Coop A']}/bodies/", body)
    assert "sits on a side already" in twice.content.decode()
    gone_to(anne, f"{LIST}sides/{sides['Coop A']}/contacts/", name="A spokesman", phone="+243 1")
    gone_to(anne, f"{here}interpreters/", name="Somebody", languages="Mashi", links="A cousin")
    assert "A spokesman" in anne.get(here).content.decode()

    plan = {"planned_on": "27/03/2030", "begins_at": "9h", "about": "The squares.", "languages": "Mashi"}
    assert anne.post(f"{here}sessions/", plan).status_code == 422
    met = gone_to(anne, f"{here}sessions/", **plan, venue="School")
    paper = anne.get(f"{met}invitation/{sides['Coop A']}/").content.decode()
    assert "Coop A" in paper
    assert all(word not in paper for word in ("Coop B", "A spokesman", "Banro"))
    page = anne.get(f"{met}change/").content.decode()
    assert "27/03/2030" in page
    gone_to(anne, f"{met}change/", **plan, venue="Church", version=1)
    heads = {f"there_{number}": "on" for number in (0, 1, 3)}
    heads |= {f"chairs_{number}": "2" for number in (0, 1, 3)} | {"women_0": "1", "men_0": "3"}
    wrong = anne.post(f"{met}held/", {**heads, "version": 2})
    assert "The numbers do not add up" in wrong.content.decode()
    heads |= {"men_1": "2", "unknown_3": "5"}
    gone_to(anne, f"{met}held/", **heads, version=2, words="They will share.")
    page = anne.get(met).content.decode()
    assert "They will share." in page
    assert "did not come" in page

    said = {"side_id": sides["Coop B"], "kind": "REFUSAL", "words": "Never.", "whole_side": "on"}
    gone_to(anne, f"{here}records/write/", **said)
    record = Record.objects.get()
    gone_to(anne, f"{LIST}records/{record.id}/settle/", standing="WITHDRAWN", reason="They came.", version=1)
    assert "They came." in anne.get(f"{here}records/").content.decode()
    gone_to(anne, f"{here}end/", outcome="STALLED", reason="Nobody moves.", version=1)
    page = anne.get(here).content.decode()
    assert "Nobody moves." in page
    assert "Plan a session" not in page
    assert "At a standstill" in anne.get(LIST, {"state": "STALLED"}).content.decode()
    assert "No room in this state" in anne.get(LIST, {"state": "OPEN"}).content.decode()
    gone_to(anne, f"{here}resume/", reason="They come back.", version=2)
    assert Room.objects.get().state == "OPEN"


def test_the_desk_seats_unseats_and_shares(client: Client, talks: Talks) -> None:
    room_id = talks.open()
    here = f"{LIST}{room_id}/"
    anne = let_in(client, talks.cast, "anne")
    gone_to(anne, f"{here}chairs/", chairs=5, version=1)
    gone_to(anne, f"{here}title/", title="About the road", version=2)
    gone_to(anne, f"{here}sides/", name="The chief")
    page = room(talks.by(), room_id)
    assert (page.chairs, page.line.title, len(page.sides)) == (5, "About the road", 3)
    gone_to(anne, f"{here}mediators/", account_id=talks.cast.accounts["emile"])
    (emile,) = [one.id for one in room(talks.by(), room_id).mediators if one.name == "IGE"]
    assert "keys of the room are taken back" in anne.get(f"{LIST}mediators/{emile}/leave/").content.decode()
    gone_to(anne, f"{LIST}mediators/{emile}/leave/", sure="1")
    body = page.sides[0].bodies[0].id
    assert "finds nothing of this room" in anne.get(f"{LIST}bodies/{body}/leave/").content.decode()
    gone_to(anne, f"{LIST}bodies/{body}/leave/", sure="1")
    assert anne.get(f"{LIST}bodies/{body}/leave/").status_code == 404
    assert gone_to(anne, f"{here}share/") == here
    gone_to(anne, f"{LIST}sides/{page.sides[0].id}/contacts/", name="A spokesman")
    gone_to(anne, f"{here}interpreters/", name="Somebody", languages="Mashi")
    page = room(talks.by(), room_id)
    assert gone_to(anne, f"{LIST}contacts/{page.sides[0].contacts[0].id}/leave/") == here
    assert gone_to(anne, f"{LIST}interpreters/{page.interpreters[0].id}/leave/") == here
    planned = talks.session(room_id)
    gone_to(anne, f"{LIST}sessions/{planned}/not-held/", reason="SECURITY", words="Shots.", version=1)
    assert "Not safe" in anne.get(f"{LIST}sessions/{planned}/").content.decode()


def test_a_mediator_passes_on_and_notes(client: Client, talks: Talks) -> None:
    room_id = talks.open()
    here, record = f"{LIST}{room_id}/", talks.says(room_id, "They must leave.")
    refusal = talks.says(room_id, "No talks.", kind="REFUSAL")
    chantal = let_in(client, talks.cast, "chantal")
    share = f"{LIST}records/{record}/share/"
    unasked = chantal.post(share, {"side_id": talks.side(room_id)})
    assert "Ask the side first" in unasked.content.decode()
    gone_to(chantal, share, side_id=talks.side(room_id), agreed="on")
    assert f"Passed on to {POLICE}" in chantal.get(f"{here}records/").content.decode()
    gone_to(chantal, f"{here}notes/", words="I trust neither.")
    assert "I trust neither." in chantal.get(f"{here}notes/").content.decode()
    assert chantal.get(f"{LIST}records/{refusal}/refusal/").status_code == 403
    anne = let_in(Client(), talks.cast, "anne")
    assert anne.get(share).status_code == 403
    gone_to(anne, f"{LIST}records/{refusal}/refusal/", words="They refuse.")
    page = anne.get(here).content.decode()
    assert "The group cannot compel anybody." in page
    assert "I trust neither." not in page


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("name", "number"), [("anne", 5), ("didier", 5)])
def test_the_list_costs_the_same_however_long_it_is(
    client: Client, talks: Talks, rows: int, name: str, number: int
) -> None:
    for _number in range(rows):
        talks.session(talks.open())
    let_in(client, talks.cast, name)
    client.get(LIST)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(LIST)
    assert len(answer.context["page"].items) == rows
    assert len([one for one in asked if 'FROM "room' in one["sql"]]) == number


def test_a_room_costs_the_same_however_much_was_said(client: Client, talks: Talks) -> None:
    few, many = talks.open(), talks.open()
    for room_id, times in ((few, 1), (many, 3)):
        for number in range(times):
            talks.met(talks.session(room_id))
            talks.passes_on(talks.says(room_id, f"Demand {number}"), talks.side(room_id))
    for name, pages in (("anne", ("", "records/")), ("didier", ("",))):
        let_in(client, talks.cast, name)
        for page in pages:
            cost = []
            for room_id in (few, few, many):
                with CaptureQueriesContext(connection) as asked:
                    assert client.get(f"{LIST}{room_id}/{page}").status_code == 200
                cost.append(len(asked))
            assert cost[1] == cost[2], (name, page, cost)


def test_an_ended_room_is_read_and_not_written(client: Client, talks: Talks) -> None:
    room_id = talks.open()
    end_room(talks.by(), room_id=room_id, version=1, outcome="AGREED", reason="They signed.")
    anne = let_in(client, talks.cast, "anne")
    said = {"side_id": talks.side(room_id, DIGGERS), "kind": "OFFER", "words": "Too late."}
    late = anne.post(f"{LIST}{room_id}/records/write/", said)
    assert "These talks have ended." in late.content.decode()
    didier = let_in(Client(), talks.cast, "didier")
    assert "Say something" not in didier.get(f"{LIST}{room_id}/").content.decode()
    assert not Session.objects.exists()


def test_the_id_of_a_case_in_the_address_opens_no_room_behind_a_wall(client: Client, talks: Talks) -> None:
    case_id: UUID = talks.accepted()
    let_in(client, talks.cast, "alice")
    assert client.get(f"{LIST}open/{case_id}/").status_code == 200
    let_in(client, talks.cast, "didier")
    assert client.get(f"{LIST}open/{case_id}/").status_code == 403
