"""Looking at what was typed, and the words of receipts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.reckoning import (
    LONGEST,
    answers_of,
    check_happened,
    clean,
    kept_tag,
    plain,
    receipt_words,
    sending_token,
)
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing.words import NEVER_DRAWN, read_receipt

DAY = date(2026, 3, 10)


@given(st.text(max_size=400))
def test_any_text_is_kept_whole_or_refused_in_words(text: str) -> None:
    try:
        kept = clean({"words": (text, 200)})["words"]
    except Invalid as stop:
        refusal = str(stop.fields["words"])
    else:
        refusal = ""
    if refusal:
        return
    assert len(kept) <= 200
    assert kept == plain(text)
    assert kept.encode().decode() == kept


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE report; --",
        "<script>alert(1)</script>",
        "{{ 7*7 }} {% csrf_token %} %(name)s ${x}",
        "مرحبا \u202egpj.exe",
        "👩🏾‍🌾 Zalgo t̸e̶x̵t̷",
        '=HYPERLINK("http://example.org")',
    ],
)
def test_hostile_strings_are_only_words(text: str) -> None:
    assert clean({"words": (text, LONGEST)}, required=("words",)) == {"words": text}


@pytest.mark.parametrize("text", ["\x00", "PK\x03\x04", "a\x1bb", "\ud800", "a\x85b"])
def test_what_no_keyboard_writes_is_refused(text: str) -> None:
    with pytest.raises(Invalid):
        clean({"words": (text, LONGEST)})


def test_every_field_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(Invalid) as stop:
        clean({"words": ("", 10), "place_words": ("x" * 11, 10), "identity": ("ok", 10)}, required=("words",))
    assert set(stop.value.fields) == {"words", "place_words"}


@pytest.mark.parametrize(
    "text", ["", "2026", "03/2026", "10/03/2026", "~9/3/2026", "1960", "01/02/2020-10/03/2026"]
)
def test_days_that_can_be_are_kept(text: str) -> None:
    check_happened(Moment.parse(text), DAY)


@pytest.mark.parametrize(
    "text", ["11/03/2026", "04/2026", "2027", "1959", "01/03/2026-11/03/2026", "~12/03/2026"]
)
def test_days_that_cannot_be_are_refused(text: str) -> None:
    with pytest.raises(Invalid) as stop:
        check_happened(Moment.parse(text), DAY)
    assert "happened" in stop.value.fields


def test_what_was_not_agreed_to_is_a_no() -> None:
    answers = answers_of(["STORE"])
    assert set(answers) == set(ConsentScope)
    assert [scope for scope, given_ in answers.items() if given_] == [ConsentScope.STORE]


@given(st.text(), st.text())
def test_receipt_words_follow_from_form_and_text_alone(seed: str, content: str) -> None:
    words = receipt_words(seed, content)
    assert words == receipt_words(seed, content)
    assert read_receipt(words) == words
    assert NEVER_DRAWN.isdisjoint(words.split())
    assert words != receipt_words(seed, content + "x")
    assert words != receipt_words(seed + "x", content)
    assert sending_token(seed, content) != sending_token(seed, content + "x")


def test_the_tag_of_a_receipt_is_kept_keyed(settings: pytest.FixtureRequest) -> None:
    first = kept_tag(b"tag")
    settings.SECRET_KEY = "another installation"  # type: ignore[attr-defined]
    assert kept_tag(b"tag") != first
