"""Which status of a case may follow which: closed can relapse, blocked can move again."""

from kikao.casework.cases.enums import CaseStatus as S
from kikao.foundation.base.lifecycle import Lifecycle

_WORK = frozenset({S.FACT_FINDING, S.DIALOGUE, S.IMPLEMENTATION, S.MONITORING})
_HALT = frozenset({S.BLOCKED, S.SUSPENDED})

CASE = Lifecycle(
    "case",
    {
        S.TABLED: frozenset({S.ACCEPTED, S.CLOSED}),
        S.ACCEPTED: _WORK | _HALT | {S.CLOSED},
        S.FACT_FINDING: (_WORK - {S.FACT_FINDING}) | _HALT | {S.CLOSED},
        S.DIALOGUE: (_WORK - {S.DIALOGUE}) | _HALT | {S.CLOSED},
        S.IMPLEMENTATION: (_WORK - {S.IMPLEMENTATION}) | _HALT | {S.CLOSED},
        S.MONITORING: (_WORK - {S.MONITORING}) | _HALT | {S.CLOSED},
        S.BLOCKED: _WORK | {S.SUSPENDED, S.CLOSED},
        S.SUSPENDED: _WORK | {S.BLOCKED, S.CLOSED},
        S.CLOSED: frozenset({S.REOPENED}),
        S.REOPENED: _WORK | _HALT | {S.CLOSED},
    },
    start=S.TABLED,
    ends=frozenset({S.CLOSED}),
)
