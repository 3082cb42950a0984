"""A room: opened for an accepted case, equal chairs for each side, led by who belongs to none."""

import pytest

from kikao.casework.mediation.actions import (
    add_contact,
    add_interpreter,
    add_side,
    appoint_mediator,
    dismiss_mediator,
    drop_contact,
    drop_interpreter,
    end_room,
    open_room,
    resume_room,
    retitle_room,
    seat_body,
    set_chairs,
    share_room,
)
from kikao.casework.mediation.models import Contact, Interpreter
from kikao.casework.mediation.queries import rooms, rooms_of_case
from kikao.casework.mediation.schemas import BodyGiven, SideGiven
from kikao.casework.outcomes.actions import close_case
from kikao.casework.tasks.actions import join_force
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.vault import readers_of
from tests.casework.mediation.talks import DIGGERS, MARKER, POLICE, TITLE, Talks

pytestmark = pytest.mark.django_db


def test_three_cooperatives_and_the_concession_holders_sit_on_equal_chairs(talks: Talks) -> None:
    case_id = talks.accepted("The concession of Kalimbi", accused="")
    names = ("Coopérative A", "Coopérative B", "Coopérative C", "The concession-holders")
    sides = [SideGiven(name, 4, (BodyGiven(talks.diggers(name)),)) for name in names[:3]]
    sides.append(SideGiven(names[3], 4, (talks.body("banro", "baraka"), talks.body("twangiza"))))
    join_force(talks.by(), case_id=case_id, account_id=talks.cast.accounts["chantal"], role="MEDIATOR")
    room_id = open_room(talks.by(), case_id=case_id, title=TITLE, sides=sides)
    page = talks.page(room_id)
    assert [(side.name, side.chairs, len(side.bodies)) for side in page.sides] == [
        (name, 4, 1 + (name == names[3])) for name in names
    ]
    assert [one.name for one in page.mediators] == ["SOFEDI"]
    set_chairs(talks.by(), room_id=room_id, version=page.version, chairs=5)
    add_side(talks.by(), room_id=room_id, name="The chiefdom")
    assert {side.chairs for side in talks.page(room_id).sides} == {5}

    for name in names[:3]:
        talks.says(room_id, f"{name} wants its squares.", name)
    first = talks.met(talks.session(room_id), names[2], words="They will share the concession.")
    offer = talks.says(room_id, "We accept instalments.", names[3], "OFFER", session_id=first)
    page = talks.page(room_id)
    assert [(one.side, one.there, one.heads) for one in page.sessions[0].presences][2:4] == [
        (names[2], False, 0),
        (names[3], True, 2),
    ]
    assert [(one.side, one.kind, one.number) for one in page.counts] == [
        *[(name, "DEMAND", 1) for name in names[:3]],
        (names[3], "OFFER", 1),
    ]
    end_room(
        talks.by("chantal"), room_id=room_id, version=page.version, outcome="AGREED", reason="They will sign."
    )
    (story,) = rooms_of_case(talks.by("gilbert"), case_id)
    assert (story.state, story.outcome_words, story.sessions[0].absent, story.sessions[0].heads) == (
        "CLOSED",
        "The sides agreed",
        (names[2], "The chiefdom")[:1],
        8,
    )
    assert offer


@pytest.mark.parametrize(
    ("sides", "code"),
    [
        ((SideGiven("A", 2), SideGiven("B", 3)), "room.unequal_chairs"),
        ((SideGiven("A", 2),), "input.invalid"),
        ((SideGiven("A", 2), SideGiven("a ", 2)), "input.invalid"),
        ((SideGiven("A", 0), SideGiven("B", 0)), "input.invalid"),
    ],
)
def test_open_room_is_refused_unless_two_sides_sit_on_equal_chairs(
    talks: Talks, sides: tuple[SideGiven, ...], code: str
) -> None:
    case_id, leading = talks.accepted(), [talks.cast.accounts["chantal"]]
    with pytest.raises(Invalid) as refused:
        open_room(talks.by(), case_id=case_id, title=TITLE, sides=sides, mediator_ids=leading)
    assert refused.value.code == code


def test_open_room_needs_an_accepted_case_a_mediator_and_words_that_name_no_case(talks: Talks) -> None:
    sides = (SideGiven("A", 2), SideGiven("B", 2))
    tabled = talks.case("Not yet decided")
    for case_id, code in ((tabled, "room.case_not_accepted"), (talks.accepted(), "room.no_mediator")):
        with pytest.raises(Stop) as refused:
            open_room(talks.by(), case_id=case_id, title=TITLE, sides=sides)
        assert refused.value.code == code
    room_id = talks.open()
    reference = rooms(talks.by()).items[0].case.split(" ")[0]
    for words in (f"On {reference}", f"Talks: shots near a fence {MARKER}"):
        with pytest.raises(Invalid) as named:
            retitle_room(talks.by(), room_id=room_id, version=1, title=words)
        assert named.value.code == "room.names_case"
        with pytest.raises(Invalid):
            talks.session(room_id, about=words)
        with pytest.raises(Invalid):
            add_side(talks.by(), room_id=room_id, name=words)
    with pytest.raises(NotAllowed):
        open_room(talks.by("chantal"), case_id=tabled, title=TITLE, sides=sides)
    closed = talks.accepted("Closed")
    close_case(talks.by(), case_id=closed, reason="WITHD")
    with pytest.raises(Stop):
        open_room(talks.by(), case_id=closed, title=TITLE, sides=sides)


def test_who_leads_is_walled_from_nothing_and_belongs_to_no_side(talks: Talks) -> None:
    room_id = talks.open()
    for name, code in (
        ("didier", "room.mediator_walled"),
        ("judith", "room.no_role"),
        ("frank", "input.invalid"),
        ("chantal", "room.already_mediator"),
    ):
        with pytest.raises(Stop) as refused:
            appoint_mediator(talks.by(), room_id=room_id, account_id=talks.cast.accounts[name])
        assert refused.value.code == code
    side = talks.side(room_id, DIGGERS)
    with pytest.raises(Invalid) as of_a_side:
        seat_body(talks.by(), side_id=side, organisation_id=talks.cast.bodies["sofedi"])
    assert of_a_side.value.code == "room.of_a_side"
    seat_body(
        talks.by(),
        side_id=side,
        organisation_id=talks.cast.bodies["mines"],
        seat_id=talks.cast.seats["gilbert"],
    )
    with pytest.raises(Invalid) as sits:
        appoint_mediator(talks.by(), room_id=room_id, account_id=talks.cast.accounts["gilbert"])
    assert sits.value.code == "room.of_a_side"
    with pytest.raises(Invalid) as twice:
        seat_body(talks.by(), side_id=side, organisation_id=talks.cast.bodies["pmh"])
    assert twice.value.code == "room.sits_already"
    with pytest.raises(Invalid):
        seat_body(
            talks.by(),
            side_id=side,
            organisation_id=talks.cast.bodies["court"],
            seat_id=talks.cast.seats["honore"],
        )


def test_with_a_mediator_the_keys_come_and_go(talks: Talks) -> None:
    room_id = talks.open()
    side, emile = talks.side(room_id), talks.cast.accounts["emile"]
    made = appoint_mediator(talks.by(), room_id=room_id, account_id=emile)
    assert all(emile in readers_of(one) for one in (room_id, side))
    assert talks.notices("emile") == ["ROOM"]
    dismiss_mediator(talks.by(), mediator_id=made)
    assert not any(emile in readers_of(one) for one in (room_id, side))
    (last,) = [one for one in talks.page(room_id).mediators if one.until_on is None]
    with pytest.raises(Stop) as refused:
        dismiss_mediator(talks.by(), mediator_id=last.id)
    assert refused.value.code == "room.last_mediator"
    with pytest.raises(Unknown):
        dismiss_mediator(talks.by(), mediator_id=made)
    with pytest.raises(Stop) as locked:
        share_room(talks.cast.system, room_id=room_id)
    assert locked.value.code == "room.locked"


def test_contacts_and_interpreters_are_sealed_for_who_leads(talks: Talks) -> None:
    room_id = talks.open()
    by = talks.by("chantal")
    contact = add_contact(by, side_id=talks.side(room_id), name=f"A name {MARKER}", phone="+243 1")
    speaker = add_interpreter(
        by, room_id=room_id, name="Somebody", languages="Mashi – français", links=f"Cousin {MARKER}"
    )
    page = talks.page(room_id, "chantal")
    assert page.sides[0].contacts[0].name == f"A name {MARKER}"
    assert (page.interpreters[0].languages, page.interpreters[0].links) == (
        "Mashi – français",
        f"Cousin {MARKER}",
    )
    plain = talks.page(room_id, "gilbert")
    assert plain.sides[0].contacts[0].name is None
    assert plain.interpreters[0].links is None
    assert not plain.leads
    for item in (Contact.objects.get().name_item_id, Interpreter.objects.get().name_item_id):
        assert talks.reads("didier", item) is None
    drop_contact(by, contact_id=contact)
    drop_interpreter(by, interpreter_id=speaker)
    page = talks.page(room_id, "chantal")
    assert page.sides[0].contacts == page.interpreters == ()
    with pytest.raises(Stop) as refused:
        add_contact(talks.by("gilbert"), side_id=talks.side(room_id), name="Somebody")
    assert refused.value.code == "room.not_leading"


def test_a_standstill_keeps_its_reason_and_can_be_left(talks: Talks) -> None:
    room_id = talks.open()
    planned = talks.session(room_id)
    with pytest.raises(Stop) as refused:
        end_room(talks.by(), room_id=room_id, version=1, outcome="STALLED", reason="Nobody moves.")
    assert refused.value.code == "room.session_planned"
    talks.met(planned, POLICE)
    end_room(talks.by(), room_id=room_id, version=1, outcome="REFUSED", reason=f"They refuse. {MARKER}")
    with pytest.raises(Stop) as ended:
        talks.says(room_id, "Too late.")
    assert ended.value.code == "room.ended"
    with pytest.raises(Clash):
        resume_room(talks.by(), room_id=room_id, version=1, reason="They come back.")
    resume_room(talks.by(), room_id=room_id, version=2, reason="They come back.")
    page = talks.page(room_id)
    assert (page.line.state, page.line.outcome_words, page.ended_on) == ("OPEN", "", None)
    assert [(one.outcome_words, one.words) for one in page.changes] == [
        ("A side refuses to talk", f"They refuse. {MARKER}"),
        ("", "They come back."),
    ]
    end_room(talks.by(), room_id=room_id, version=3, outcome="OVERTAKEN", reason="The pit is closed.")
    with pytest.raises(Stop) as over:
        resume_room(talks.by(), room_id=room_id, version=4, reason="Again.")
    assert over.value.code == "lifecycle.room"
