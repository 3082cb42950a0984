"""How a room, its sessions and what was said in them go on: a standstill is an end from which one can come back."""

from kikao.casework.mediation.enums import RoomState, SessionState, Standing
from kikao.foundation.base.lifecycle import Lifecycle

ROOM = Lifecycle(
    "room",
    {
        RoomState.OPEN: frozenset({RoomState.STALLED, RoomState.CLOSED}),
        RoomState.STALLED: frozenset({RoomState.OPEN, RoomState.CLOSED}),
        RoomState.CLOSED: frozenset(),
    },
    start=RoomState.OPEN,
    ends=frozenset({RoomState.STALLED, RoomState.CLOSED}),
)

SESSION = Lifecycle(
    "room_session",
    {
        SessionState.PLANNED: frozenset({SessionState.HELD, SessionState.NOT_HELD}),
        SessionState.HELD: frozenset(),
        SessionState.NOT_HELD: frozenset(),
    },
    start=SessionState.PLANNED,
    ends=frozenset({SessionState.HELD, SessionState.NOT_HELD}),
)

STANDING = Lifecycle(
    "room_record",
    {
        Standing.STANDS: frozenset({Standing.MET, Standing.WITHDRAWN}),
        Standing.MET: frozenset({Standing.STANDS}),
        Standing.WITHDRAWN: frozenset({Standing.STANDS}),
    },
    start=Standing.STANDS,
    ends=frozenset({Standing.MET, Standing.WITHDRAWN}),
)
