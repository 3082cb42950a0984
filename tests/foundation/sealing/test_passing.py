"""Passing identities on: two custodians, a third who gets the shares, and never a share for one alone."""

from datetime import timedelta

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.base.clock import now
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.sealing import keys
from kikao.foundation.sealing.actions import (
    approve_identity,
    ask_identity,
    freeze_identities,
)
from kikao.foundation.sealing.actions.passing import (
    AskedAlready,
    NothingToPassOn,
    OwnPassing,
    agree_to_pass_on,
    ask_to_pass_on,
    expire_passings,
    finish_passing_on,
    refuse_to_pass_on,
)
from kikao.foundation.sealing.enums import PassingState
from kikao.foundation.sealing.identity import read_identity
from kikao.foundation.sealing.models import HalfKey, PairWrap, Passing
from kikao.foundation.sealing.standstill import Frozen
from kikao.foundation.sealing.waiting import custodians_waiting
from tests.foundation.sealing.conftest import NAMED, Room
from tests.foundation.sealing.test_one_person_alone import plunder


def reset(room: Room, name: str) -> None:
    room.keys[name] = keys.replace_keys_after_reset(room.group_id, room.accounts[name], "new one")


def pass_on(room: Room, asker: str, helper: str, receiver: str) -> None:
    passing = ask_to_pass_on(room.actor(asker), account_id=room.accounts[receiver])
    agree_to_pass_on(room.actor(helper), passing_id=passing)
    finish_passing_on(room.actor(asker), passing_id=passing)


def test_of_three_custodians_one_loses_the_passphrase_and_the_two_others_give_back(room: Room) -> None:
    subjects = [room.report()[0] for _one in range(2)]
    lost = room.keys["eve"]
    reset(room, "eve")
    eve = room.accounts["eve"]
    assert custodians_waiting(room.actor("emile")) == {eve: 2}
    assert NAMED.encode() not in plunder(room.keys["eve"], room.keys["emile"])
    pass_on(room, "emile", "esperance", "eve")
    assert custodians_waiting(room.actor("emile")) == {}
    for subject_id in subjects:
        opening = ask_identity(room.actor("eve"), subject_id=subject_id, reason="why")
        approve_identity(room.actor("esperance"), opening_id=opening)
        assert [one.text for one in read_identity(room.actor("eve"), opening)] == [NAMED]
    assert PairWrap.objects.count() == 12
    assert not HalfKey.objects.exists()
    assert NAMED.encode() not in plunder(lost, room.keys["emile"])


def test_after_passing_on_nobody_can_do_it_alone(room: Room) -> None:
    room.report()
    reset(room, "eve")
    pass_on(room, "emile", "esperance", "eve")
    for name in ("esperance", "emile", "eve"):
        assert NAMED.encode() not in plunder(room.keys[name])
    for pair in (("eve", "emile"), ("eve", "esperance"), ("emile", "esperance")):
        assert NAMED.encode() in plunder(*(room.keys[name] for name in pair))


def test_the_helper_learns_nothing_and_the_half_is_for_who_asked(room: Room) -> None:
    room.report()
    reset(room, "eve")
    passing = ask_to_pass_on(room.actor("emile"), account_id=room.accounts["eve"])
    with pytest.raises(OwnPassing):
        agree_to_pass_on(room.actor("emile"), passing_id=passing)
    agree_to_pass_on(room.actor("esperance"), passing_id=passing)
    assert NAMED.encode() not in plunder(room.keys["esperance"])
    with pytest.raises(Unknown):
        finish_passing_on(room.actor("esperance"), passing_id=passing)
    with pytest.raises(NotAllowed):
        finish_passing_on(room.actor("anne"), passing_id=passing)


def test_what_a_wall_keeps_from_one_of_the_three_is_not_passed_on(room: Room) -> None:
    walled_id, _told, _named = room.report()
    room.report()
    reset(room, "eve")
    raise_wall(room.group_id, walled_id, UNIFORM, new_id())
    for name in ("eve", "esperance"):
        room.walls = {name: frozenset({UNIFORM})}
        passing = ask_to_pass_on(room.actor("emile"), account_id=room.accounts["eve"])
        agree_to_pass_on(room.actor("esperance"), passing_id=passing)
        assert HalfKey.objects.filter(passing_id=passing, compartment__subject_id=walled_id).count() == 0
        assert HalfKey.objects.filter(passing_id=passing).count() == 1
        HalfKey.objects.all().delete()
        Passing.objects.all().delete()
    room.walls = {"emile": frozenset({UNIFORM})}
    assert custodians_waiting(room.actor("emile")) == {room.accounts["eve"]: 1}


def test_who_may_be_given_shares(room: Room) -> None:
    room.report()
    emile = room.actor("emile")
    with pytest.raises(Unknown):
        ask_to_pass_on(emile, account_id=room.accounts["anne"])
    with pytest.raises(Invalid):
        ask_to_pass_on(emile, account_id=room.accounts["emile"])
    passing = ask_to_pass_on(emile, account_id=room.accounts["eve"])
    with pytest.raises(AskedAlready):
        ask_to_pass_on(emile, account_id=room.accounts["eve"])
    with pytest.raises(NothingToPassOn):
        agree_to_pass_on(room.actor("esperance"), passing_id=passing)
    refuse_to_pass_on(room.actor("esperance"), passing_id=passing)
    again = ask_to_pass_on(emile, account_id=room.accounts["eve"])
    refuse_to_pass_on(emile, passing_id=again)
    assert set(Passing.objects.values_list("state", flat=True)) == {PassingState.REFUSED}


def test_halves_that_nobody_used_are_gone_after_a_day(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.report()
    reset(room, "eve")
    passing = ask_to_pass_on(room.actor("emile"), account_id=room.accounts["eve"])
    agree_to_pass_on(room.actor("esperance"), passing_id=passing)
    late = now() + timedelta(hours=25)
    monkeypatch.setattr("kikao.foundation.base.clock.timezone.now", lambda: late)
    with pytest.raises(Unknown):
        finish_passing_on(room.actor("emile"), passing_id=passing)
    expire_passings(Actor.system(room.group_id))
    assert not HalfKey.objects.exists()
    assert Passing.objects.get().state == PassingState.EXPIRED


def test_a_stop_of_all_openings_stops_this_too(room: Room) -> None:
    room.report()
    reset(room, "eve")
    passing = ask_to_pass_on(room.actor("emile"), account_id=room.accounts["eve"])
    freeze_identities(room.actor("eve"), reason="somebody presses us")
    with pytest.raises(Frozen):
        agree_to_pass_on(room.actor("esperance"), passing_id=passing)
    with pytest.raises(Frozen):
        ask_to_pass_on(room.actor("esperance"), account_id=room.accounts["eve"])


def test_who_loses_the_key_meanwhile_finishes_nothing(room: Room) -> None:
    room.report()
    reset(room, "eve")
    passing = ask_to_pass_on(room.actor("emile"), account_id=room.accounts["eve"])
    agree_to_pass_on(room.actor("esperance"), passing_id=passing)
    reset(room, "emile")
    assert not HalfKey.objects.exists()
    assert Passing.objects.get().state == PassingState.EXPIRED
