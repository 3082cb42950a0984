"""The addresses of money."""

from django.urls import path

from kikao.interfaces.office.money.views import budgets, costs, entering, entries, mission, rates

_ONE = "missions/<uuid:mission_id>/"
_BUDGET = "budgets/<uuid:budget_id>/"
_ENTRY = "entries/<uuid:entry_id>/"

urlpatterns = [
    path("", costs.listed, {"cost_kind": "missions"}, name="money-costs"),
    path("cases/", costs.listed, {"cost_kind": "cases"}, name="money-cases"),
    path("territories/", costs.listed, {"cost_kind": "territories"}, name="money-territories"),
    path("print/<slug:cost_kind>/", costs.printed, name="money-print"),
    path("export/<slug:cost_kind>/", costs.exported, name="money-export"),
    path("rates/", rates.listed, name="money-rates"),
    path("rates/enter/", rates.entered, name="money-rate"),
    path(_ONE, mission.one, name="money-mission"),
    path(f"{_ONE}budget/", budgets.made, name="money-budget-make"),
    path(f"{_ONE}advance/", entering.advance, name="money-advance"),
    path(f"{_ONE}receipt/", entering.receipt, name="money-receipt"),
    path(f"{_ONE}help/", entering.travel, name="money-help"),
    path(f"{_ONE}help/discreet/", entering.discreet, name="money-discreet"),
    path(f"{_ONE}change/", entering.change, name="money-change"),
    path(f"{_ONE}settle/", entering.settle, name="money-settle"),
    path(f"{_ONE}list/", mission.pay_sheet, name="money-list"),
    path(_BUDGET, budgets.one, name="money-budget"),
    path(f"{_BUDGET}approve/", budgets.approved, name="money-budget-approve"),
    path(_ENTRY, entries.one, name="money-entry"),
    path(f"{_ENTRY}strike/", entries.struck, name="money-strike"),
]
