"""How an invitation or a reset goes on: a reset needs a second person before its holder can use it."""

from kikao.foundation.accounts.enums import DoorCodeState as S
from kikao.foundation.base.lifecycle import Lifecycle

DOOR_CODE = Lifecycle(
    name="door_code",
    moves={
        S.STARTED: frozenset({S.CONFIRMED, S.WITHDRAWN}),
        S.CONFIRMED: frozenset({S.USED, S.WITHDRAWN}),
        S.USED: frozenset(),
        S.WITHDRAWN: frozenset(),
    },
    start=S.STARTED,
    ends=frozenset({S.USED, S.WITHDRAWN}),
)
