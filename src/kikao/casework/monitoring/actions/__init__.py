"""Acts of going back to see: planning, writing down, taking up, calling out, the timeline of sites."""

from kikao.casework.monitoring.actions.clocks import escalate_cases, set_clock_limit
from kikao.casework.monitoring.actions.needs import assess_need, note_needs_printed
from kikao.casework.monitoring.actions.nightly import (
    bring_to_the_table,
    plan_missing_checks,
    remind_of_checks,
    remind_of_expiry,
)
from kikao.casework.monitoring.actions.planning import (
    assign_check,
    cancel_check,
    miss_check,
    plan_check,
    plan_checks,
)
from kikao.casework.monitoring.actions.recording import correct_result, record_check
from kikao.casework.monitoring.actions.sites import add_site_event, correct_site_event, strike_site_event
from kikao.casework.monitoring.actions.taking import take_up_finding, take_up_sheet

__all__ = [
    "add_site_event",
    "assess_need",
    "assign_check",
    "bring_to_the_table",
    "cancel_check",
    "correct_result",
    "correct_site_event",
    "escalate_cases",
    "miss_check",
    "note_needs_printed",
    "plan_check",
    "plan_checks",
    "plan_missing_checks",
    "record_check",
    "remind_of_checks",
    "remind_of_expiry",
    "set_clock_limit",
    "strike_site_event",
    "take_up_finding",
    "take_up_sheet",
]
