"""How checks go on: what was not made can still be made, what was cancelled stays cancelled."""

from kikao.casework.monitoring.enums import CheckState as C
from kikao.foundation.base.lifecycle import Lifecycle

CHECK = Lifecycle(
    "check",
    {
        C.PLANNED: frozenset({C.DONE, C.NOT_MADE, C.CANCELLED}),
        C.NOT_MADE: frozenset({C.DONE, C.CANCELLED}),
        C.DONE: frozenset(),
        C.CANCELLED: frozenset(),
    },
    start=C.PLANNED,
    ends=frozenset({C.DONE, C.NOT_MADE, C.CANCELLED}),
)
