"""The wall follows accusations wherever two matters touch."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WallMark, WorkingGroup
from kikao.foundation.access.wall import (
    UNIFORM,
    follow_subject,
    is_walled,
    join_subjects,
    keys_on,
    lower_wall,
    organisation_key,
    part_subjects,
    raise_wall,
    unwalled,
    watch,
)
from kikao.foundation.base.ids import new_id, random_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> WorkingGroup:
    return WorkingGroup.objects.create(name="South Kivu", province="Sud-Kivu", prefix="SK")


def _reader(group: WorkingGroup, *keys: str) -> Actor:
    return Actor(group.id, account_id=new_id(), wall_keys=frozenset(keys))


def test_raise_wall_hides_a_subject_from_those_who_answer_to_the_key(group: WorkingGroup) -> None:
    subject, accused, other = random_id(), new_id(), new_id()
    raise_wall(group.id, subject, organisation_key(accused), random_id())
    assert is_walled(_reader(group, organisation_key(accused)), subject)
    assert not is_walled(_reader(group, organisation_key(other)), subject)


def test_join_subjects_lets_both_sides_carry_both_walls(group: WorkingGroup) -> None:
    report, incident, case = random_id(), random_id(), new_id()
    army, company = organisation_key(new_id()), organisation_key(new_id())
    raise_wall(group.id, report, army, random_id())
    join_subjects(group.id, report, incident, random_id())
    join_subjects(group.id, incident, case, random_id())
    raise_wall(group.id, case, company, random_id())
    assert set(keys_on([report, incident, case]).values()) == {frozenset({army, company})}


def test_lower_wall_takes_back_only_what_that_row_accused(group: WorkingGroup) -> None:
    report, incident = random_id(), random_id()
    origin, other_origin = random_id(), random_id()
    join_subjects(group.id, report, incident, random_id())
    raise_wall(group.id, report, UNIFORM, origin)
    raise_wall(group.id, incident, UNIFORM, other_origin)
    lower_wall(report, origin)
    assert is_walled(_reader(group, UNIFORM), report)
    lower_wall(incident, other_origin)
    assert not is_walled(_reader(group, UNIFORM), report)


def test_part_subjects_leaves_each_side_its_own_wall(group: WorkingGroup) -> None:
    first, second, link = random_id(), random_id(), random_id()
    raise_wall(group.id, first, "ORG:a", random_id())
    raise_wall(group.id, second, "ORG:b", random_id())
    join_subjects(group.id, first, second, link)
    part_subjects(group.id, link)
    assert keys_on([first, second]) == {first: frozenset({"ORG:a"}), second: frozenset({"ORG:b"})}


def test_follow_subject_carries_the_walls_of_all_it_follows_and_gives_none_back(group: WorkingGroup) -> None:
    mission, first, second, report = random_id(), new_id(), new_id(), random_id()
    army, company, police = (organisation_key(new_id()) for _ in range(3))
    link, accusation = random_id(), random_id()
    raise_wall(group.id, first, army, random_id())
    follow_subject(group.id, mission, first, link)
    follow_subject(group.id, mission, second, random_id())
    join_subjects(group.id, report, second, random_id())
    raise_wall(group.id, report, company, accusation)
    raise_wall(group.id, mission, police, random_id())
    assert keys_on([mission, first, second]) == {
        mission: {army, company, police},
        first: {army},
        second: {company},
    }
    lower_wall(report, accusation)
    part_subjects(group.id, link)
    assert keys_on([mission, first, second]) == {mission: {police}, first: {army}, second: frozenset()}


def test_lower_wall_reaches_what_was_joined_to_something_that_follows(group: WorkingGroup) -> None:
    case, sheet, report = new_id(), random_id(), random_id()
    army, accusation = organisation_key(new_id()), random_id()
    follow_subject(group.id, sheet, case, random_id())
    join_subjects(group.id, report, sheet, random_id())
    raise_wall(group.id, case, army, accusation)
    assert keys_on([report, sheet]) == {report: {army}, sheet: {army}}
    lower_wall(case, accusation)
    assert keys_on([case, report, sheet]) == {case: frozenset(), report: frozenset(), sheet: frozenset()}


def test_lower_wall_leaves_what_the_same_origin_says_of_another_that_is_followed(group: WorkingGroup) -> None:
    first, second, mission = new_id(), new_id(), random_id()
    army, origin = organisation_key(new_id()), random_id()
    for case in (first, second):
        follow_subject(group.id, mission, case, random_id())
        raise_wall(group.id, case, army, origin)
    lower_wall(first, origin)
    assert keys_on([first, mission]) == {first: frozenset(), mission: {army}}


def test_raise_wall_tells_the_watchers_which_subjects_are_touched(group: WorkingGroup) -> None:
    seen: list[frozenset[UUID]] = []

    def watcher(_group: UUID, subjects: frozenset[UUID]) -> None:
        seen.append(subjects)

    watch(watcher)
    first, second = random_id(), random_id()
    join_subjects(group.id, first, second, random_id())
    raise_wall(group.id, first, UNIFORM, random_id())
    assert seen[-1] == {first, second}


def test_unwalled_cuts_lists_as_is_walled_cuts_rows(group: WorkingGroup) -> None:
    hidden, seen = new_id(), new_id()
    raise_wall(group.id, hidden, UNIFORM, random_id())
    WallMark.objects.create(working_group=group, subject_id=seen, key="ORG:x", origin_id=random_id())
    found = WallMark.objects.filter(unwalled(_reader(group, UNIFORM), "subject_id"))
    assert [mark.subject_id for mark in found] == [seen]


class WallHistory(TestCase):
    """Random histories end where a plain reckoning of connected matters ends."""

    @settings(max_examples=25, deadline=None, derandomize=True)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["raise", "lower", "join", "part"]), st.integers(0, 4), st.integers(0, 4)
            ),
            max_size=14,
        )
    )
    def test_random_histories_agree_with_a_plain_reckoning(self, steps: list[tuple[str, int, int]]) -> None:
        """Play the steps and compare with marks spread over connected subjects."""
        group = WorkingGroup.objects.create(name="Group", province="Sud-Kivu", prefix="SK")
        subjects = [random_id() for _ in range(5)]
        accusing = [[random_id() for _ in range(5)] for _ in range(5)]
        links = [[random_id() for _ in range(5)] for _ in range(5)]
        marks: set[tuple[int, int]] = set()
        joined: set[tuple[int, int]] = set()
        for deed, left, right in steps:
            if deed == "raise":
                raise_wall(group.id, subjects[left], f"ORG:{right}", accusing[left][right])
                marks.add((left, right))
            elif deed == "lower":
                lower_wall(subjects[left], accusing[left][right])
                marks.discard((left, right))
            elif deed == "join" and left != right:
                join_subjects(group.id, subjects[left], subjects[right], links[left][right])
                joined.add((left, right))
            elif deed == "part":
                part_subjects(group.id, links[left][right])
                joined.discard((left, right))
        found = keys_on(subjects)
        for place, subject in enumerate(subjects):
            reach = _reach(place, joined)
            assert found[subject] == {f"ORG:{key}" for end, key in marks if end in reach}


def _reach(start: int, joined: set[tuple[int, int]]) -> set[int]:
    reached = {start}
    while True:
        more = {b for a, b in joined if a in reached} | {a for a, b in joined if b in reached}
        if more <= reached:
            return reached
        reached |= more
