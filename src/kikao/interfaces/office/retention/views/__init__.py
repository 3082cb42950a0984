"""Plan, holds, periods and what was erased."""

from kikao.interfaces.office.retention.views.keeping import (
    hold_ask,
    hold_keep,
    hold_lift,
    hold_page,
    hold_place,
    holds_page,
    period_confirm,
    period_propose,
    period_refuse,
    periods_page,
)
from kikao.interfaces.office.retention.views.plan import (
    certificate_page,
    erased_page,
    plan_call_off,
    plan_confirm,
    plan_draw,
    plan_page,
    plan_start,
    waiting_page,
)

__all__ = [
    "certificate_page",
    "erased_page",
    "hold_ask",
    "hold_keep",
    "hold_lift",
    "hold_page",
    "hold_place",
    "holds_page",
    "period_confirm",
    "period_propose",
    "period_refuse",
    "periods_page",
    "plan_call_off",
    "plan_confirm",
    "plan_draw",
    "plan_page",
    "plan_start",
    "waiting_page",
]
