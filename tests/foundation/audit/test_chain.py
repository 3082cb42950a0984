"""A trail that was changed by hand tells where."""

import hashlib
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit import chain, pins
from kikao.foundation.audit.chain import Line, append
from kikao.foundation.audit.door import ACTIONS, action, pin, sent_once
from kikao.foundation.audit.enums import Outcome
from kikao.foundation.audit.guard import free
from kikao.foundation.audit.models import Pin, TrailEntry, TrailHead
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import NotAllowed, Stop

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


@pytest.fixture
def unguarded() -> None:
    """Play somebody with the database in hand: the triggers are gone."""
    free(connection)


def _write(by: Actor, count: int = 5) -> None:
    for number in range(count):
        append(Line(by.working_group_id, by.reference, "case.table", str(number), Outcome.DONE))


def test_append_links_each_entry_to_the_one_before(by: Actor) -> None:
    _write(by)
    assert list(chain.faults()) == []
    assert TrailHead.objects.get(id=1).n == 5


@pytest.mark.parametrize(
    "deed", ["UPDATE trail_entry SET verb='x' WHERE n=2", "DELETE FROM trail_entry WHERE n=2"]
)
def test_the_database_refuses_to_change_or_remove_an_entry(by: Actor, deed: str) -> None:
    _write(by)
    with (
        pytest.raises(DatabaseError, match="only grows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(deed)
    assert list(chain.faults()) == []


@pytest.mark.usefixtures("unguarded")
def test_faults_locates_a_changed_entry(by: Actor) -> None:
    _write(by)
    TrailEntry.objects.filter(n=3).update(actor="account:somebody-else")
    assert [fault.n for fault in chain.faults()] == [3]


@pytest.mark.usefixtures("unguarded")
def test_faults_locates_a_removed_entry(by: Actor) -> None:
    _write(by)
    TrailEntry.objects.filter(n=3).delete()
    assert 3 in [fault.n for fault in chain.faults()]


@pytest.mark.usefixtures("unguarded")
def test_faults_sees_that_the_end_was_cut_off(by: Actor) -> None:
    _write(by)
    TrailEntry.objects.filter(n=5).delete()
    assert [fault.n for fault in chain.faults()] == [4]


def test_an_entry_can_be_checked_without_our_software(by: Actor) -> None:
    entry = append(Line(by.working_group_id, by.reference, "case.table", "x", Outcome.DONE))
    assert hashlib.sha256(b"\x00" + b"\x00" * 32 + chain.canonical(entry)).hexdigest() == entry.hash


def test_an_act_and_its_entry_are_kept_together(by: Actor) -> None:
    @action("trial.keep", to={Role.SECRETARIAT})
    def keep(by: Actor) -> UUID:
        return by.working_group_id

    keep(by)
    entry = TrailEntry.objects.get()
    assert (entry.verb, entry.outcome, entry.object_ref) == ("trial.keep", "DONE", str(by.working_group_id))


def test_an_act_is_refused_to_another_role_and_the_refusal_is_written(by: Actor) -> None:
    @action("trial.keep", to={Role.CUSTODIAN})
    def keep(by: Actor) -> UUID:
        return by.working_group_id

    with pytest.raises(NotAllowed):
        keep(by)
    assert TrailEntry.objects.get().code == "access.not_allowed"


@pytest.mark.django_db(transaction=True)
def test_a_refused_act_leaves_nothing_but_one_entry_of_its_refusal(by: Actor) -> None:
    TrailHead.objects.get_or_create(id=1)

    @action("trial.inner", to={Role.SECRETARIAT})
    def inner(by: Actor) -> UUID:
        message = "no"
        raise Stop("trial.no", message)

    @action("trial.outer", to={Role.SECRETARIAT})
    def outer(by: Actor) -> UUID:
        WorkingGroup.objects.create(name="half written", province="x", prefix="XX")
        return inner(by)

    with pytest.raises(Stop):
        outer(by)
    assert not WorkingGroup.objects.filter(name="half written").exists()
    assert [(entry.verb, entry.code) for entry in TrailEntry.objects.all()] == [("trial.outer", "trial.no")]


def test_sending_twice_gives_the_first_result(by: Actor) -> None:
    @action("trial.make", to={Role.SECRETARIAT})
    def make(by: Actor) -> UUID:
        return WorkingGroup.objects.create(name="made", province="x", prefix="XX").id

    results = []
    for _time in range(2):
        with sent_once("form-1"):
            results.append(make(by))
    assert results[0] == results[1]
    assert WorkingGroup.objects.filter(name="made").count() == 1


def _group_content(group_id: UUID) -> dict[str, str] | None:
    group = WorkingGroup.objects.filter(id=group_id).first()
    return {"name": group.name} if group else None


@pytest.fixture
def pinned(by: Actor) -> UUID:
    pins.register("trial", _group_content)

    @action("trial.sign", to={Role.SECRETARIAT})
    def sign(by: Actor) -> UUID:
        pin("trial", by.working_group_id, {"name": "South Kivu"})
        return by.working_group_id

    return sign(by)


def test_what_was_fixed_and_not_touched_holds(pinned: UUID) -> None:
    assert list(pins.faults()) == []


def test_what_was_fixed_and_changed_by_hand_is_found(pinned: UUID) -> None:
    WorkingGroup.objects.filter(id=pinned).update(name="Somewhere else")
    assert "was changed" in next(pins.faults()).reason


@pytest.mark.usefixtures("unguarded")
def test_a_commitment_exchanged_by_hand_is_found(pinned: UUID) -> None:
    salt = pins.new_salt()
    WorkingGroup.objects.filter(id=pinned).update(name="Somewhere else")
    Pin.objects.update(salt=salt, commitment=pins.commitment(salt, {"name": "Somewhere else"}))
    assert "not in the trail" in next(pins.faults()).reason
