"""What can be done about how long records are kept."""

from kikao.insight.retention.actions.erasing import (
    call_off_erasure,
    confirm_erasure,
    repeat_erasures,
    start_erasure,
)
from kikao.insight.retention.actions.holding import (
    ask_to_lift_hold,
    keep_hold,
    lift_hold,
    place_hold,
)
from kikao.insight.retention.actions.nightly import clear_passing_things
from kikao.insight.retention.actions.planning import plan_erasure
from kikao.insight.retention.actions.settling import confirm_period, propose_period, refuse_period

__all__ = [
    "ask_to_lift_hold",
    "call_off_erasure",
    "clear_passing_things",
    "confirm_erasure",
    "confirm_period",
    "keep_hold",
    "lift_hold",
    "place_hold",
    "plan_erasure",
    "propose_period",
    "refuse_period",
    "repeat_erasures",
    "start_erasure",
]
