"""Words are found however they are written, and by many people at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikao.foundation.base.searching import fold, normalise, words_of


@pytest.mark.parametrize(
    ("one", "other"), [("Kaléhé", "KALEHE"), ("L’Œuvre", "l’œuvre"), ("ﬁchier", "FICHIER")]
)
def test_fold_makes_spellings_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("barrières", "barrière"), ("violences", "Violence"), ("mines", "mine")]
)
def test_normalise_makes_endings_alike(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_words_of_leaves_signs_out() -> None:
    assert words_of("<b>tir!</b> — n° 7") == ["b", "tir", "b", "n", "7"]


@given(st.text(max_size=60))
def test_normalise_takes_any_words_and_says_nothing_but_words(text: str) -> None:
    assert all(part.isalnum() or any(sign.isalnum() for sign in part) for part in normalise(text).split())


def test_many_people_search_at_once() -> None:
    said = [
        "barrières illégales",
        "négociations abandonnées",
        "arrestations arbitraires",
        "mouvements de troupes",
    ] * 200
    alone = [normalise(text) for text in said]
    with ThreadPoolExecutor(8) as several:
        assert list(several.map(normalise, said)) == alone
