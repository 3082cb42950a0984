"""A mediation of the chain's case: talks that stand still and go on, each side under its own key."""

from typing import TYPE_CHECKING

from kikao.casework.mediation.actions import (
    add_contact,
    add_interpreter,
    answer_in_room,
    end_room,
    hold_session,
    open_room,
    plan_session,
    record_statement,
    resume_room,
    settle_statement,
    share_statement,
    write_note,
)
from kikao.casework.mediation.models import RoomMediator, SideBody
from kikao.casework.mediation.queries import room
from kikao.casework.mediation.schemas import BodyGiven, PresenceGiven, SideGiven
from kikao.foundation.base.clock import today

if TYPE_CHECKING:
    from tests.kit.chain import Chain

TOLD = "title side contact phone interpreter links languages venue about came said why answer end again note"
MARKS = tuple(f"room{mark}" for mark in TOLD.split())


def play(chain: "Chain") -> None:
    """Open a room in which the mines ministry's seat sits, talk, stand still, go on."""
    _open(chain)
    _meet(chain)
    _speak(chain)
    by, one = chain.by(), chain.ids["room"]
    version = room(by, one).version
    end_room(by, room_id=one, version=version, outcome="STALLED", reason=chain.say("roomend"))
    resume_room(by, room_id=one, version=version + 1, reason=chain.say("roomagain"))
    write_note(chain.by("chantal"), room_id=one, words=chain.say("roomnote"))


def _open(chain: "Chain") -> None:
    by, names = chain.by(), chain.ids
    names["room"] = open_room(
        by,
        case_id=chain.case_id,
        title=chain.say("roomtitle"),
        sides=[
            SideGiven(chain.say("roomside"), 3, (BodyGiven(names["organisation"]),)),
            SideGiven(
                "The ministry", 3, (BodyGiven(chain.cast.bodies["mines"], chain.cast.seats["gilbert"]),)
            ),
        ],
        mediator_ids=[chain.cast.accounts["chantal"]],
    )
    names["side"], names["other_side"] = (side.id for side in room(by, names["room"]).sides)
    names["body"] = SideBody.objects.get(side_id=names["side"]).id
    names["mediator"] = RoomMediator.objects.get(room_id=names["room"]).id
    names["contact"] = add_contact(
        by, side_id=names["side"], name=chain.say("roomcontact"), phone=chain.say("roomphone")
    )
    names["interpreter"] = add_interpreter(
        by,
        room_id=names["room"],
        name=chain.say("roominterpreter"),
        languages="Mashi",
        links=chain.say("roomlinks"),
    )


def _meet(chain: "Chain") -> None:
    by, names = chain.by(), chain.ids
    held = names["room_session"] = plan_session(
        by,
        room_id=names["room"],
        planned_on=today(),
        about=chain.say("roomabout"),
        languages=chain.say("roomlanguages"),
        venue=chain.say("roomvenue"),
        interpreter_id=names["interpreter"],
    )
    there = [
        PresenceGiven(names["side"], there=True, chairs_used=2, women=1, men=1),
        PresenceGiven(names["other_side"], there=False),
    ]
    hold_session(by, session_id=held, version=1, presences=there, words=chain.say("roomcame"))


def _speak(chain: "Chain") -> None:
    names = chain.ids
    names["record"] = record_statement(
        chain.by("chantal"),
        room_id=names["room"],
        side_id=names["side"],
        kind="DEMAND",
        words=chain.say("roomsaid"),
        session_id=names["room_session"],
    )
    share_statement(chain.by("chantal"), record_id=names["record"], side_id=names["other_side"], agreed=True)
    answer_in_room(chain.by("gilbert"), room_id=names["room"], words=chain.say("roomanswer"))
    settle_statement(
        chain.by(), record_id=names["record"], version=1, standing="MET", reason=chain.say("roomwhy")
    )
