"""Every state of the lifecycles has a way on, and nothing goes where the table does not say."""

import pytest
from django.db.models import TextChoices
from hypothesis import given
from hypothesis import strategies as st

from kikao.casework.incidents.enums import (
    HURIDOCS,
    Act,
    Attribution,
    Degree,
    IncidentState,
    MappingState,
    Method,
    Verification,
)
from kikao.casework.incidents.lifecycle import INCIDENT, MAPPING, VERIFICATION
from kikao.casework.incidents.reckoning import changed_mappings
from kikao.foundation.base.lifecycle import Lifecycle, LifecycleStop

ALL = ((INCIDENT, IncidentState), (MAPPING, MappingState), (VERIFICATION, Verification))


@pytest.mark.parametrize(("lifecycle", "states"), ALL)
def test_every_step_that_is_not_in_the_table_is_refused(
    lifecycle: Lifecycle, states: type[TextChoices]
) -> None:
    for old in states:
        for new in states:
            if new in lifecycle.allowed(old):
                lifecycle.check(old, new)
            else:
                with pytest.raises(LifecycleStop) as refusal:
                    lifecycle.check(old, new)
                assert refusal.value.code == f"lifecycle.{lifecycle.name}"


@pytest.mark.parametrize(("lifecycle", "states"), ALL)
def test_no_state_is_a_dead_end(lifecycle: Lifecycle, states: type[TextChoices]) -> None:
    assert set(lifecycle.moves) == set(states)
    assert all(lifecycle.allowed(state) for state in states)


def test_every_huridocs_number_belongs_to_a_code_of_ours() -> None:
    ours = {*Act.values, *Degree.values, *Method.values, *Attribution.values}
    assert set(HURIDOCS) <= ours
    assert len(ours) == len(Act) + len(Degree) + len(Method) + len(Attribution)


_CODES = st.sampled_from(["A", "B", "C", "D"])
_STATES = st.sampled_from(["PROPOSED", "CONFIRMED", "REJECTED"])


@given(held=st.dictionaries(_CODES, _STATES), wanted=st.sets(_CODES))
def test_a_change_of_category_never_touches_what_a_person_judged(
    held: dict[str, str], wanted: set[str]
) -> None:
    new, stale = changed_mappings(held, wanted)

    judged = {code for code, state in held.items() if state != "PROPOSED"}
    assert not (new | stale) & judged
    assert (set(held) - stale) | new == wanted | judged
