"""Opening an identity: asked with a reason, approved by another custodian, read for a time by who asked."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.lifecycle import LifecycleStop
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing import queries, vault
from kikao.foundation.sealing.actions import (
    approve_identity,
    ask_identity,
    break_glass,
    close_identity,
    expire_openings,
    refuse_identity,
)
from kikao.foundation.sealing.actions.opening import OwnRequest
from kikao.foundation.sealing.enums import OpeningState
from kikao.foundation.sealing.models import IdentityOpening, OpenedKey, PairWrap, SealedItem
from kikao.foundation.sealing.stops import Broken, Locked, Sealed
from tests.foundation.sealing.conftest import NAMED, Room

WHY = "She must be warned tonight"


@pytest.fixture
def asked(room: Room) -> UUID:
    """Return the opening that Émile asked for."""
    subject_id, _told, _named = room.report()
    return ask_identity(room.actor("emile"), subject_id=subject_id, reason=WHY)


def of(opening_id: UUID) -> IdentityOpening:
    return IdentityOpening.objects.get(id=opening_id)


def test_two_custodians_open_an_identity_and_every_view_is_in_the_trail(room: Room, asked: UUID) -> None:
    approve_identity(room.actor("eve"), opening_id=asked)
    for _view in range(2):
        (one,) = vault.read_identity(room.actor("emile"), asked)
        assert (one.kind, one.text) == ("named", NAMED)
        assert NAMED not in repr(one)
    verbs = (
        TrailEntry.objects.filter(verb__startswith="identity.").order_by("n").values_list("verb", flat=True)
    )
    assert list(verbs) == ["identity.ask", "identity.approve", "identity.view", "identity.view"]


def test_the_reason_is_sealed_and_every_custodian_can_read_it(room: Room, asked: UUID) -> None:
    reason = of(asked).reason_item_id
    assert WHY.encode() not in bytes(SealedItem.objects.get(id=reason).blob)
    for name in ("esperance", "emile", "eve"):
        assert vault.read(room.actor(name), reason) == WHY
    with pytest.raises(Sealed):
        vault.read(room.actor("anne"), reason)


@pytest.mark.parametrize("reader", ["eve", "esperance"])
def test_only_who_asked_reads(room: Room, asked: UUID, reader: str) -> None:
    approve_identity(room.actor("eve"), opening_id=asked)
    with pytest.raises(Unknown):
        vault.read_identity(room.actor(reader), asked)


def test_nothing_is_read_before_approval_nor_after_the_end(room: Room, asked: UUID) -> None:
    with pytest.raises(Sealed):
        vault.read_identity(room.actor("emile"), asked)
    approve_identity(room.actor("eve"), opening_id=asked, hours=2)
    with time_machine.travel(now() + timedelta(hours=2, seconds=1), tick=False):
        with pytest.raises(Sealed):
            vault.read_identity(room.actor("emile"), asked)
        assert expire_openings(Actor.system(room.group_id)) == 1
    assert of(asked).state == OpeningState.EXPIRED
    assert not OpenedKey.objects.exists()
    with pytest.raises(Sealed):
        vault.read_identity(room.actor("emile"), asked)
    last = TrailEntry.objects.filter(verb="identity.view").last()
    assert last is not None
    assert last.code == "sealing.sealed"


def test_an_opening_that_runs_is_not_expired(room: Room, asked: UUID) -> None:
    approve_identity(room.actor("eve"), opening_id=asked)
    assert expire_openings(Actor.system(room.group_id)) == 0
    assert vault.read_identity(room.actor("emile"), asked)


def test_nobody_answers_their_own_request(room: Room, asked: UUID) -> None:
    for answer in (approve_identity, refuse_identity):
        with pytest.raises(OwnRequest):
            answer(room.actor("emile"), opening_id=asked)
    with pytest.raises(IntegrityError):
        IdentityOpening.objects.filter(id=asked).update(answered_by=room.accounts["emile"])


def test_refuse_keeps_it_shut_for_good(room: Room, asked: UUID) -> None:
    refuse_identity(room.actor("eve"), opening_id=asked)
    assert of(asked).state == OpeningState.REFUSED
    with pytest.raises(LifecycleStop):
        approve_identity(room.actor("esperance"), opening_id=asked)
    with pytest.raises(Sealed):
        vault.read_identity(room.actor("emile"), asked)


def test_what_was_answered_is_not_answered_again(room: Room, asked: UUID) -> None:
    approve_identity(room.actor("eve"), opening_id=asked)
    for answer in (approve_identity, refuse_identity):
        with pytest.raises(LifecycleStop):
            answer(room.actor("esperance"), opening_id=asked)


@pytest.mark.parametrize("name", ["anne", "chantal", "baraka"])
def test_only_custodians_answer_and_who_asked_reads(room: Room, asked: UUID, name: str) -> None:
    by = room.actor(name)
    for answer in (approve_identity, refuse_identity):
        with pytest.raises(NotAllowed):
            answer(by, opening_id=asked)
    with pytest.raises(NotAllowed if name == "baraka" else Unknown):
        vault.read_identity(by, asked)
    with pytest.raises(NotAllowed if name == "baraka" else Unknown):
        close_identity(by, opening_id=asked)


@pytest.mark.parametrize("name", ["chantal", "baraka"])
def test_who_does_not_work_on_the_matter_asks_nothing(room: Room, name: str) -> None:
    subject_id, _told, _named = room.report()
    for ask in (ask_identity, break_glass):
        with pytest.raises(NotAllowed if name == "baraka" else Unknown):
            ask(room.actor(name), subject_id=subject_id, reason=WHY)


def test_the_clock_neither_asks_nor_approves(room: Room, asked: UUID) -> None:
    clock = Actor.system(room.group_id)
    with pytest.raises(NotAllowed):
        ask_identity(clock, subject_id=of(asked).subject_id, reason=WHY)
    with pytest.raises(NotAllowed):
        approve_identity(clock, opening_id=asked)


def test_approve_and_read_need_an_unlocked_session(room: Room, asked: UUID) -> None:
    with pytest.raises(Locked):
        approve_identity(room.actor("eve", locked=True), opening_id=asked)
    approve_identity(room.actor("eve"), opening_id=asked)
    with pytest.raises(Locked):
        vault.read_identity(room.actor("emile", locked=True), asked)


def test_ask_needs_a_reason_and_something_to_open(room: Room) -> None:
    subject_id = room.subject()
    with pytest.raises(Invalid):
        ask_identity(room.actor("emile"), subject_id=subject_id, reason="  ")
    with pytest.raises(Unknown):
        ask_identity(room.actor("emile"), subject_id=new_id(), reason=WHY)


@pytest.mark.parametrize("hours", [0, 73])
def test_approve_is_for_some_hours(room: Room, asked: UUID, hours: int) -> None:
    with pytest.raises(Invalid):
        approve_identity(room.actor("eve"), opening_id=asked, hours=hours)


def test_who_holds_no_pair_neither_asks_nor_approves(room: Room, asked: UUID) -> None:
    PairWrap.objects.filter(approver_account_id=room.accounts["eve"]).delete()
    with pytest.raises(Sealed):
        approve_identity(room.actor("eve"), opening_id=asked)
    PairWrap.objects.filter(requester_account_id=room.accounts["esperance"]).delete()
    with pytest.raises(Sealed):
        ask_identity(room.actor("esperance"), subject_id=of(asked).subject_id, reason=WHY)


def test_somebody_walled_finds_no_trace_of_an_opening(room: Room, asked: UUID) -> None:
    subject_id = of(asked).subject_id
    raise_wall(room.group_id, subject_id, UNIFORM, new_id())
    room.walls["eve"] = frozenset({UNIFORM})
    eve = room.actor("eve")
    with pytest.raises(Unknown):
        ask_identity(eve, subject_id=subject_id, reason=WHY)
    for answer in (approve_identity, refuse_identity):
        with pytest.raises(Unknown):
            answer(eve, opening_id=asked)
    with pytest.raises(Unknown):
        vault.read(eve, of(asked).reason_item_id)
    with pytest.raises(Unknown):
        queries.opening(eve, asked)
    assert queries.openings(eve).items == ()


def test_a_request_of_somebody_walled_meanwhile_is_not_approved_nor_read(room: Room, asked: UUID) -> None:
    raise_wall(room.group_id, of(asked).subject_id, UNIFORM, new_id())
    room.walls["emile"] = frozenset({UNIFORM})
    with pytest.raises(Unknown):
        approve_identity(room.actor("eve"), opening_id=asked)
    room.walls.clear()
    approve_identity(room.actor("eve"), opening_id=asked)
    room.walls["emile"] = frozenset({UNIFORM})
    with pytest.raises(Unknown):
        vault.read_identity(room.actor("emile"), asked)


def test_an_approver_is_not_made_to_open_another_identity(room: Room, asked: UUID) -> None:
    """Émile, with the whole database in hand, puts the box he wants in the place of the one he asked for."""
    wanted_id, _told, _named = room.report()
    pair = {"requester_account_id": room.accounts["emile"], "approver_account_id": room.accounts["eve"]}
    wanted = PairWrap.objects.get(compartment__subject_id=wanted_id, **pair)
    PairWrap.objects.filter(compartment__subject_id=of(asked).subject_id, **pair).update(blob=wanted.blob)
    with pytest.raises(Broken):
        approve_identity(room.actor("eve"), opening_id=asked)
    assert not OpenedKey.objects.exists()


def test_an_opened_key_that_was_changed_is_told(room: Room, asked: UUID) -> None:
    approve_identity(room.actor("eve"), opening_id=asked)
    OpenedKey.objects.update(blob=b"\x01S" + bytes(200))
    with pytest.raises(Broken):
        vault.read_identity(room.actor("emile"), asked)


def test_openings_tell_each_custodian_what_to_do(room: Room, asked: UUID) -> None:
    assert queries.opening(room.actor("emile"), asked).mine
    assert not queries.opening(room.actor("emile"), asked).can_answer
    assert queries.opening(room.actor("eve"), asked).can_answer
    approve_identity(room.actor("eve"), opening_id=asked)
    assert queries.opening(room.actor("emile"), asked).can_read
    assert not queries.opening(room.actor("eve"), asked).can_read
    assert len(queries.openings(room.actor("eve"), state=OpeningState.APPROVED).items) == 1
    assert queries.openings(room.actor("eve"), state=OpeningState.ASKED).items == ()
    assert queries.openings(room.actor("anne")).items == ()
    with pytest.raises(Unknown):
        queries.opening(room.actor("anne"), asked)


@pytest.mark.parametrize("count", [1, 3])
def test_openings_cost_one_query(
    room: Room, count: int, django_assert_num_queries: Callable[[int], object]
) -> None:
    for _time in range(count):
        ask_identity(room.actor("emile"), subject_id=room.subject(), reason=WHY)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert len(queries.openings(room.actor("eve")).items) == count


def test_another_group_knows_nothing(room: Room, asked: UUID) -> None:
    eve = room.actor("eve")
    other = Actor(new_id(), eve.account_id, roles=eve.roles, key=eve.key)
    attempts: list[Callable[[], object]] = [
        lambda: approve_identity(other, opening_id=asked),
        lambda: vault.read_identity(other, asked),
        lambda: queries.opening(other, asked),
        lambda: ask_identity(other, subject_id=of(asked).subject_id, reason=WHY),
    ]
    for attempt in attempts:
        with pytest.raises(Stop) as raised:
            attempt()
        assert raised.value.code == "access.unknown"
