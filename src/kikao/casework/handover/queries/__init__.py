"""Asking about cards of other groups, what goes to them, and what came from them."""

from kikao.casework.handover.queries.cards import card, card_choices, cards, own_card
from kikao.casework.handover.queries.going import (
    handover,
    handovers,
    handovers_of_case,
    package,
    require_handover,
)
from kikao.casework.handover.queries.incoming import arrival, arrivals, receipt, require_arrival

__all__ = [
    "arrival",
    "arrivals",
    "card",
    "card_choices",
    "cards",
    "handover",
    "handovers",
    "handovers_of_case",
    "own_card",
    "package",
    "receipt",
    "require_arrival",
    "require_handover",
]
