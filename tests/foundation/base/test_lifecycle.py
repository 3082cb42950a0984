"""A move that the table does not have is refused with a code and words."""

import pytest
from django.utils.translation import override

from kikao.foundation.base.lifecycle import LIFECYCLES, Lifecycle, LifecycleStop
from tests.architecture.papers import load_everything


def every_lifecycle() -> list[Lifecycle]:
    load_everything()
    return [LIFECYCLES[name] for name in sorted(LIFECYCLES)]


@pytest.mark.parametrize("lifecycle", every_lifecycle(), ids=lambda one: one.name)
def test_every_move_in_the_table_passes_and_every_other_is_refused(lifecycle: Lifecycle) -> None:
    states = list(type(lifecycle.start))
    for old in states:
        for new in states:
            if new in lifecycle.allowed(old):
                lifecycle.check(old, new)
                continue
            with pytest.raises(LifecycleStop) as refused:
                lifecycle.check(old, new)
            assert refused.value.code == f"lifecycle.{lifecycle.name}"
            assert refused.value.status == 409


@pytest.mark.parametrize("lifecycle", every_lifecycle(), ids=lambda one: one.name)
def test_the_refusal_names_both_states_in_the_readers_language(lifecycle: Lifecycle) -> None:
    state = next(iter(lifecycle.moves))
    for language in ("en", "fr"):
        with override(language):
            message = str(LifecycleStop(lifecycle, state, state).message)
            assert message.count(str(state.label)) >= 2


@pytest.mark.parametrize("lifecycle", every_lifecycle(), ids=lambda one: one.name)
def test_a_state_that_is_none_is_refused(lifecycle: Lifecycle) -> None:
    with pytest.raises(LifecycleStop):
        lifecycle.check(lifecycle.start, "NO-SUCH-STATE")
    with pytest.raises(LifecycleStop):
        lifecycle.check("NO-SUCH-STATE", lifecycle.start)
    assert lifecycle.drawing().startswith("stateDiagram-v2")
