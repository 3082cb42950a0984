"""Tables of handing a case over: keys and cards, what goes out, what comes in."""

from kikao.casework.handover.models.cards import Card, OwnKeys
from kikao.casework.handover.models.going import Handover, HandoverFile, HandoverPart, HandoverReport
from kikao.casework.handover.models.incoming import Arrival, ArrivalFile

__all__ = [
    "Arrival",
    "ArrivalFile",
    "Card",
    "Handover",
    "HandoverFile",
    "HandoverPart",
    "HandoverReport",
    "OwnKeys",
]
