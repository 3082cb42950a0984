"""What can be asked about the money of missions."""

from kikao.casework.missions.queries.money.costs import (
    Span,
    cost_of_case,
    costs_of_cases,
    costs_of_missions,
    costs_of_territories,
)
from kikao.casework.missions.queries.money.entries import money_entry, pay_list
from kikao.casework.missions.queries.money.hands import left_in_hand, team_choices
from kikao.casework.missions.queries.money.page import budget, enters_money, mission_money

__all__ = [
    "Span",
    "budget",
    "cost_of_case",
    "costs_of_cases",
    "costs_of_missions",
    "costs_of_territories",
    "enters_money",
    "left_in_hand",
    "mission_money",
    "money_entry",
    "pay_list",
    "team_choices",
]
