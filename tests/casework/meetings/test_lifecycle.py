"""Every step that the tables do not have is refused, in words."""

import itertools

import pytest

from kikao.casework.meetings.enums import Ratification, ReleaseState, SittingState
from kikao.casework.meetings.lifecycle import RELEASE, SITTING, URGENT
from kikao.foundation.base.lifecycle import Lifecycle
from kikao.foundation.base.stops import Stop

ALLOWED = {
    "sitting": "PLANNED-CALLED PLANNED-HELD PLANNED-CANCELLED CALLED-HELD CALLED-CANCELLED HELD-MINUTED "
    "MINUTED-MINUTED MINUTED-ADOPTED",
    "release": "PROPOSED-APPROVED PROPOSED-REFUSED PROPOSED-WITHDRAWN APPROVED-EXPIRED APPROVED-WITHDRAWN",
    "urgent_decision": "UNRATIFIED-RATIFIED UNRATIFIED-CHANGED UNRATIFIED-CANCELLED",
}


@pytest.mark.parametrize(
    ("lifecycle", "states"), [(SITTING, SittingState), (RELEASE, ReleaseState), (URGENT, Ratification)]
)
def test_the_steps_are_those_agreed_on(lifecycle: Lifecycle, states: type[SittingState]) -> None:
    for old, new in itertools.product(states, repeat=2):
        if f"{old.name}-{new.name}" in ALLOWED[lifecycle.name].split():
            lifecycle.check(old, new)
        else:
            with pytest.raises(Stop, match=rf"lifecycle\.{lifecycle.name}") as refused:
                lifecycle.check(old, new)
            assert old == Ratification.NONE or str(old.label) in str(refused.value.message)
