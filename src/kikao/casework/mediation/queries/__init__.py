"""Asking about mediation rooms, from inside and from a chair at the table."""

from kikao.casework.mediation.queries.circles import (
    circles_of,
    desk_subjects,
    has_rooms,
    held_keys,
    room_circles,
    sitters_of,
)
from kikao.casework.mediation.queries.notes import notes, require_noting
from kikao.casework.mediation.queries.one import (
    own_room,
    room,
    room_of_body,
    room_of_mediator,
    room_of_record,
    room_of_side,
)
from kikao.casework.mediation.queries.records import record, records_by_side, require_record
from kikao.casework.mediation.queries.rooms import require_own_room, require_room, rooms
from kikao.casework.mediation.queries.sessions import invitation, require_session, session
from kikao.casework.mediation.queries.story import rooms_of_case

__all__ = [
    "circles_of",
    "desk_subjects",
    "has_rooms",
    "held_keys",
    "invitation",
    "notes",
    "own_room",
    "record",
    "records_by_side",
    "require_noting",
    "require_own_room",
    "require_record",
    "require_room",
    "require_session",
    "room",
    "room_circles",
    "room_of_body",
    "room_of_mediator",
    "room_of_record",
    "room_of_side",
    "rooms",
    "rooms_of_case",
    "session",
    "sitters_of",
]
