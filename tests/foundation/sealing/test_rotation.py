"""A new key of one's own: whatever the old one opened the new one opens, and it happens whole or not at all."""

from datetime import date

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts.enums import FactorKind
from kikao.foundation.accounts.models import SecondFactor, Session
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import drafts, keys, rotation, vault
from kikao.foundation.sealing.actions import approve_identity, ask_identity
from kikao.foundation.sealing.identity import read_identity
from kikao.foundation.sealing.models import KeyHolder, PairWrap, Wrap
from kikao.foundation.sealing.rotation import LastToAsk
from kikao.foundation.sealing.signin import create_account
from kikao.foundation.sealing.signin.factors import factor_for
from kikao.foundation.sealing.signin.rotating import renew_key, rotate_key
from kikao.foundation.sealing.stops import Locked, Sealed
from kikao.foundation.sealing.waiting import custodians_waiting
from tests.foundation.sealing.conftest import NAMED, TOLD, Room
from tests.foundation.sealing.test_one_person_alone import plunder
from tests.foundation.sealing.test_passing import pass_on


def rotated(room: Room, name: str) -> bytes:
    """Rotate somebody's key and return the old one."""
    old = room.keys[name]
    rotate_key(room.actor(name), passphrase=f"{name} passphrase")
    room.keys[name] = keys.unlock(room.accounts[name], f"{name} passphrase")
    return old


def test_a_reader_with_a_new_key_reads_everything_and_the_old_key_nothing(room: Room) -> None:
    told = [room.report()[1] for _one in range(3)]
    vault.put_draft(room.accounts["anne"], "report", b"half a form")
    old = rotated(room, "anne")
    assert old != room.keys["anne"]
    assert vault.read_many(room.actor("anne"), told) == dict.fromkeys(told, TOLD)
    assert drafts.take_draft(room.actor("anne"), "report") == b"half a form"
    assert plunder(old) == set()


def test_what_comes_after_a_rotation_has_a_key_that_the_old_one_never_had(room: Room) -> None:
    subject_id, _told, _named = room.report()
    rotated(room, "anne")
    later = vault.put(room.group_id, subject_id, "told", "later")
    assert vault.read(room.actor("anne"), later) == "later"
    assert Wrap.objects.filter(compartment__subject_id=subject_id).count() == 4


def test_a_custodian_with_a_new_key_approves_at_once_and_asks_when_two_others_passed_on(room: Room) -> None:
    subject_id, _told, _named = room.report()
    old = rotated(room, "eve")
    opening = ask_identity(room.actor("emile"), subject_id=subject_id, reason="why")
    approve_identity(room.actor("eve"), opening_id=opening)
    assert [one.text for one in read_identity(room.actor("emile"), opening)] == [NAMED]
    with pytest.raises(Sealed):
        ask_identity(room.actor("eve"), subject_id=subject_id, reason="why")
    assert NAMED.encode() not in plunder(old, room.keys["esperance"])
    assert set(custodians_waiting(room.actor("emile"))) == {room.accounts["eve"]}
    pass_on(room, "emile", "eve", "eve")
    assert PairWrap.objects.count() == 6
    assert NAMED.encode() in plunder(room.keys["eve"], room.keys["esperance"])
    assert NAMED.encode() not in plunder(old, room.keys["esperance"])


def test_the_last_who_can_ask_keeps_the_key_until_others_can(room: Room) -> None:
    room.report()
    rotated(room, "eve")
    rotated(room, "emile")
    before = KeyHolder.objects.get(account_id=room.accounts["esperance"]).public_key
    with pytest.raises(LastToAsk):
        rotated(room, "esperance")
    assert KeyHolder.objects.get(account_id=room.accounts["esperance"]).public_key == before
    pass_on(room, "esperance", "emile", "eve")
    rotated(room, "esperance")
    assert NAMED.encode() in plunder(room.keys["eve"], room.keys["emile"])


def test_half_a_rotation_is_none(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    _subject, told, _named = room.report()
    vault.put_draft(room.accounts["esperance"], "report", b"half a form")

    def pulled(*_args: object) -> None:
        raise OSError("the plug was pulled")

    for step in ("reseal_drafts", "drop_passings", "give_new_pair"):
        with monkeypatch.context() as patch:
            patch.setattr(rotation, step, pulled)
            with pytest.raises(OSError, match="plug"):
                rotate_key(room.actor("esperance"), passphrase="esperance passphrase")
    assert keys.unlock(room.accounts["esperance"], "esperance passphrase") == room.keys["esperance"]
    assert PairWrap.objects.count() == 6
    assert NAMED.encode() in plunder(room.keys["esperance"], room.keys["eve"])
    assert vault.read(room.actor("anne"), told) == TOLD


def test_a_wrap_that_was_damaged_waits_for_another_reader(room: Room) -> None:
    subject_id, _told, _named = room.report()
    Wrap.objects.filter(account_id=room.accounts["anne"]).update(blob=b"damaged")
    rotated(room, "anne")
    assert vault.waiting_readers_of(subject_id) == {room.accounts["anne"]}


def test_a_session_without_the_key_of_now_rotates_nothing(room: Room) -> None:
    stale = room.actor("anne")
    rotated(room, "anne")
    for by in (stale, room.actor("anne", locked=True)):
        with pytest.raises(Locked):
            rotate_key(by, passphrase="anne passphrase")


def test_every_session_ends_and_the_app_still_counts(room: Room) -> None:
    account_id = create_account(
        Actor.system(room.group_id),
        username="luc",
        name="Operator",
        passphrase="sept pirogues vertes",
        seed="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        ends_on=date(2100, 1, 1),
    )
    key = keys.unlock(account_id, "sept pirogues vertes")
    by = Actor(room.group_id, account_id, "luc", key=key)
    with pytest.raises(Invalid):
        renew_key(by, passphrase="not this one")
    renew_key(by, passphrase="sept pirogues vertes")
    new = keys.unlock(account_id, "sept pirogues vertes")
    assert new != key
    assert factor_for(account_id, new, "000000") is None
    assert SecondFactor.objects.filter(account_id=account_id, kind=FactorKind.TOTP).exists()
    assert not Session.objects.filter(account_id=account_id, ended_at=None).exists()
