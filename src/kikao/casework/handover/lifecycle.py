"""How a hand-over goes on: two persons before the file is made, a receipt after it; and how a card is trusted.

What changed after it was approved is approved once more, or refused after all.
"""

from kikao.casework.handover.enums import ArrivalState, CardState
from kikao.casework.handover.enums import HandoverState as State
from kikao.foundation.base.lifecycle import Lifecycle

_ANSWERED = frozenset({State.ACCEPTED, State.DECLINED})

HANDOVER = Lifecycle(
    "handover",
    {
        State.PROPOSED: frozenset({State.APPROVED, State.REFUSED, State.RECALLED}),
        State.APPROVED: frozenset({State.APPROVED, State.SENT, State.REFUSED, State.RECALLED}),
        State.SENT: _ANSWERED | {State.RECEIVED},
        State.RECEIVED: _ANSWERED,
        State.REFUSED: frozenset(),
        State.RECALLED: frozenset(),
        State.ACCEPTED: frozenset(),
        State.DECLINED: frozenset(),
    },
    start=State.PROPOSED,
    ends=_ANSWERED | {State.REFUSED, State.RECALLED},
)

ARRIVAL = Lifecycle(
    "arrival",
    {
        ArrivalState.WAITING: frozenset({ArrivalState.ACCEPTED, ArrivalState.DECLINED}),
        ArrivalState.ACCEPTED: frozenset(),
        ArrivalState.DECLINED: frozenset(),
    },
    start=ArrivalState.WAITING,
    ends=frozenset({ArrivalState.ACCEPTED, ArrivalState.DECLINED}),
)

CARD = Lifecycle(
    "handover_card",
    {
        CardState.ENTERED: frozenset({CardState.CONFIRMED, CardState.ENDED}),
        CardState.CONFIRMED: frozenset({CardState.ENDED}),
        CardState.ENDED: frozenset(),
    },
    start=CardState.ENTERED,
    ends=frozenset({CardState.ENDED}),
)
