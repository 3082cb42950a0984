"""Opening for somebody who is no custodian, in danger, closing early, the stop: always two custodians."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import IntegrityError, transaction

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.lifecycle import LifecycleStop
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown
from kikao.foundation.sealing import queries, telling, vault
from kikao.foundation.sealing.actions import (
    approve_identity,
    ask_identity,
    ask_unfreeze,
    break_glass,
    close_identity,
    expire_openings,
    freeze_identities,
    refuse_identity,
    unfreeze_identities,
)
from kikao.foundation.sealing.actions.ending import SecondLifts
from kikao.foundation.sealing.actions.opening import OwnRequest
from kikao.foundation.sealing.enums import OpeningState
from kikao.foundation.sealing.models import IdentityFreeze, IdentityOpening, IdentityView, OpenedKey
from kikao.foundation.sealing.standstill import Frozen
from kikao.foundation.sealing.stops import Broken, Sealed
from kikao.foundation.sealing.telling import About, Word
from tests.foundation.sealing.conftest import NAMED, Room
from tests.foundation.sealing.test_one_person_alone import plunder

WHY = "She must be warned tonight"


@pytest.fixture
def asked(room: Room) -> UUID:
    """Return the opening that Anne of the secretariat asked for."""
    return ask_identity(room.actor("anne"), subject_id=room.report()[0], reason=WHY)


@pytest.fixture
def told(room: Room) -> Iterator[list[tuple[Word, set[str]]]]:
    """Return what was told to whom."""
    heard: list[tuple[Word, set[str]]] = []
    names = {account: name for name, account in room.accounts.items()}

    def hear(_by: Actor, word: Word, to: frozenset[UUID], _about: About | None) -> None:
        heard.append((word, {names[one] for one in to}))

    telling.watch(hear)
    yield heard
    telling._TELLERS.remove(hear)


def of(opening_id: UUID) -> IdentityOpening:
    return IdentityOpening.objects.get(id=opening_id)


def test_two_custodians_open_for_the_secretary_who_asked(
    room: Room, asked: UUID, told: list[tuple[Word, set[str]]]
) -> None:
    approve_identity(room.actor("emile"), opening_id=asked)
    assert of(asked).state == OpeningState.ASKED
    for name in ("anne", "emile", "eve"):
        with pytest.raises(Sealed if name == "anne" else Unknown):
            vault.read_identity(room.actor(name), asked)
    approve_identity(room.actor("eve"), opening_id=asked, hours=2, words="Call her brother, not her")
    (one,) = vault.read_identity(room.actor("anne"), asked)
    assert one.text == NAMED
    vault.read_identity(room.actor("anne"), asked)
    for name in ("emile", "eve", "esperance"):
        with pytest.raises(Unknown):
            vault.read_identity(room.actor(name), asked)
    assert told == [
        (Word.AGREED, {"esperance", "eve"}),
        (Word.OPENED, {"esperance", "emile"}),
        (Word.ANSWERED, {"anne"}),
        (Word.VIEWED, {"esperance", "emile", "eve"}),
    ]
    for name in ("anne", "esperance"):
        assert vault.read(room.actor(name), of(asked).words_item_id or asked) == "Call her brother, not her"
        assert [look.account_id for look in queries.views_of(room.actor(name), asked)] == room.of(
            "anne", "anne"
        )
    assert queries.views_of(room.actor("alice"), asked) == ()


def test_one_custodian_alone_never_is_enough(room: Room, asked: UUID) -> None:
    approve_identity(room.actor("emile"), opening_id=asked)
    for again in (approve_identity, refuse_identity):
        with pytest.raises(OwnRequest):
            again(room.actor("emile"), opening_id=asked)
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityOpening.objects.filter(id=asked).update(answered_by=room.accounts["emile"])
    alone = [room.keys["anne"], room.keys["alice"], room.keys["emile"]]
    assert NAMED.encode() not in plunder(*alone)
    approve_identity(room.actor("eve"), opening_id=asked)
    assert NAMED.encode() not in plunder(room.keys["emile"])
    assert NAMED.encode() not in plunder(room.keys["eve"])
    assert NAMED.encode() not in plunder(room.keys["alice"], room.keys["eve"])
    assert NAMED.encode() in plunder(room.keys["anne"])


def test_at_every_moment_it_takes_two_custodians(room: Room, asked: UUID) -> None:
    """Each account alone, and whoever runs the machine with no key at all, holding every byte of the tables."""
    secret = NAMED.encode()

    def opened_alone() -> set[str]:
        alone = {name for name, key in room.keys.items() if secret in plunder(key)}
        return alone | ({"disk"} if secret in plunder() else set())

    assert opened_alone() == set()
    approve_identity(room.actor("emile"), opening_id=asked)
    assert opened_alone() == {"esperance", "eve"}, "one has agreed: each other custodian would be the second"
    approve_identity(room.actor("esperance"), opening_id=asked)
    assert opened_alone() == {"anne"}, "two have agreed, for Anne and nobody else"
    close_identity(room.actor("eve"), opening_id=asked)
    assert opened_alone() == set()


def test_refuse_takes_back_what_the_first_custodian_left(room: Room, asked: UUID) -> None:
    approve_identity(room.actor("emile"), opening_id=asked)
    assert OpenedKey.objects.exists()
    refuse_identity(room.actor("eve"), opening_id=asked, words="Not needed")
    assert not OpenedKey.objects.exists()
    assert of(asked).words_item_id


@pytest.mark.parametrize("closer", ["anne", "esperance"])
def test_close_ends_it_at_once(room: Room, asked: UUID, closer: str) -> None:
    for name in ("emile", "eve"):
        approve_identity(room.actor(name), opening_id=asked)
    close_identity(room.actor(closer), opening_id=asked)
    assert (of(asked).state, of(asked).ended_by) == (OpeningState.CLOSED, room.accounts[closer])
    assert not OpenedKey.objects.exists()
    with pytest.raises(Sealed):
        vault.read_identity(room.actor("anne"), asked)
    with pytest.raises(LifecycleStop):
        close_identity(room.actor(closer), opening_id=asked)
    with pytest.raises(Unknown):
        close_identity(room.actor("alice"), opening_id=asked)


def test_a_request_that_nobody_answers_lapses(room: Room, asked: UUID) -> None:
    danger = break_glass(room.actor("eve"), subject_id=of(asked).subject_id, reason=WHY)
    for days, states in ((1, ("ASKED", "EXPIRED")), (7, ("EXPIRED", "EXPIRED"))):
        with time_machine.travel(now() + timedelta(days=days, minutes=1), tick=False):
            assert expire_openings(Actor.system(room.group_id)) == 1
        assert (of(asked).state, of(danger).state) == states


def test_a_custodian_breaks_the_glass_and_one_other_is_enough(
    room: Room, told: list[tuple[Word, set[str]]]
) -> None:
    subject_id, _told, _named = room.report()
    opening_id = break_glass(
        room.actor("emile"), subject_id=subject_id, reason=WHY, reader_id=room.accounts["anne"]
    )
    assert told == [(Word.DANGER, {"esperance", "eve"})]
    assert queries.dangers(room.actor("eve")) == (opening_id,)
    assert queries.dangers(room.actor("anne")) == ()
    assert queries.dangers_near(room.actor("anne"), subject_id) == (opening_id,)
    with pytest.raises(Invalid):
        approve_identity(room.actor("eve"), opening_id=opening_id, hours=25)
    assert NAMED.encode() not in plunder(room.keys["anne"], room.keys["emile"])
    approve_identity(room.actor("eve"), opening_id=opening_id)
    (one,) = vault.read_identity(room.actor("anne"), opening_id)
    assert one.text == NAMED
    with time_machine.travel(now() + timedelta(hours=24, seconds=1), tick=False), pytest.raises(Sealed):
        vault.read_identity(room.actor("anne"), opening_id)
    with pytest.raises(Unknown):
        vault.read_identity(room.actor("emile"), opening_id)


def test_the_glass_is_broken_for_nobody_outside_the_matter(room: Room) -> None:
    subject_id, _told, _named = room.report()
    for name in ("chantal", "baraka", "eve"):
        with pytest.raises(Unknown):
            break_glass(room.actor("emile"), subject_id=subject_id, reason=WHY, reader_id=room.accounts[name])
    with pytest.raises(Unknown):
        break_glass(room.actor("anne"), subject_id=subject_id, reason=WHY, reader_id=room.accounts["alice"])
    raise_wall(room.group_id, subject_id, UNIFORM, new_id())
    room.walls.update(anne=frozenset({UNIFORM}), esperance=frozenset({UNIFORM}))
    for name in ("anne", "esperance"):
        with pytest.raises(Unknown):
            break_glass(room.actor(name), subject_id=subject_id, reason=WHY)
    with pytest.raises(Unknown):
        break_glass(room.actor("emile"), subject_id=subject_id, reason=WHY, reader_id=room.accounts["anne"])
    assert queries.dangers(room.actor("esperance")) == ()


def test_who_is_walled_meanwhile_neither_reads_nor_has_agreed(room: Room, asked: UUID) -> None:
    approve_identity(room.actor("emile"), opening_id=asked)
    raise_wall(room.group_id, of(asked).subject_id, UNIFORM, new_id())
    for walled in ("emile", "anne"):
        room.walls[walled] = frozenset({UNIFORM})
        with pytest.raises(Unknown):
            approve_identity(room.actor("eve"), opening_id=asked)
        room.walls.clear()
    approve_identity(room.actor("eve"), opening_id=asked)
    vault.drop_walled(room.group_id, of(asked).subject_id, room.of("anne"))
    assert not OpenedKey.objects.exists()
    with pytest.raises(Sealed):
        vault.read_identity(room.actor("anne"), asked)


def test_a_custodian_whose_role_ended_has_not_agreed(room: Room, asked: UUID) -> None:
    approve_identity(room.actor("emile"), opening_id=asked)
    IdentityOpening.objects.filter(id=asked).update(agreed_by=room.accounts["alice"])
    with pytest.raises(Unknown):
        approve_identity(room.actor("eve"), opening_id=asked)


def test_the_second_custodian_is_not_made_to_pass_on_another_key(room: Room, asked: UUID) -> None:
    approve_identity(room.actor("emile"), opening_id=asked)
    other = ask_identity(room.actor("anne"), subject_id=room.report()[0], reason=WHY)
    approve_identity(room.actor("emile"), opening_id=other)
    wanted = OpenedKey.objects.get(opening_id=other, account_id=room.accounts["eve"])
    OpenedKey.objects.filter(opening_id=asked).update(blob=wanted.blob)
    with pytest.raises(Broken):
        approve_identity(room.actor("eve"), opening_id=asked)


def test_any_custodian_stops_everything_and_two_lift_it(
    room: Room, asked: UUID, told: list[tuple[Word, set[str]]]
) -> None:
    for name in ("emile", "eve"):
        approve_identity(room.actor(name), opening_id=asked)
    told.clear()
    with pytest.raises(Invalid):
        freeze_identities(room.actor("esperance"), reason=" ")
    freeze_id = freeze_identities(room.actor("esperance"), reason="A key was taken")
    assert told == [(Word.FROZEN, {"emile", "eve"})]
    assert (of(asked).state, OpenedKey.objects.count()) == (OpeningState.STOPPED, 0)
    subject_id = of(asked).subject_id
    for act in (
        lambda: freeze_identities(room.actor("eve"), reason="Again"),
        lambda: ask_identity(room.actor("anne"), subject_id=subject_id, reason=WHY),
        lambda: break_glass(room.actor("eve"), subject_id=subject_id, reason=WHY),
        lambda: approve_identity(room.actor("esperance"), opening_id=asked),
        lambda: vault.read_identity(room.actor("anne"), asked),
    ):
        with pytest.raises(Frozen):
            act()
    with pytest.raises(SecondLifts):
        unfreeze_identities(room.actor("eve"))
    ask_unfreeze(room.actor("eve"))
    seen = queries.freeze(room.actor("eve"))
    assert seen is not None
    assert not seen.can_lift
    with pytest.raises(SecondLifts):
        unfreeze_identities(room.actor("eve"))
    with pytest.raises(IntegrityError), transaction.atomic():
        IdentityFreeze.objects.update(lifted_by=room.accounts["eve"], lifted_at=now())
    assert unfreeze_identities(room.actor("esperance")) == freeze_id
    assert queries.freeze(room.actor("eve")) is None
    assert ask_identity(room.actor("anne"), subject_id=subject_id, reason=WHY)
    with pytest.raises(Unknown):
        ask_unfreeze(room.actor("eve"))


def test_the_stop_is_for_custodians(room: Room) -> None:
    with pytest.raises(NotAllowed):
        freeze_identities(room.actor("anne"), reason="x")
    with pytest.raises(NotAllowed):
        queries.freeze(room.actor("anne"))
    freeze_identities(room.actor("eve"), reason="A key was taken")
    assert queries.is_frozen(room.actor("anne"))
    assert not queries.is_frozen(room.actor("baraka"))
    seen = queries.freeze(room.actor("emile"))
    assert seen is not None
    assert vault.read(room.actor("emile"), seen.reason_item_id) == "A key was taken"
    ask_unfreeze(room.actor("eve"))
    IdentityFreeze.objects.update(lift_asked_by=room.accounts["alice"])
    with pytest.raises(SecondLifts):
        unfreeze_identities(room.actor("emile"))


def test_no_view_without_its_entry(room: Room, asked: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("emile", "eve"):
        approve_identity(room.actor(name), opening_id=asked)
    monkeypatch.setattr("kikao.foundation.sealing.identity.read_note", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        vault.read_identity(room.actor("anne"), asked)
    assert not IdentityView.objects.exists()
    assert not TrailEntry.objects.filter(verb="identity.view").exists()
