"""The key pair of an account through its life."""

import pytest

from kikao.foundation.base.ids import new_id
from kikao.foundation.sealing import box, keys, vault
from kikao.foundation.sealing.actions import ask_identity, reshare_after_reset
from kikao.foundation.sealing.models import Draft, KeyHolder, PairWrap, Wrap
from kikao.foundation.sealing.stops import HasKey, KeyExchanged, Locked, NoKeyYet, Sealed, WrongPassphrase
from tests.foundation.sealing.conftest import TOLD, Room


def test_make_keys_gives_a_pair_that_the_passphrase_unlocks(room: Room) -> None:
    account_id = room.accounts["anne"]
    assert keys.unlock(account_id, "anne passphrase") == room.keys["anne"]
    assert box.public_of(room.keys["anne"]) == keys.public_key_of(account_id)
    assert keys.has_key(account_id)
    assert not keys.has_key(room.accounts["baraka"])


def test_make_keys_is_refused_to_who_has_a_pair(room: Room) -> None:
    with pytest.raises(HasKey):
        keys.make_keys(room.group_id, room.accounts["anne"], "another")
    assert keys.unlock(room.accounts["anne"], "anne passphrase") == room.keys["anne"]


def test_unlock_refuses_a_wrong_passphrase_and_an_account_without_key(room: Room) -> None:
    with pytest.raises(WrongPassphrase):
        keys.unlock(room.accounts["anne"], "alice passphrase")
    with pytest.raises(NoKeyYet):
        keys.unlock(room.accounts["baraka"], "anything")


def test_a_lock_put_in_another_accounts_row_does_not_open(room: Room) -> None:
    taken = KeyHolder.objects.get(account_id=room.accounts["anne"]).locked_private
    KeyHolder.objects.filter(account_id=room.accounts["alice"]).update(locked_private=taken)
    with pytest.raises(WrongPassphrase):
        keys.unlock(room.accounts["alice"], "anne passphrase")


def test_a_public_half_exchanged_in_the_database_is_noticed_when_its_holder_comes_in(room: Room) -> None:
    KeyHolder.objects.filter(account_id=room.accounts["anne"]).update(public_key=box.new_pair().public)
    with pytest.raises(KeyExchanged):
        keys.unlock(room.accounts["anne"], "anne passphrase")


def test_change_passphrase_keeps_everything_readable(room: Room) -> None:
    _subject, told, _named = room.report()
    keys.change_passphrase(room.accounts["anne"], "anne passphrase", "longer passphrase")
    assert keys.unlock(room.accounts["anne"], "longer passphrase") == room.keys["anne"]
    with pytest.raises(WrongPassphrase):
        keys.unlock(room.accounts["anne"], "anne passphrase")
    assert vault.read(room.actor("anne"), told) == TOLD


def test_change_passphrase_is_refused_without_the_old_one(room: Room) -> None:
    with pytest.raises(WrongPassphrase):
        keys.change_passphrase(room.accounts["anne"], "guess", "longer passphrase")


def test_reset_opens_nothing_until_another_reader_re_shares(room: Room) -> None:
    subject_id, told, _named = room.report()
    vault.put_draft(room.accounts["anne"], "report", b"half a form")
    lost = room.keys["anne"]
    room.keys["anne"] = keys.replace_keys_after_reset(room.group_id, room.accounts["anne"], "new one")
    assert room.keys["anne"] != lost
    with pytest.raises(Sealed):
        vault.read(room.actor("anne"), told)
    assert vault.readers_of(subject_id) == set(room.of("alice"))
    assert vault.waiting_readers_of(subject_id) == set(room.of("anne"))
    assert not Draft.objects.exists()
    reshare_after_reset(room.actor("alice"), account_id=room.accounts["anne"])
    assert vault.read(room.actor("anne"), told) == TOLD
    assert vault.waiting_readers_of(subject_id) == set()


def test_reset_of_a_custodian_drops_every_pair_they_were_in(room: Room) -> None:
    subject_id, _told, _named = room.report()
    eve = room.accounts["eve"]
    room.keys["eve"] = keys.replace_keys_after_reset(room.group_id, eve, "new one")
    assert not PairWrap.objects.filter(requester_account_id=eve).exists()
    assert not PairWrap.objects.filter(approver_account_id=eve).exists()
    assert PairWrap.objects.count() == 2
    with pytest.raises(Sealed):
        ask_identity(room.actor("eve"), subject_id=subject_id, reason="to warn her")


def test_replace_keys_serves_an_account_that_never_had_a_pair(room: Room) -> None:
    keys.replace_keys_after_reset(room.group_id, room.accounts["baraka"], "first one")
    assert keys.has_key(room.accounts["baraka"])


def test_retire_keys_leaves_nothing_that_opens(room: Room) -> None:
    subject_id, told, _named = room.report()
    keys.retire_keys(room.accounts["anne"])
    assert not Wrap.objects.filter(account_id=room.accounts["anne"]).exists()
    assert bytes(KeyHolder.objects.get(account_id=room.accounts["anne"]).locked_private) == b""
    assert vault.readers_of(subject_id) == set(room.of("alice"))
    with pytest.raises(Sealed):
        vault.read(room.actor("anne"), told)
    with pytest.raises(NoKeyYet):
        keys.public_key_of(room.accounts["anne"])


def test_the_session_alone_holds_what_unlocks_its_key(room: Room) -> None:
    session, other = new_id(), new_id()
    secret, locked = keys.lock_for_session(room.keys["anne"], session)
    assert room.keys["anne"] not in locked
    assert keys.unlock_for_session(locked, secret, session) == room.keys["anne"]
    for args in ((locked, bytes(32), session), (locked, secret, other), (b"", secret, session)):
        with pytest.raises(Locked):
            keys.unlock_for_session(*args)
