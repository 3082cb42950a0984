"""How far an accusation reaches: the closure against a slow and simple oracle."""

from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikao.foundation.access.wall import COMPANY_GUARD, UNIFORM, organisation_key, place_key
from kikao.foundation.base.stops import Invalid
from kikao.registry.people.reckoning import (
    Node,
    Tie,
    Web,
    clean_line,
    has_circle,
    lowered,
    makes_circle,
    risen,
    root_of,
)

IDS = [UUID(int=n) for n in range(1, 9)]
STATE, FARDC, REGION, SECAS, PNC, PMH, SCHOOL, OTHER = IDS


def web(*ties: tuple[UUID, UUID], barred: tuple[UUID, ...] = (), security: tuple[UUID, ...] = ()) -> Web:
    nodes = {one: Node(one, one in security, False, one in barred) for one in IDS}
    return Web(nodes, tuple(Tie(parent, child) for parent, child in ties))


TABLE = web(
    (STATE, FARDC),
    (STATE, PNC),
    (FARDC, REGION),
    (REGION, SECAS),
    (PNC, PMH),
    (PNC, SCHOOL),
    barred=(STATE,),
    security=(FARDC, PNC),
)


def test_reach_goes_up_and_down_and_not_sideways() -> None:
    assert TABLE.reach(REGION) == {FARDC, REGION, SECAS}
    assert TABLE.reach(PMH) == {PNC, PMH}
    assert TABLE.reach(PNC) == {PNC, PMH, SCHOOL}


def test_reach_never_passes_through_the_state() -> None:
    assert TABLE.reach(FARDC) == {FARDC, REGION, SECAS}
    assert TABLE.reach(STATE) == {STATE}


def test_a_tie_that_does_not_wall_is_no_way() -> None:
    held = Web({one: Node(one) for one in IDS}, (Tie(FARDC, REGION, walls=False),))
    assert held.reach(REGION) == {REGION}


def test_an_organisation_nobody_knows_reaches_itself() -> None:
    stranger = UUID(int=99)
    assert TABLE.reach(stranger) == {stranger}
    assert TABLE.root(stranger) == stranger


def test_a_part_of_a_security_body_answers_to_an_unknown_uniform() -> None:
    assert UNIFORM in TABLE.keys([SECAS])
    assert UNIFORM in TABLE.keys([PMH])
    assert UNIFORM not in TABLE.keys([OTHER])


def test_keys_name_every_reached_body_and_every_place() -> None:
    place = UUID(int=77)
    assert TABLE.keys([PMH], [place]) == {
        organisation_key(PMH),
        organisation_key(PNC),
        place_key(place),
        UNIFORM,
    }


def test_a_company_answers_to_an_unknown_company_guard() -> None:
    held = Web({OTHER: Node(OTHER, is_company=True)}, ())
    assert COMPANY_GUARD in held.keys([OTHER])


def test_merged_organisations_are_one() -> None:
    nodes = {one: Node(one) for one in IDS} | {OTHER: Node(OTHER, merged_into=PMH)}
    held = Web(nodes, (Tie(PNC, PMH), Tie(SCHOOL, OTHER)))
    assert held.root(OTHER) == PMH
    assert held.reach(OTHER) == held.reach(PMH) == {PNC, PMH, OTHER, SCHOOL}


@given(st.permutations(IDS))
def test_root_of_ends_even_where_rows_were_tampered_into_a_circle(order: list[UUID]) -> None:
    nodes = {a: Node(a, merged_into=b) for a, b in pairwise([*order, order[0]])}
    assert root_of(nodes, order[0]) in nodes


pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)).filter(lambda pair: pair[0] != pair[1])
ties = st.lists(st.builds(Tie, st.sampled_from(IDS), st.sampled_from(IDS), st.booleans()), max_size=14)
nodes = st.fixed_dictionaries(
    {one: st.builds(Node, st.just(one), st.booleans(), st.booleans(), st.booleans()) for one in IDS}
)


@given(nodes, ties)
def test_reach_is_what_a_slow_oracle_finds(known: dict[UUID, Node], edges: list[Tie]) -> None:
    held = Web(known, tuple(edges))
    way = {(t.parent, t.child) for t in edges if t.walls and not known[t.parent].barred}
    above = set(way)
    for _round in IDS:
        above |= {(a, d) for a, b in above for c, d in way if b == c}
    for one in IDS:
        slow = {one} | {a for a, b in above if b == one} | {b for a, b in above if a == one}
        assert held.reach(one) == slow


@given(nodes, ties)
def test_reach_is_the_same_from_both_ends(known: dict[UUID, Node], edges: list[Tie]) -> None:
    held = Web(known, tuple(edges))
    for one in IDS:
        assert all(one in held.reach(other) for other in held.reach(one))


@given(nodes, ties, st.sampled_from(IDS), st.sampled_from(IDS))
def test_to_identify_a_uniform_never_walls_somebody_new(
    known: dict[UUID, Node], edges: list[Tie], seat: UUID, accused: UUID
) -> None:
    keys = Web(known, tuple(edges)).keys([seat])
    if known[accused].security_body and organisation_key(accused) in keys:
        assert UNIFORM in keys
    if known[accused].is_company and organisation_key(accused) in keys:
        assert COMPANY_GUARD in keys


@given(st.lists(pairs, max_size=10), pairs)
def test_a_tie_is_refused_exactly_when_it_closes_a_circle(
    edges: list[tuple[UUID, UUID]], new: tuple[UUID, UUID]
) -> None:
    if has_circle(edges):
        return
    assert makes_circle(edges, *new) == has_circle([*edges, new])


def test_a_straight_line_has_no_circle() -> None:
    assert not has_circle(pairwise(IDS))
    assert has_circle([*pairwise(IDS), (IDS[-1], IDS[0])])


def test_risen_and_lowered_tell_who_gained_and_who_lost_keys() -> None:
    before = {FARDC: frozenset({"a"}), PNC: frozenset({"a", "b"})}
    after = {FARDC: frozenset({"a", "c"}), PNC: frozenset({"a"})}
    assert risen(before, after) == {FARDC: {"c"}}
    assert lowered(before, after, PNC)
    assert not lowered(before, after, FARDC)
    assert not lowered(before, after, None)
    assert lowered(before, {}, FARDC)


def test_clean_line_takes_one_line_of_plain_text() -> None:
    assert clean_line("name", "  Police  des Mines ", longest=30) == "Police des Mines"
    assert clean_line("name", "", longest=5, needed=False) == ""
    for wrong in ("", "  ", "two\nlines", "nul\x00", "x" * 31):
        with pytest.raises(Invalid):
            clean_line("name", wrong, longest=30)
