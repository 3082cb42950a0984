"""A form sent twice is done once: one after the other, at the same moment, under another key."""

import threading
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import connection

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import OnceToken, WorkingGroup
from kikao.foundation.audit.door import ACTIONS, action, is_repeated, sent_once
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.audit.once import KeyUsed, SentAlready
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Stop

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Actor:
    group = WorkingGroup.objects.create(name="South Kivu", province="Sud-Kivu", prefix="SK")
    return Actor(group.id, account_id=new_id(), roles=frozenset({Role.SECRETARIAT}))


@pytest.fixture(autouse=True)
def _own_acts() -> Iterator[None]:
    before = dict(ACTIONS)
    yield
    ACTIONS.clear()
    ACTIONS.update(before)


def _make(by: Actor, name: str) -> UUID:
    @action("trial.make", to={Role.SECRETARIAT})
    def make(by: Actor, *, name: str) -> UUID:
        return WorkingGroup.objects.create(name=name, province="x", prefix="XX").id

    return make(by, name=name)


def _both(by: Actor) -> tuple[UUID, UUID, bool]:
    with sent_once("one form"):
        return _make(by, "first"), _make(by, "second"), is_repeated()


def test_two_acts_of_one_sending_are_told_apart_and_both_done_once(by: Actor) -> None:
    first, second, repeated = _both(by)
    assert first != second
    assert not repeated
    assert _both(by) == (first, second, True)
    assert TrailEntry.objects.filter(verb="trial.make").count() == 2
    assert not is_repeated()


def test_the_same_key_with_other_words_is_refused(by: Actor) -> None:
    with sent_once("key", of="these words"):
        made = _make(by, "made")
    with sent_once("key", of="these words"):
        assert _make(by, "made") == made
    with sent_once("key", of="other words"), pytest.raises(KeyUsed):
        _make(by, "made")
    with sent_once("another key", of="these words"):
        assert _make(by, "made") != made


def test_a_refused_sending_uses_nothing_up(by: Actor) -> None:
    refuse = [True]

    @action("trial.doubt", to={Role.SECRETARIAT})
    def doubt(by: Actor) -> UUID:
        if refuse:
            raise Stop("trial.no", "no")
        return by.working_group_id

    with sent_once("form"), pytest.raises(Stop):
        doubt(by)
    assert not OnceToken.objects.exists()
    refuse.clear()
    with sent_once("form"):
        assert doubt(by) == by.working_group_id


def test_what_was_shown_once_is_neither_made_nor_shown_again(by: Actor) -> None:
    @action("trial.show", to={Role.SECRETARIAT})
    def show(by: Actor) -> str:
        return "six words"

    with sent_once("form"):
        assert show(by) == "six words"
    with sent_once("form"), pytest.raises(SentAlready):
        show(by)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_sendings_at_the_same_moment_do_it_once(by: Actor) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in after the other")
    together = threading.Barrier(2)
    made: list[UUID | BaseException] = []

    def send() -> None:
        together.wait()
        try:
            with sent_once("form"):
                made.append(_make(by, "made"))
        except BaseException as error:
            made.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _one in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(set(made)) == 1, made
    assert WorkingGroup.objects.filter(name="made").count() == 1
    assert TrailEntry.objects.filter(verb="trial.make", outcome="DONE").count() == 1
