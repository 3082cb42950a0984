"""How a request to open an identity moves, how custodians pass identities on, and how the papers are used."""

from kikao.foundation.base.lifecycle import Lifecycle
from kikao.foundation.sealing.enums import CeremonyState, ExportState, OpeningState, PassingState

_OVER = frozenset({OpeningState.EXPIRED, OpeningState.CLOSED, OpeningState.STOPPED})

OPENING = Lifecycle(
    "opening",
    {
        OpeningState.ASKED: frozenset({OpeningState.APPROVED, OpeningState.REFUSED}) | _OVER,
        OpeningState.APPROVED: _OVER,
        OpeningState.REFUSED: frozenset(),
        OpeningState.EXPIRED: frozenset(),
        OpeningState.CLOSED: frozenset(),
        OpeningState.STOPPED: frozenset(),
    },
    start=OpeningState.ASKED,
    ends=_OVER | {OpeningState.REFUSED},
)

PASSING = Lifecycle(
    "passing",
    {
        PassingState.ASKED: frozenset({PassingState.AGREED, PassingState.REFUSED, PassingState.EXPIRED}),
        PassingState.AGREED: frozenset({PassingState.DONE, PassingState.EXPIRED}),
        PassingState.DONE: frozenset(),
        PassingState.REFUSED: frozenset(),
        PassingState.EXPIRED: frozenset(),
    },
    start=PassingState.ASKED,
    ends=frozenset({PassingState.DONE, PassingState.REFUSED, PassingState.EXPIRED}),
)

CEREMONY = Lifecycle(
    "ceremony",
    {
        CeremonyState.OPEN: frozenset({CeremonyState.DONE, CeremonyState.ENDED}),
        CeremonyState.DONE: frozenset(),
        CeremonyState.ENDED: frozenset(),
    },
    start=CeremonyState.OPEN,
    ends=frozenset({CeremonyState.DONE, CeremonyState.ENDED}),
)

EXPORT = Lifecycle(
    "export",
    {
        ExportState.ASKED: frozenset({ExportState.APPROVED, ExportState.REFUSED, ExportState.LAPSED}),
        ExportState.APPROVED: frozenset({ExportState.TAKEN, ExportState.LAPSED}),
        ExportState.REFUSED: frozenset(),
        ExportState.TAKEN: frozenset(),
        ExportState.LAPSED: frozenset(),
    },
    start=ExportState.ASKED,
    ends=frozenset({ExportState.REFUSED, ExportState.TAKEN, ExportState.LAPSED}),
)
