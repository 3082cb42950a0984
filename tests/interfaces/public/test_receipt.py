"""Following up by receipt."""

import re

import pytest

from kikao.casework.reports.actions import ask_source
from kikao.casework.reports.enums import ReportState
from kikao.casework.reports.models import Report, ThreadMessage
from tests.interfaces.public.conftest import Visitor, words_on
from tests.kit.cast import Cast

_PROOF = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def words(visitor: Visitor) -> str:
    """Return the receipt of a report just sent."""
    return words_on(visitor.send())


def _ask(cast: Cast) -> None:
    ask_source(cast.actor("anne"), report_id=Report.objects.get().id, words="When was it? <b>ZQX</b>")


def test_the_words_open_the_thread_however_they_are_typed(visitor: Visitor, cast: Cast, words: str) -> None:
    _ask(cast)
    for typed in (words, words.upper(), words.replace(" ", "-"), words.replace(" ", ""), f"  {words}  "):
        page = visitor.post("/en/receipt", words=typed)
        assert page.status_code == 200
        assert "When was it? &lt;b&gt;ZQX" in page.content.decode()
        assert page.headers["Cache-Control"] == "no-store, private"
    assert "Two men stopped us" not in page.content.decode()


def test_the_source_answers_once_however_often_the_button_is_pressed(
    visitor: Visitor, cast: Cast, words: str
) -> None:
    _ask(cast)
    sent = {
        **visitor.hidden("/sw/receipt"),
        "words": words,
        "do": "answer",
        "seed": "s" * 43,
        "answer": "Tuesday.",
    }
    for _turn in range(2):
        page = visitor.client.post("/sw/receipt", sent)
        assert "Tuesday." in page.content.decode()
    assert ThreadMessage.objects.filter(from_source=True).count() == 1
    assert Report.objects.get().state == ReportState.WAITING


def test_an_empty_answer_is_asked_for_again(visitor: Visitor, words: str) -> None:
    for answer in ("", "\x00", "x" * 20_001, "…"):
        page = visitor.post("/en/receipt", words=words, do="answer", answer=answer)
        assert page.status_code == 422
        assert "error-summary" in page.content.decode()
    assert not ThreadMessage.objects.exists()


def test_the_source_takes_consent_back(visitor: Visitor, words: str) -> None:
    page = visitor.post("/fr/receipt", words=words, do="withdraw")
    assert page.status_code == 200
    assert Report.objects.get().is_locked
    again = visitor.post("/fr/receipt", words=words, do="withdraw")
    assert again.status_code == 200
    assert 'value="withdraw"' not in again.content.decode()


@pytest.mark.parametrize(
    "typed", ["baba baba baba baba baba baba", "one two three", "", "'; DROP TABLE report; --", "x" * 300]
)
def test_wrong_words_open_nothing(visitor: Visitor, words: str, typed: str) -> None:
    page = visitor.post("/en/receipt", words=typed, do="withdraw")
    assert page.status_code == 422
    assert not Report.objects.get().is_locked


def test_words_of_another_report_and_words_of_none_are_answered_alike(visitor: Visitor, words: str) -> None:
    token = visitor.hidden("/en/receipt")
    pages = []
    for typed in ("baba baba baba baba baba baba", "dada dada dada dada dada dada"):
        page = visitor.client.post("/en/receipt", {**token, "words": typed}).content.decode()
        pages.append(_PROOF.sub("", page.replace(typed, "")))
    assert pages[0] == pages[1]


def test_right_and_wrong_words_take_the_same_time(
    visitor: Visitor, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("kikao.interfaces.public.views.following.ANSWER_AFTER", 60.0)
    monkeypatch.setattr("kikao.interfaces.public.views.following.time.sleep", waits.append)
    visitor.post("/en/receipt", words=words)
    visitor.post("/en/receipt", words="baba baba baba baba baba baba")
    assert len(waits) == 2
    assert all(59.0 < wait <= 60.0 for wait in waits)
