"""The tables of going back to see."""

from kikao.casework.monitoring.models.checks import STEPS, Check, CheckResult, FollowUp
from kikao.casework.monitoring.models.clocks import ClockLimit, Escalation
from kikao.casework.monitoring.models.sites import DeploymentNeed, NeedScore, SiteEvent

__all__ = [
    "STEPS",
    "Check",
    "CheckResult",
    "ClockLimit",
    "DeploymentNeed",
    "Escalation",
    "FollowUp",
    "NeedScore",
    "SiteEvent",
]
