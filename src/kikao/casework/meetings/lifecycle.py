"""How sittings, releases and urgent decisions go on."""

from kikao.casework.meetings.enums import Ratification as U
from kikao.casework.meetings.enums import ReleaseState as L
from kikao.casework.meetings.enums import SittingState as S
from kikao.foundation.base.lifecycle import Lifecycle

SITTING = Lifecycle(
    "sitting",
    {
        S.PLANNED: frozenset({S.CALLED, S.HELD, S.CANCELLED}),
        S.CALLED: frozenset({S.HELD, S.CANCELLED}),
        S.HELD: frozenset({S.MINUTED}),
        S.MINUTED: frozenset({S.MINUTED, S.ADOPTED}),
        S.ADOPTED: frozenset(),
        S.CANCELLED: frozenset(),
    },
    start=S.PLANNED,
    ends=frozenset({S.ADOPTED, S.CANCELLED}),
)

RELEASE = Lifecycle(
    "release",
    {
        L.PROPOSED: frozenset({L.APPROVED, L.REFUSED, L.WITHDRAWN}),
        L.APPROVED: frozenset({L.EXPIRED, L.WITHDRAWN}),
        L.REFUSED: frozenset(),
        L.EXPIRED: frozenset(),
        L.WITHDRAWN: frozenset(),
    },
    start=L.PROPOSED,
    ends=frozenset({L.REFUSED, L.EXPIRED, L.WITHDRAWN}),
)

URGENT = Lifecycle(
    "urgent_decision",
    {
        U.UNRATIFIED: frozenset({U.RATIFIED, U.CHANGED, U.CANCELLED}),
        U.RATIFIED: frozenset(),
        U.CHANGED: frozenset(),
        U.CANCELLED: frozenset(),
    },
    start=U.UNRATIFIED,
    ends=frozenset({U.RATIFIED, U.CHANGED, U.CANCELLED}),
)
