"""The source's end of a thread."""

import pytest

from kikao.foundation.base.ids import new_id
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import vault, words
from kikao.foundation.sealing.stops import Broken


def test_an_answer_opens_with_the_six_words_alone() -> None:
    group, drawn = new_id(), words.new_receipt()
    keys = vault.receipt_keys_of(group, drawn)
    blob = vault.seal_to_receipt(keys.public, "We heard you", about="thread|1")
    again = vault.receipt_keys_of(group, drawn.upper().replace(" ", "-"))
    assert again.tag == keys.tag
    assert vault.open_by_receipt(again.private, blob, about="thread|1") == "We heard you"
    with pytest.raises(Broken):
        vault.open_by_receipt(again.private, blob, about="thread|2")
    other = vault.receipt_keys_of(group, words.new_receipt())
    with pytest.raises(Broken):
        vault.open_by_receipt(other.private, blob, about="thread|1")
    assert vault.receipt_keys_of(new_id(), drawn).tag != keys.tag


def test_words_that_are_no_receipt_are_told_in_words() -> None:
    with pytest.raises(Invalid) as raised:
        vault.receipt_keys_of(new_id(), "rode gupu")
    assert "number of words" in str(raised.value.fields["receipt"])
