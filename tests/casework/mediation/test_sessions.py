"""Sessions: planned, held with who was there by number, or not held with the reason; an invitation for each side."""

from dataclasses import asdict, replace
from datetime import timedelta

import pytest

from kikao.casework.mediation.actions import (
    add_contact,
    add_interpreter,
    change_session,
    hold_session,
    note_not_held,
)
from kikao.casework.mediation.queries import invitation, own_room, session
from kikao.casework.mediation.schemas import PresenceGiven
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from tests.casework.mediation.talks import DIGGERS, MARKER, POLICE, TITLE, Talks

pytestmark = pytest.mark.django_db


def test_an_invitation_names_its_side_and_nothing_else_of_the_case(talks: Talks) -> None:
    room_id = talks.open()
    add_contact(talks.by(), side_id=talks.side(room_id, DIGGERS), name=f"A name {MARKER}", phone=MARKER)
    planned = talks.session(room_id)
    for side in (POLICE, DIGGERS):
        said = asdict(invitation(talks.by(), planned, talks.side(room_id, side)))
        assert (said["title"], said["side"], said["venue"]) == (TITLE, side, "Parish hall")
        assert {POLICE, DIGGERS} & set(map(str, said.values())) == {side}
        assert MARKER not in str(said)
    assert invitation(talks.by("didier"), planned, talks.side(room_id)).side == POLICE
    for name, side in (("didier", DIGGERS), ("dora", POLICE), ("frank", POLICE)):
        with pytest.raises(Unknown):
            invitation(talks.by(name), planned, talks.side(room_id, side))
    assert talks.notices("didier") == ["ROOM", "ROOM"]


def test_hold_session_counts_heads_and_chairs_of_each_side(talks: Talks) -> None:
    room_id = talks.open()
    speaker = add_interpreter(talks.by(), room_id=room_id, name="Somebody", languages="Mashi – français")
    planned = talks.session(room_id)
    police, diggers = talks.side(room_id), talks.side(room_id, DIGGERS)
    there = PresenceGiven(diggers, there=True, chairs_used=3, women=2, men=3, unknown=1)
    gone = PresenceGiven(police, there=False)
    bad = (
        [there],
        [there, replace(gone, men=1)],
        [replace(there, chairs_used=4), gone],
        [replace(there, chairs_used=2, women=1, men=0, unknown=0), gone],
        [replace(there, men=-1), gone],
        [PresenceGiven(diggers, there=False), gone],
    )
    for presences in bad:
        with pytest.raises(Invalid):
            hold_session(talks.by(), session_id=planned, version=1, presences=presences)
    hold_session(
        talks.by("chantal"),
        session_id=planned,
        version=1,
        presences=[there, gone],
        words=f"They listened. {MARKER}",
        interpreter_id=speaker,
    )
    line = session(talks.by("chantal"), planned)
    assert (line.state, line.held_on, line.words) == ("HELD", today(), f"They listened. {MARKER}")
    assert [(one.side, one.there, one.chairs_used, one.heads) for one in line.presences] == [
        (POLICE, False, 0, 0),
        (DIGGERS, True, 3, 6),
    ]
    assert line.interpreter == "Mashi – français"
    assert session(talks.by("gilbert"), planned).words is None
    assert MARKER not in str(own_room(talks.by("didier"), room_id))
    for act in (
        lambda: hold_session(talks.by(), session_id=planned, version=2, presences=[there, gone]),
        lambda: note_not_held(talks.by(), session_id=planned, version=2, reason="ABSENT"),
    ):
        with pytest.raises(Stop) as refused:
            act()
        assert refused.value.code == "lifecycle.room_session"


def test_a_session_is_changed_or_not_held_with_its_reason(talks: Talks) -> None:
    room_id = talks.open()
    planned = talks.session(room_id)
    facts = {"planned_on": today() + timedelta(days=3), "about": "The same.", "languages": "Mashi"}
    with pytest.raises(Invalid):
        change_session(talks.by(), session_id=planned, version=1, **facts)  # type: ignore[arg-type]
    change_session(talks.by(), session_id=planned, version=1, venue="School", **facts)  # type: ignore[arg-type]
    with pytest.raises(Clash):
        change_session(talks.by(), session_id=planned, version=1, venue="Church", **facts)  # type: ignore[arg-type]
    with pytest.raises(Invalid):
        note_not_held(talks.by(), session_id=planned, version=2, reason="")
    note_not_held(talks.by(), session_id=planned, version=2, reason="ABSENT", words="The road was cut.")
    line = session(talks.by(), planned)
    assert (line.state, line.not_held_words, line.words) == (
        "NOT_HELD",
        "A side did not come",
        "The road was cut.",
    )
    with pytest.raises(Unknown):
        invitation(talks.by(), planned, talks.side(room_id))
    with pytest.raises(Unknown):
        session(talks.by("dora"), planned)
