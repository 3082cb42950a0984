"""The wall holds in whatever order things happen: random histories, looked at after every step.

At full size 10,000 histories in twenty parts of five hundred; a part that passed is not run again (`script/test --full`).
"""

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from hypothesis import given, seed, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from kikao.foundation.base.stops import Stop
from kikao.registry.places.queries import place_choices
from tests.journeys.histories import oracle, traces
from tests.journeys.histories.belonging import BELONGING
from tests.journeys.histories.deeds import CASEWORK, Numbers, World
from tests.kit import cast as people
from tests.kit.chain import open_doors
from tests.kit.sizes import FULL

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.xdist_group("histories")]

DEEDS = (*CASEWORK, *BELONGING)
STEPS = 14
PARTS = range(20) if FULL else range(1)
EACH = 500 if FULL else 20
BODIES = ["state", "fardc", "division", "pnc", "pmh", "banro", "twangiza", "mines", "cps", "fec", "sofedi"]
PEOPLE = ["didier", "damas", "dora", "baraka", "gilbert", "honore", "chantal", "esperance", "judith"]

one_deed = st.tuples(st.integers(0, len(DEEDS) - 1), *(st.integers(0, 11) for _number in range(5)))
histories = st.lists(one_deed, min_size=6, max_size=STEPS)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        cast = people.play()
        open_doors(cast)
        places = [UUID(place) for place, _name in place_choices(cast.actor("anne"))[:2]]
        seats = [cast.seats[name] for name in PEOPLE]
        yield World(cast, [cast.bodies[name] for name in BODIES], places, seats, PEOPLE)
        transaction.set_rollback(True)


@pytest.mark.parametrize("part", [pytest.param(one, marks=pytest.mark.full if FULL else ()) for one in PARTS])
def test_no_history_lets_a_walled_reader_find_a_trace(world: World, part: int) -> None:
    @seed(part)
    @settings(max_examples=EACH, derandomize=False)
    @given(histories)
    def run(history: list[tuple[int, ...]]) -> None:
        with transaction.atomic():
            lived = World(world.cast, list(world.bodies), world.places, world.seats, world.people)
            live(lived, history)
            transaction.set_rollback(True)

    run()


def live(world: World, history: list[tuple[int, ...]]) -> None:
    """Let one history happen; look after every step that was not refused, with everybody's eyes at the end."""
    begin(world)
    told: list[str] = []
    everybody = ["alice", *world.people]
    for which, *numbers in history:
        deed = DEEDS[which]
        try:
            with transaction.atomic():
                deed(world, Numbers(tuple(numbers)))
        except (Stop, ObjectDoesNotExist):
            continue
        told.append(deed.__name__)
        look(world, [everybody[(len(told) * 3 + turn) % len(everybody)] for turn in range(2)], told)
    look(world, everybody, told)


def look(world: World, names: list[str], told: list[str]) -> None:
    """Find nobody walled who should not be, nobody free who should be walled, no key and no trace left behind."""
    walled = oracle.walled()
    assert traces.reckoned(world, walled) == [], told
    assert traces.keys_held(walled) == [], told
    assert traces.found(world, walled, names) == [], told


def begin(world: World) -> None:
    """Begin with a report that became an incident, and an incident that became a case."""
    for which, numbers in ((0, (7, 0, 0)), (4, (1, 0, 0)), (14, (1, 0, 0))):
        CASEWORK[which](world, Numbers(numbers))
