"""Ids and references tell what they may tell and nothing else."""

import re
from datetime import UTC, date, datetime

import pytest
import time_machine

from kikao.foundation.base.clock import now, today
from kikao.foundation.base.ids import DAY, FAMILY, new_id, new_reference, random_family, random_id


def test_ids_of_the_groups_own_acts_are_in_their_order() -> None:
    made = [new_id() for _one in range(500)]
    assert made == sorted(made)
    assert {one.version for one in made} == {7}


def test_ids_of_what_sources_told_tell_their_day_and_no_time() -> None:
    with time_machine.travel(datetime(2026, 3, 1, 9, tzinfo=UTC), tick=False):
        made = [random_id() for _one in range(200)]
    assert {one.version for one in made} == {4}
    assert {one.int >> 128 - DAY for one in made} == {(date(2026, 3, 1) - date(1970, 1, 1)).days}
    assert made != sorted(made)
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=UTC), tick=False):
        assert random_id() > max(made)


def test_a_reference_can_be_said_over_a_bad_line() -> None:
    made = {new_reference("SK", 2026) for _one in range(500)}
    assert len(made) == 500
    assert all(re.fullmatch(r"SK-2026-[2-9AC-HJ-NP-Z]{6}", one) for one in made)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 3, 1, 21, 59, tzinfo=UTC), date(2026, 3, 1)),
        (datetime(2026, 3, 1, 22, 0, tzinfo=UTC), date(2026, 3, 2)),
    ],
)
def test_a_day_is_a_day_in_south_kivu(instant: datetime, day: date) -> None:
    with time_machine.travel(instant, tick=False):
        assert today() == day
        assert now() == instant


def test_the_ids_of_a_family_lie_side_by_side_and_are_as_random_as_others() -> None:
    first, second = random_family(3), random_family(3)
    assert [one.int - first[0].int for one in first] == [0, 1, 2]
    assert {one.version for one in (*first, *second)} == {4}
    assert first[0].int >> FAMILY != second[0].int >> FAMILY
