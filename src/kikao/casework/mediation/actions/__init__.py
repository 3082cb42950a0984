"""Acts of mediation: opening a room, who sits where, sessions, what was said, how talks end."""

from kikao.casework.mediation.actions.ending import end_room, resume_room
from kikao.casework.mediation.actions.nightly import settle_rooms, settle_rooms_of_cases
from kikao.casework.mediation.actions.notes import write_note
from kikao.casework.mediation.actions.opening import add_side, open_room, retitle_room, set_chairs, share_room
from kikao.casework.mediation.actions.people import (
    add_contact,
    add_interpreter,
    appoint_mediator,
    dismiss_mediator,
    drop_contact,
    drop_interpreter,
    seat_body,
    unseat_body,
)
from kikao.casework.mediation.actions.records import (
    answer_in_room,
    note_side_refusal,
    record_statement,
    settle_statement,
    share_statement,
)
from kikao.casework.mediation.actions.sessions import (
    change_session,
    hold_session,
    note_not_held,
    plan_session,
)

__all__ = [
    "add_contact",
    "add_interpreter",
    "add_side",
    "answer_in_room",
    "appoint_mediator",
    "change_session",
    "dismiss_mediator",
    "drop_contact",
    "drop_interpreter",
    "end_room",
    "hold_session",
    "note_not_held",
    "note_side_refusal",
    "open_room",
    "plan_session",
    "record_statement",
    "resume_room",
    "retitle_room",
    "seat_body",
    "set_chairs",
    "settle_rooms",
    "settle_rooms_of_cases",
    "settle_statement",
    "share_room",
    "share_statement",
    "unseat_body",
    "write_note",
]
