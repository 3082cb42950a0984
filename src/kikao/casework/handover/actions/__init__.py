"""Acts on hand-overs: cards of other groups, proposing, approving, making the file, taking one in, answering it."""

from kikao.casework.handover.actions.accepting import Entered, accept_arrival, decline_arrival
from kikao.casework.handover.actions.answered import (
    close_case_handed_over,
    enter_receipt,
    remind_of_handovers,
)
from kikao.casework.handover.actions.cards import confirm_card, end_card, enter_card, make_handover_keys
from kikao.casework.handover.actions.making import make_handover_file
from kikao.casework.handover.actions.proposing import (
    approve_handover,
    propose_handover,
    recall_handover,
    refuse_handover,
)
from kikao.casework.handover.actions.receiving import receive_handover

__all__ = [
    "Entered",
    "accept_arrival",
    "approve_handover",
    "close_case_handed_over",
    "confirm_card",
    "decline_arrival",
    "end_card",
    "enter_card",
    "enter_receipt",
    "make_handover_file",
    "make_handover_keys",
    "propose_handover",
    "recall_handover",
    "receive_handover",
    "refuse_handover",
    "remind_of_handovers",
]
