"""Asking for norms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.registry.norms.actions import add_norm, load_norms, retire_norm
from kikao.registry.norms.queries import norm, norms, norms_named, require_norms

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_norms_are_found_without_accents(system: Actor, member: Actor) -> None:
    load_norms(system)
    with translation.override("fr"):
        found = norms(member, search="demilitarisation SITES").items
    assert [line.title for line in found] == ["Règles nationales de démilitarisation des sites miniers"]


def test_norms_come_in_the_readers_language_and_in_pages(system: Actor, member: Actor) -> None:
    load_norms(system)
    with translation.override("en"):
        first = norms(member, size=4)
        second = norms(member, size=4, after=first.next_cursor)
    titles = [line.title for line in first.items + second.items]
    assert len(set(titles)) == len(titles) == 8
    assert "Voluntary Principles on Security and Human Rights" in titles


@pytest.mark.parametrize("rows", [1, 3])
def test_norms_cost_one_query_however_many_there_are(secretary: Actor, rows: int) -> None:
    for number in range(rows):
        add_norm(secretary, title_fr=f"Loi {number}", reference="JO")
    with CaptureQueriesContext(connection) as asked:
        assert len(norms(secretary).items) == rows
    assert len(asked) == 1


@pytest.mark.parametrize("role", [Role.DONOR, Role.OBSERVER, Role.FOCAL_POINT, Role.OPERATOR])
def test_those_who_read_no_case_read_no_norm(secretary: Actor, role: Role) -> None:
    made = add_norm(secretary, title_fr="Loi", reference="JO")
    other = Actor(secretary.working_group_id, roles=frozenset({role}))
    assert norms(other).items == ()
    with pytest.raises(Unknown):
        norm(other, made)


def test_what_was_cited_stays_readable_and_cannot_be_cited_anew_once_retired(secretary: Actor) -> None:
    made = add_norm(secretary, title_fr="Loi", reference="JO")
    assert require_norms(secretary, [made, made], field="norms") == (made,)
    assert require_norms(secretary, [], field="norms") == ()
    retire_norm(secretary, norm_id=made)
    assert norms_named(secretary, [made])[made].title == "Loi"
    with pytest.raises(Invalid):
        require_norms(secretary, [made], field="norms")
