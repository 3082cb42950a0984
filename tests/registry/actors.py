"""Actors without accounts for tests of the registry: one per role that matters here, and one of another group."""

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup


@pytest.fixture
def group(db: None) -> WorkingGroup:
    """Return the group of the tests."""
    return WorkingGroup.objects.create(name="South Kivu", province="Sud-Kivu", prefix="SK")


@pytest.fixture
def system(group: WorkingGroup) -> Actor:
    """Return the clock of the group, which also sets it up."""
    return Actor.system(group.id)


@pytest.fixture
def source(group: WorkingGroup) -> Actor:
    """Return a source at the public door."""
    return Actor.source(group.id)


@pytest.fixture
def secretary(group: WorkingGroup) -> Actor:
    """Return somebody of the secretariat."""
    return Actor(group.id, name="Secretary", roles=frozenset({Role.SECRETARIAT}))


@pytest.fixture
def member(group: WorkingGroup) -> Actor:
    """Return a member."""
    return Actor(group.id, name="Member", roles=frozenset({Role.MEMBER}))


@pytest.fixture
def stranger(db: None) -> Actor:
    """Return a secretary of another group."""
    other = WorkingGroup.objects.create(name="Elsewhere", province="Haut-Katanga", prefix="HK")
    return Actor(other.id, name="Stranger", roles=frozenset({Role.SECRETARIAT}))
