"""Checks, results, sites and what is slipping, as they go in and out."""

from kikao.casework.monitoring.schemas.checks import (
    CaseChecks,
    CheckLine,
    CheckPage,
    FollowLine,
    ResultLine,
    VisitTold,
    WaitingFinding,
)
from kikao.casework.monitoring.schemas.compliance import Cell, Compliance, ComplianceRow
from kikao.casework.monitoring.schemas.sites import (
    NeedLine,
    NeedScoreLine,
    Proposed,
    ScoreGiven,
    SiteEventGiven,
    SiteEventLine,
    SiteEventTold,
    SitePage,
)
from kikao.casework.monitoring.schemas.slipping import ClockLine, SlippingLine, SlippingPart

__all__ = [
    "CaseChecks",
    "Cell",
    "CheckLine",
    "CheckPage",
    "ClockLine",
    "Compliance",
    "ComplianceRow",
    "FollowLine",
    "NeedLine",
    "NeedScoreLine",
    "Proposed",
    "ResultLine",
    "ScoreGiven",
    "SiteEventGiven",
    "SiteEventLine",
    "SiteEventTold",
    "SitePage",
    "SlippingLine",
    "SlippingPart",
    "VisitTold",
    "WaitingFinding",
]
