"""How an agreement and its clauses go on: nothing binds before it is signed, nothing signed is forgotten."""

from kikao.casework.agreements.enums import ClauseStatus as C
from kikao.casework.agreements.enums import InstrumentState as S
from kikao.foundation.base.lifecycle import Lifecycle

INSTRUMENT = Lifecycle(
    "agreement",
    {
        S.DRAFT: frozenset({S.DEMANDED, S.OFFERED, S.REFUSED, S.SIGNED, S.ENDED}),
        S.DEMANDED: frozenset({S.OFFERED, S.REFUSED, S.SIGNED, S.ENDED}),
        S.OFFERED: frozenset({S.DEMANDED, S.REFUSED, S.SIGNED, S.ENDED}),
        S.REFUSED: frozenset({S.DEMANDED, S.OFFERED, S.SIGNED, S.ENDED}),
        S.SIGNED: frozenset({S.AMENDED, S.DENOUNCED, S.ENDED}),
        S.AMENDED: frozenset(),
        S.DENOUNCED: frozenset(),
        S.ENDED: frozenset(),
    },
    start=S.DRAFT,
    ends=frozenset({S.REFUSED, S.AMENDED, S.DENOUNCED, S.ENDED}),
)

CLAUSE = Lifecycle(
    "clause",
    {
        C.DUE: frozenset({C.CLAIMED, C.DONE, C.LATE, C.BREACHED, C.DISPUTED, C.VOID}),
        C.CLAIMED: frozenset({C.DONE, C.DUE, C.LATE, C.BREACHED, C.DISPUTED, C.VOID}),
        C.DONE: frozenset({C.DUE, C.LATE, C.BREACHED, C.DISPUTED, C.VOID}),
        C.LATE: frozenset({C.CLAIMED, C.DONE, C.DUE, C.BREACHED, C.DISPUTED, C.VOID}),
        C.BREACHED: frozenset({C.CLAIMED, C.DONE, C.DUE, C.DISPUTED, C.VOID}),
        C.DISPUTED: frozenset({C.CLAIMED, C.DONE, C.DUE, C.LATE, C.BREACHED, C.VOID}),
        C.VOID: frozenset({C.DUE}),
    },
    start=C.DUE,
    ends=frozenset({C.DONE, C.VOID}),
)
