"""What can be asked of going back to see."""

from kikao.casework.monitoring.queries.checks import (
    check,
    check_of_result,
    checks,
    checks_of_case,
    checks_of_place,
    counted_apart,
)
from kikao.casework.monitoring.queries.clocks import clock_limits
from kikao.casework.monitoring.queries.compliance import compliance
from kikao.casework.monitoring.queries.needs import need, needs, needs_of_place, proposed_scores
from kikao.casework.monitoring.queries.offers import clause_choices, mission_choices
from kikao.casework.monitoring.queries.sites import site, site_event
from kikao.casework.monitoring.queries.slipping import slipping, slipping_of, slips_of_case
from kikao.casework.monitoring.queries.told import site_events_of_case, visits_of_case
from kikao.casework.monitoring.queries.visits import coming_checks, findings_of_mission, promises_to_see
from kikao.casework.monitoring.queries.waiting import count_findings, waiting_finding, waiting_findings

__all__ = [
    "check",
    "check_of_result",
    "checks",
    "checks_of_case",
    "checks_of_place",
    "clause_choices",
    "clock_limits",
    "coming_checks",
    "compliance",
    "count_findings",
    "counted_apart",
    "findings_of_mission",
    "mission_choices",
    "need",
    "needs",
    "needs_of_place",
    "promises_to_see",
    "proposed_scores",
    "site",
    "site_event",
    "site_events_of_case",
    "slipping",
    "slipping_of",
    "slips_of_case",
    "visits_of_case",
    "waiting_finding",
    "waiting_findings",
]
