"""How missions and their check-ins go on: nobody leaves twice, nobody comes back before leaving."""

from kikao.casework.missions.enums import CheckInState as C
from kikao.casework.missions.enums import ClearanceState as K
from kikao.casework.missions.enums import MissionState as M
from kikao.foundation.base.lifecycle import Lifecycle

MISSION = Lifecycle(
    "mission",
    {
        M.PLANNED: frozenset({M.UNDERWAY, M.CANCELLED}),
        M.UNDERWAY: frozenset({M.RETURNED}),
        M.RETURNED: frozenset({M.REPORTED}),
        M.REPORTED: frozenset(),
        M.CANCELLED: frozenset(),
    },
    start=M.PLANNED,
    ends=frozenset({M.REPORTED, M.CANCELLED}),
)

CLEARANCE = Lifecycle(
    "clearance",
    {
        K.ASKED: frozenset({K.GIVEN, K.REFUSED, K.LAPSED}),
        K.GIVEN: frozenset({K.LAPSED}),
        K.REFUSED: frozenset(),
        K.LAPSED: frozenset(),
    },
    start=K.ASKED,
    ends=frozenset({K.REFUSED, K.LAPSED}),
)

CHECK_IN = Lifecycle(
    "check_in",
    {
        C.PLANNED: frozenset({C.MADE, C.MISSED, C.DROPPED}),
        C.MISSED: frozenset({C.LATE}),
        C.MADE: frozenset(),
        C.LATE: frozenset(),
        C.DROPPED: frozenset(),
    },
    start=C.PLANNED,
    ends=frozenset({C.MADE, C.LATE, C.DROPPED}),
)
