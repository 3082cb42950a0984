"""How talks end, and how they are taken up again: a standstill is no shame and no end for ever."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import chosen, prose
from kikao.casework.mediation.actions._parts import past, room_led
from kikao.casework.mediation.enums import RoomOutcome, RoomState, SessionState
from kikao.casework.mediation.lifecycle import ROOM
from kikao.casework.mediation.models import Room, RoomChange
from kikao.casework.mediation.policy import WORKERS
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop
from kikao.foundation.base.turns import turn
from kikao.foundation.sealing.vault import put

STANDSTILL = frozenset({RoomOutcome.STALLED, RoomOutcome.REFUSED})
"""Ends from which the sides may come back to the table."""


@action("room.end", to=WORKERS)
def end_room(
    by: Actor, *, room_id: UUID, version: int, outcome: str, reason: str, ended_on: date | None = None
) -> UUID:
    """End the talks: the sides agreed, nothing moves, a side refuses, or events overtook them. Nobody is compelled."""
    room = room_led(by, room_id, open_only=False)
    how = RoomOutcome(chosen(outcome, RoomOutcome, "outcome", needed=True))
    why = prose(reason, "reason", needed=_("Say why the talks end."))
    new = RoomState.STALLED if how in STANDSTILL else RoomState.CLOSED
    ROOM.check(room.state, new)
    if room.sessions.filter(state=SessionState.PLANNED).exists():
        raise Stop(
            "room.session_planned",
            _("A session of this room is still planned."),
            cure=_("Write down how it went, or that it was not held."),
        )
    day = past(ended_on, "ended_on")
    turn(room, version, state=new, outcome=how, ended_on=day)
    _tell(by, room, why, day)
    return room.id


@action("room.resume", to={Role.SECRETARIAT})
def resume_room(by: Actor, *, room_id: UUID, version: int, reason: str) -> UUID:
    """Take up talks that stood still; why they had stopped stays in the record."""
    room = room_led(by, room_id, open_only=False)
    why = prose(reason, "reason", needed=_("Say why."))
    ROOM.check(room.state, RoomState.OPEN)
    turn(room, version, state=RoomState.OPEN, outcome="", ended_on=None)
    _tell(by, room, why, today())
    return room.id


def _tell(by: Actor, room: Room, words: str, day: date) -> None:
    RoomChange.objects.create(
        working_group_id=by.working_group_id,
        room=room,
        new=room.state,
        outcome=room.outcome,
        words_item_id=put(by.working_group_id, room.id, "room.end", words),
        changed_on=day,
        by_account=by.account_id,
    )
