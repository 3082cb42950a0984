"""The net holds: take one stone out of the wall, and the histories of every run find it out."""

import pytest

from tests.journeys.histories.living import DEEDS, Life
from tests.journeys.histories.mutations import MISSING
from tests.journeys.histories.test_wall_histories import EACH
from tests.journeys.histories.world import history

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.xdist_group("histories")]

FOUND_OUT_BY = {
    "it climbs to no body above": 7,
    "it reaches no body below": 7,
    "it climbs to the State": 1,
    "interests do not count": 4,
    "merged bodies are two": 7,
    "what is parted stays walled": 17,
    "what is taken back stays": 4,
    "keys stay where a wall rose": 8,
    "a released text never ends": 5,
    "reports are for all": 8,
}
"""Where to look first: history 0 unless told otherwise. When deeds change, another history may find it out."""


@pytest.mark.parametrize("missing", MISSING)
def test_a_missing_stone_is_found_out(life: Life, missing: str) -> None:
    first = FOUND_OUT_BY.get(missing, 0)
    with MISSING[missing]():
        world = life.world.again()
        world.reckon()
        without = Life(world)
        assert any(without.lives(history(number, len(DEEDS))) for number in (first, *range(EACH)))
