"""How a referral goes on: whoever is silent can still answer, whoever declined can still take it up."""

from kikao.casework.referrals.enums import ReferralState as State
from kikao.foundation.base.lifecycle import Lifecycle

_ANSWERS = frozenset({State.ANSWERED, State.TAKEN_UP, State.DECLINED, State.RECALLED})

REFERRAL = Lifecycle(
    "referral",
    {
        State.SENT: _ANSWERS | {State.ACKNOWLEDGED, State.SILENT},
        State.ACKNOWLEDGED: _ANSWERS | {State.SILENT},
        State.SILENT: _ANSWERS | {State.ACKNOWLEDGED},
        State.ANSWERED: frozenset({State.TAKEN_UP, State.DECLINED, State.RECALLED}),
        State.TAKEN_UP: frozenset({State.DECLINED}),
        State.DECLINED: frozenset({State.TAKEN_UP}),
        State.RECALLED: frozenset(),
    },
    start=State.SENT,
    ends=frozenset({State.TAKEN_UP, State.DECLINED, State.RECALLED}),
)
