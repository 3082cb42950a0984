"""Tasks go one way: reported is claimed, confirmed and dropped are the end."""

import pytest

from kikao.casework.tasks.enums import TaskState as T
from kikao.casework.tasks.lifecycle import RECOMMENDATION, TASK
from kikao.foundation.base.stops import Stop


def test_the_moves_of_a_task() -> None:
    assert {old: set(nexts) for old, nexts in TASK.moves.items()} == {
        T.OPEN: {T.REPORTED, T.DROPPED},
        T.REPORTED: {T.CONFIRMED, T.OPEN},
        T.CONFIRMED: set(),
        T.DROPPED: set(),
    }


@pytest.mark.parametrize("lifecycle", [TASK, RECOMMENDATION])
def test_no_state_is_a_dead_end_but_the_ends(lifecycle: object) -> None:
    assert {state for state, nexts in lifecycle.moves.items() if not nexts} <= lifecycle.ends  # type: ignore[attr-defined]


def test_a_refused_move_says_both_states() -> None:
    with pytest.raises(Stop) as refusal:
        TASK.check(T.OPEN, T.CONFIRMED)
    assert refusal.value.code == "lifecycle.task"
    assert str(T.OPEN.label) in str(refusal.value.message)
