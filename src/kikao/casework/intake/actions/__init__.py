"""Acts on arrivals: what phones send is taken, what only a reader can open waits, tags of contents are forgotten."""

from kikao.casework.intake.actions.alerting import call_alert, call_late, leave_alert, refer_alert
from kikao.casework.intake.actions.forgetting import forget_tags
from kikao.casework.intake.actions.holding import hold_sealed
from kikao.casework.intake.actions.taking import take_submission

__all__ = [
    "call_alert",
    "call_late",
    "forget_tags",
    "hold_sealed",
    "leave_alert",
    "refer_alert",
    "take_submission",
]
