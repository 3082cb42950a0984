"""Words that stand for keys: the same for everybody, and a slip of the pen is noticed."""

import json
import math
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikao.foundation.sealing import words

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text())


def test_every_number_has_one_word_and_back() -> None:
    made = [words.word_of(number) for number in range(words.COUNT)]
    assert len(set(made)) == words.COUNT == 8100
    assert [words.number_of(word) for word in made] == list(range(words.COUNT))
    assert {len(word) for word in made} == {words.LENGTH}


def test_a_receipt_has_at_least_77_bits() -> None:
    drawn = words.COUNT - len(words.NEVER_DRAWN)
    assert words.RECEIPT * math.log2(drawn) >= 77
    assert all(words.word_of(words.number_of(word)) == word for word in words.NEVER_DRAWN)


def test_a_receipt_never_has_a_word_that_hurts(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = iter([words.number_of("hutu"), 1, 2, 3, words.number_of("mayi"), 4, 5, 6])
    monkeypatch.setattr(words.secrets, "randbelow", lambda _count: next(numbers))
    assert words.new_receipt() == " ".join(words.word_of(number) for number in range(1, 7))


@pytest.mark.parametrize(
    "typed",
    [
        "rode gupu buni vula fopu novo",
        "  RODE-gupu, buni\nVula  fopu.novo ",
        "rodegupubunivulafopunovo",
        "1. rode 2. gupu 3. buni 4. vula 5. fopu 6. novo",
        "rodé gùpu buni vula fopu novo",
    ],
)
def test_a_receipt_is_read_however_it_was_typed(typed: str) -> None:
    assert words.read_receipt(typed) == "rode gupu buni vula fopu novo"


def test_a_new_receipt_is_read() -> None:
    drawn = words.new_receipt()
    assert words.read_receipt(drawn) == drawn


@pytest.mark.parametrize(
    ("typed", "reason", "position"),
    [
        ("rode gupu buni vula fopu", "count", 0),
        ("rode gupu buni vula fopu novo novo", "count", 0),
        ("", "count", 0),
        ("rode gupu buxi vula fopu novo", "not_a_word", 3),
        ("rode gup buni vula fopu novo", "not_a_word", 2),
        ("rode gupu buni vula fopu novoo", "not_a_word", 7),
        ("rode abcd", "not_a_word", 2),
    ],
)
def test_words_that_are_no_receipt_say_what_is_wrong(typed: str, reason: str, position: int) -> None:
    with pytest.raises(words.WordsUnclear) as raised:
        words.read_receipt(typed)
    assert (raised.value.reason, raised.value.position) == (reason, position)


def test_paper_of_an_earlier_version_is_read() -> None:
    for one in VECTORS["paper"]:
        assert words.to_paper(bytes.fromhex(one["key"])) == one["words"]
        assert words.from_paper(one["words"]).hex() == one["key"]


@given(st.binary(min_size=32, max_size=32))
def test_a_key_on_paper_is_read_back(key: bytes) -> None:
    written = words.to_paper(key)
    assert len(written.split()) == words.PAPER
    assert words.from_paper(written.upper()) == key


@given(st.binary(min_size=32, max_size=32), st.integers(0, 20), st.integers(1, words.COUNT - 1))
def test_one_wrong_word_on_a_paper_is_noticed_or_gives_another_key(key: bytes, place: int, off: int) -> None:
    written = words.to_paper(key).split()
    written[place] = words.word_of((words.number_of(written[place]) + off) % words.COUNT)
    with suppress(words.WordsUnclear):
        assert words.from_paper(" ".join(written)) != key


def test_two_words_exchanged_on_a_paper_are_noticed() -> None:
    written = VECTORS["paper"][2]["words"].split()
    written[3], written[4] = written[4], written[3]
    with pytest.raises(words.WordsUnclear, match="check"):
        words.from_paper(" ".join(written))


def test_the_largest_words_are_no_key() -> None:
    with pytest.raises(words.WordsUnclear, match="check"):
        words.from_paper(" ".join(["zuzu"] * words.PAPER))
