"""How a request to open an identity moves: asked, answered by another custodian, over."""

from kikao.foundation.base.lifecycle import Lifecycle
from kikao.foundation.sealing.enums import OpeningState

OPENING = Lifecycle(
    "opening",
    {
        OpeningState.ASKED: frozenset({OpeningState.APPROVED, OpeningState.REFUSED, OpeningState.EXPIRED}),
        OpeningState.APPROVED: frozenset({OpeningState.EXPIRED}),
        OpeningState.REFUSED: frozenset(),
        OpeningState.EXPIRED: frozenset(),
    },
    start=OpeningState.ASKED,
    ends=frozenset({OpeningState.REFUSED, OpeningState.EXPIRED}),
)
