"""Who finds a room: readers of the case, its mediators, and a seat from its own chair, which finds no case."""

from dataclasses import asdict

import pytest

from kikao.casework.cases.actions import add_party
from kikao.casework.mediation.actions import (
    add_contact,
    seat_body,
    settle_rooms,
    unseat_body,
    write_note,
)
from kikao.casework.mediation.models import MediatorNote, Notebook, Record
from kikao.casework.mediation.policy import sits_at
from kikao.casework.mediation.queries import notes, own_room, room, rooms, rooms_of_case
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import readers_of
from kikao.registry.people.actions import confirm_role, end_holding, give_role
from kikao.registry.people.models import Holding
from tests.casework.mediation.talks import DIGGERS, MARKER, TITLE, Talks

pytestmark = pytest.mark.django_db
NOTE = "SECRET-NOTE"


def test_a_walled_seat_finds_its_room_and_no_case(talks: Talks) -> None:
    room_id = talks.open()
    add_contact(talks.by(), side_id=talks.side(room_id, DIGGERS), name=MARKER)
    talks.says(room_id, f"They must leave. {MARKER}")
    talks.met(talks.session(room_id), words=MARKER)
    write_note(talks.by("chantal"), room_id=room_id, words=MARKER)
    didier = talks.by("didier")
    (line,) = rooms(didier).items
    assert (line.title, line.own, line.case_id, line.case) == (TITLE, True, None, "")
    for seen in (asdict(line), asdict(own_room(didier, room_id))):
        assert MARKER not in str(seen)
        assert str(talks.cases[-1]) not in str(seen)
        assert DIGGERS not in str(seen)
    for name in ("didier", "dora", "frank"):
        with pytest.raises(Unknown):
            room(talks.by(name), room_id)
        with pytest.raises(Unknown):
            rooms_of_case(talks.by(name), talks.cases[-1])
    for name in ("dora", "frank", "anne"):
        assert sits_at(talks.by(name), room_id) is None
        with pytest.raises(Unknown):
            own_room(talks.by(name), room_id)
    assert rooms(talks.by("dora")).items == rooms(talks.by("klaas")).items == ()
    assert sits_at(didier, room_id) == talks.side(room_id)
    assert talks.page(room_id, "gilbert").line.case_id == talks.cases[-1]


def test_a_seat_that_is_taken_from_its_side_finds_nothing_more(talks: Talks) -> None:
    room_id = talks.open()
    talks.says(room_id, "We guard the road.", "The mining police")
    said = Record.objects.get().words_item_id
    side = talks.side(room_id)
    assert talks.cast.accounts["didier"] in readers_of(side)
    unseat_body(talks.by(), body_id=talks.page(room_id).sides[0].bodies[0].id)
    assert talks.reads("didier", said) is None
    assert talks.cast.accounts["didier"] not in readers_of(side)
    assert rooms(talks.by("didier")).items == ()
    assert talks.notices("didier") == []
    with pytest.raises(Unknown):
        own_room(talks.by("didier"), room_id)
    assert talks.reads("chantal", said) == "We guard the road."

    pmh, seat = talks.cast.bodies["pmh"], talks.cast.seats["didier"]
    seat_body(talks.by(), side_id=side, organisation_id=pmh, seat_id=seat)
    assert own_room(talks.by("didier"), room_id).records[0].words == "We guard the road."
    assert talks.page(room_id).lacking == 0


def test_keys_follow_the_seat_and_the_wall(talks: Talks) -> None:
    room_id = talks.open()
    side, alice = talks.side(room_id), talks.cast.accounts["alice"]
    assert alice in readers_of(side)
    add_party(
        talks.by(), case_id=talks.cases[-1], organisation_id=talks.cast.bodies["sofedi"], role="SPONSOR"
    )
    assert talks.cast.accounts["chantal"] not in readers_of(side) | readers_of(room_id)
    with pytest.raises(Unknown):
        talks.page(room_id, "chantal")

    held = Holding.objects.get(seat_id=talks.cast.seats["didier"], until_on__isnull=True)
    end_holding(talks.by(), holding_id=held.id)
    assert rooms(talks.by("didier")).items == ()
    settle_rooms(talks.cast.system)
    assert talks.cast.accounts["didier"] not in readers_of(side)
    assert alice in readers_of(side)


def test_who_sits_on_a_side_sees_that_side_even_with_the_roles_of_the_secretariat(talks: Talks) -> None:
    grant = give_role(talks.by(), account_id=talks.cast.accounts["gilbert"], role=Role.SECRETARIAT)
    confirm_role(talks.by("alice"), grant_id=grant)
    room_id = talks.open()
    seat_body(
        talks.by(),
        side_id=talks.side(room_id, DIGGERS),
        organisation_id=talks.cast.bodies["mines"],
        seat_id=talks.cast.seats["gilbert"],
    )
    with pytest.raises(Unknown):
        talks.page(room_id, "gilbert")
    gilbert = talks.cast.accounts["gilbert"]
    assert gilbert in readers_of(talks.side(room_id, DIGGERS))
    assert gilbert not in readers_of(talks.side(room_id)) | readers_of(room_id)


def test_a_mediators_notes_are_for_that_mediator_alone(talks: Talks) -> None:
    room_id = talks.open()
    for words in ("First.", f"Second. {NOTE}"):
        write_note(talks.by("chantal"), room_id=room_id, words=words)
    assert [one.words for one in notes(talks.by("chantal"), room_id)] == [f"Second. {NOTE}", "First."]
    book = Notebook.objects.get()
    assert readers_of(book.id) == {talks.cast.accounts["chantal"]}
    for name in ("anne", "alice", "gilbert", "didier", "emile"):
        with pytest.raises(Unknown):
            notes(talks.by(name), room_id)
        with pytest.raises(Unknown):
            write_note(talks.by(name), room_id=room_id, words="Mine too.")
        assert talks.reads(name, MediatorNote.objects.get(number=2).words_item_id) is None
    assert NOTE not in str(talks.page(room_id))
