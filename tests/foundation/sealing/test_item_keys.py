"""The key of every item lies in the key store: without it the item never opens, wherever a copy of it lies."""

import pytest

from kikao.foundation.sealing import vault
from kikao.foundation.sealing.models import ItemKey
from kikao.foundation.sealing.stops import Broken
from tests.foundation.sealing.conftest import Room


def test_an_item_without_its_key_never_opens_again(room: Room) -> None:
    subject_id, told, _named = room.report()
    second = vault.put(room.group_id, subject_id, "told", "second words")
    ItemKey.objects.filter(item_id=told).delete()
    with pytest.raises(Broken):
        vault.read(room.actor("anne"), told)
    assert vault.read_many(room.actor("anne"), [told, second]) == {told: None, second: "second words"}
