"""A trail forged in every way at random places: what is found from the chain alone, and what takes a checkpoint.

Small by default (3 places each), `KIKAO_TEST_SIZE=full` takes 1000 places each.
"""

import tracemalloc
from collections.abc import Iterator
from random import Random

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit import chain, walking
from kikao.foundation.audit.entries import Said
from kikao.foundation.audit.guard import free
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.audit.notes import Anchor, anchors_in, letters_of
from tests.foundation.audit.forging import ALONE, ANCHORED, draw
from tests.kit.sizes import size

pytestmark = [pytest.mark.django_db, pytest.mark.sized]

LENGTH = 60
PLACES = size(3, 1000)


@pytest.fixture(autouse=True)
def _trail() -> None:
    """A trail in the hands of somebody from whom no trigger guards it."""
    group = WorkingGroup.objects.create(name="South Kivu", province="Sud-Kivu", prefix="SK")
    draw(LENGTH, group.id)
    free(connection)


def places(name: str) -> Iterator[tuple[int, Random]]:
    """Yield places to forge at, the ends among them, always the same for the same kind."""
    lot = Random(name)  # noqa: S311 - a test must be repeatable
    for k in [1, LENGTH, *(lot.randint(1, LENGTH) for _one in range(PLACES - 2))]:
        with transaction.atomic():
            yield k, lot
            transaction.set_rollback(True)
    assert not list(chain.faults())


def printed(n: int) -> Anchor:
    """Return the checkpoint of an entry as somebody types it from the minutes."""
    return anchors_in(f"{n}. {letters_of(TrailEntry.objects.get(n=n).hash).lower()}")[0]


@pytest.mark.parametrize("name", ALONE)
def test_it_is_found_and_located_from_the_chain_alone(name: str) -> None:
    for k, lot in places(name):
        ALONE[name](k, lot)
        found = [fault.n for fault in chain.faults()]
        assert found, f"{name} at {k} was not found"
        near = min(k, *found) if name == "reorder" else k
        assert abs(found[0] - near) <= 1, f"{name} at {k} was located at {found[0]}"


@pytest.mark.parametrize("name", ANCHORED)
def test_it_is_found_against_any_later_checkpoint_and_only_so(name: str) -> None:
    for k, lot in places(name):
        before = printed(lot.randint(1, k - 1)) if k > 1 else None
        after = printed(lot.randint(k, LENGTH))
        ANCHORED[name](k, lot)
        assert not list(chain.faults()), f"{name} at {k}: the chain alone cannot tell"
        found = list(chain.faults([after]))
        assert len(found) == 1, f"{name} at {k} was not found against entry {after.n}"
        assert ("ends here" in found[0].reason) == (name in {"truncate", "restore"})
        if before:
            assert not list(chain.faults([before])), "an earlier checkpoint tells nothing of what came later"


def test_an_honest_trail_agrees_with_every_checkpoint() -> None:
    assert not list(chain.faults([printed(n) for n in range(1, LENGTH + 1)]))


def test_a_walk_goes_on_with_what_is_appended_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    stored, coming = walking._entries, [10]

    def entries(after: int) -> Iterator[Said]:
        yield from stored(after)
        if coming:
            draw(coming.pop(), WorkingGroup.objects.get().id)

    monkeypatch.setattr(walking, "_entries", entries)
    walk = walking.Walk()
    assert not list(chain.faults((), walk))
    assert walk.n == LENGTH + 10


def test_a_walk_keeps_a_few_entries_in_memory_and_asks_a_fixed_number_of_questions() -> None:
    with CaptureQueriesContext(connection) as few:
        assert not list(chain.faults())
    draw(3000, WorkingGroup.objects.get().id)
    tracemalloc.start()
    with CaptureQueriesContext(connection) as many:
        assert not list(chain.faults())
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(few) == len(many) <= 6
    assert most < 12 * 1024 * 1024
