"""The key of every item lies in the key store: without it the item never opens, wherever a copy of it lies."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from kikao.foundation.sealing import vault
from kikao.foundation.sealing.models import ItemKey, SealedItem
from kikao.foundation.sealing.stops import Broken
from tests.foundation.sealing.conftest import TOLD, Room

moved = import_module("kikao.foundation.sealing.migrations.0004_item_keys_moved")


def test_an_item_without_its_key_never_opens_again(room: Room) -> None:
    subject_id, told, _named = room.report()
    second = vault.put(room.group_id, subject_id, "told", "second words")
    ItemKey.objects.filter(item_id=told).delete()
    with pytest.raises(Broken):
        vault.read(room.actor("anne"), told)
    assert vault.read_many(room.actor("anne"), [told, second]) == {told: None, second: "second words"}


def test_items_of_before_are_parted_from_their_keys_and_joined_again(room: Room) -> None:
    _subject, told, _named = room.report()
    apart = {item.id: bytes(item.blob) for item in SealedItem.objects.all()}
    editor = connection.schema_editor()
    moved.join(apps, editor)
    assert all(bytes(item.blob)[:2] == b"\x01I" for item in SealedItem.objects.all())
    ItemKey.objects.all().delete()
    moved.part(apps, editor)
    assert {item.id: bytes(item.blob) for item in SealedItem.objects.all()} == apart
    assert vault.read(room.actor("anne"), told) == TOLD
