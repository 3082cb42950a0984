"""A new key in the same step as a new passphrase."""

from dataclasses import replace

import pytest

from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Stop
from kikao.foundation.sealing import box, keys, vault
from kikao.foundation.sealing.models import KeyHolder
from kikao.foundation.sealing.rotation import LastToAsk
from kikao.foundation.sealing.signin import choose_passphrase, give_passphrase, session_shown
from tests.kit.cast import PASSPHRASE, Cast
from tests.kit.door import token_of

NEW = "huit lampes jaunes sous la pluie"


def test_with_a_new_key_the_old_passphrase_and_an_old_disk_open_nothing_new(cast: Cast) -> None:
    by, account_id, subject_id = cast.actor("anne"), cast.accounts["anne"], new_id()
    readers = [cast.accounts[name] for name in ("anne", "alice")]
    vault.open_compartments(cast.group_id, subject_id, readers=readers)
    before = vault.put(cast.group_id, subject_id, "opening_reason", "told before")
    here = token_of(cast, "anne", SessionKind.PAGE)
    disk = bytes(KeyHolder.objects.get(account_id=account_id).locked_private)
    choose_passphrase(replace(by, key=None), old=PASSPHRASE, new=NEW, renew=True)
    after = vault.put(cast.group_id, subject_id, "opening_reason", "told after")
    stolen = box.unlock_with_passphrase(disk, PASSPHRASE, f"key|{account_id}")
    assert vault.read_many(replace(by, key=stolen), [before, after]) == {before: None, after: None}
    fresh = replace(by, key=keys.unlock(account_id, NEW))
    assert vault.read_many(fresh, [before, after]) == {before: "told before", after: "told after"}
    ended = session_shown(here, SessionKind.PAGE)
    assert ended is None or not ended.live
    assert give_passphrase("anne", NEW)
    with pytest.raises(Stop):
        give_passphrase("anne", PASSPHRASE)


def test_a_key_that_cannot_be_renewed_leaves_the_passphrase_as_it_was(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_said: object) -> bytes:
        raise LastToAsk

    monkeypatch.setattr("kikao.foundation.sealing.signin.rotating.rotate", refuse)
    with pytest.raises(LastToAsk):
        choose_passphrase(cast.actor("eve"), old=PASSPHRASE, new=NEW, renew=True)
    assert keys.unlock(cast.accounts["eve"], PASSPHRASE) == cast.keys["eve"]
    choose_passphrase(cast.actor("eve"), old=PASSPHRASE, new=NEW)
    assert keys.unlock(cast.accounts["eve"], NEW) == cast.keys["eve"]
