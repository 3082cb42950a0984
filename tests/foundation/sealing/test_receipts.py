"""The source's end of a thread."""

import pytest

from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import vault, words
from kikao.foundation.sealing.erasing import shred_items, shred_subject
from kikao.foundation.sealing.models import ReceiptKey
from kikao.foundation.sealing.stops import Broken
from tests.foundation.sealing.conftest import Room


def test_an_answer_opens_with_the_six_words_and_its_key_alone(room: Room) -> None:
    drawn = words.new_receipt()
    keys = vault.receipt_keys_of(room.group_id, drawn)
    _subject, item, second = room.report()
    blob = vault.seal_to_receipt(item, keys.public, "We heard you", about="thread|1")
    vault.seal_to_receipt(second, keys.public, "And again", about="thread|2")
    copy_keys = vault.copy_keys([item, second])
    again = vault.receipt_keys_of(room.group_id, drawn.upper().replace(" ", "-"))
    assert again.tag == keys.tag
    assert vault.open_by_receipt(again.private, copy_keys[item], blob, about="thread|1") == "We heard you"
    other = vault.receipt_keys_of(room.group_id, words.new_receipt())
    for private, copy_key, about in (
        (again.private, copy_keys[item], "thread|2"),
        (again.private, copy_keys[second], "thread|1"),
        (again.private, b"", "thread|1"),
        (other.private, copy_keys[item], "thread|1"),
    ):
        with pytest.raises(Broken):
            vault.open_by_receipt(private, copy_key, blob, about=about)
    assert vault.receipt_keys_of(new_id(), drawn).tag != keys.tag


def test_the_key_of_the_copy_goes_with_the_item_and_with_the_record(room: Room) -> None:
    keys = vault.receipt_keys_of(room.group_id, words.new_receipt())
    subject_id, item, second = room.report()
    other, _told, kept = room.report()
    for one in (item, second, kept):
        vault.seal_to_receipt(one, keys.public, "We heard you", about="thread|1")
    shred_items([item])
    assert set(vault.copy_keys([item, second, kept])) == {second, kept}
    shred_subject(room.group_id, subject_id)
    assert [row.item_id for row in ReceiptKey.objects.all()] == [kept], other


def test_words_that_are_no_receipt_are_told_in_words() -> None:
    with pytest.raises(Invalid) as raised:
        vault.receipt_keys_of(new_id(), "rode gupu")
    assert "number of words" in str(raised.value.fields["receipt"])
