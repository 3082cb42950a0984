"""The way of a period, of a hold and of a line of the plan."""

from kikao.foundation.base.lifecycle import Lifecycle
from kikao.insight.retention.enums import HoldState, LineState, PeriodState

PERIOD = Lifecycle(
    "retention_period",
    {
        PeriodState.PROPOSED: frozenset({PeriodState.IN_FORCE, PeriodState.REFUSED}),
        PeriodState.IN_FORCE: frozenset({PeriodState.REPLACED}),
        PeriodState.REPLACED: frozenset(),
        PeriodState.REFUSED: frozenset(),
    },
    start=PeriodState.PROPOSED,
    ends=frozenset({PeriodState.REPLACED, PeriodState.REFUSED}),
)

HOLD = Lifecycle(
    "retention_hold",
    {
        HoldState.STANDING: frozenset({HoldState.LIFTING}),
        HoldState.LIFTING: frozenset({HoldState.STANDING, HoldState.LIFTED}),
        HoldState.LIFTED: frozenset(),
    },
    start=HoldState.STANDING,
    ends=frozenset({HoldState.LIFTED}),
)

LINE = Lifecycle(
    "erasure_line",
    {
        LineState.PLANNED: frozenset({LineState.STARTED, LineState.DROPPED}),
        LineState.STARTED: frozenset({LineState.PLANNED, LineState.ERASED, LineState.DROPPED}),
        LineState.ERASED: frozenset(),
        LineState.DROPPED: frozenset(),
    },
    start=LineState.PLANNED,
    ends=frozenset({LineState.ERASED, LineState.DROPPED}),
)
