"""The tables of going back to see."""

from kikao.casework.monitoring.models.clocks import ClockLimit, Escalation
from kikao.casework.monitoring.models.sites import DeploymentNeed, NeedScore, SiteEvent

__all__ = ["ClockLimit", "DeploymentNeed", "Escalation", "NeedScore", "SiteEvent"]
