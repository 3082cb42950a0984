"""The wall holds in whatever order things happen: random histories, looked at after every step.

At full size 10,000 histories in twenty parts of five hundred; a part that passed is not run again (`script/test --full`).
"""

import pytest

from tests.journeys.histories.living import DEEDS, Life
from tests.journeys.histories.world import history
from tests.kit.sizes import FULL

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("histories")]

PARTS = range(20) if FULL else range(1)
EACH = 500 if FULL else 18


@pytest.mark.parametrize("part", [pytest.param(one, marks=pytest.mark.full if FULL else ()) for one in PARTS])
def test_no_history_lets_a_walled_reader_find_a_trace(life: Life, part: int) -> None:
    for number in range(part * EACH, (part + 1) * EACH):
        lived = history(number, len(DEEDS))
        if life.lives(lived):
            pytest.fail(f"history {number}: {life.shortest(lived)}")
