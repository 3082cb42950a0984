"""What is done with the money of missions: budgets, entries, striking out; nothing is ever deleted or changed."""

from kikao.casework.missions.actions.money.budgeting import approve_budget, make_budget
from kikao.casework.missions.actions.money.correcting import attach_money_files, export_costs, strike_entry
from kikao.casework.missions.actions.money.moving import change_money, pay_advance, settle_money
from kikao.casework.missions.actions.money.spending import enter_mission_receipt, help_travel

__all__ = [
    "approve_budget",
    "attach_money_files",
    "change_money",
    "enter_mission_receipt",
    "export_costs",
    "help_travel",
    "make_budget",
    "pay_advance",
    "settle_money",
    "strike_entry",
]
