"""The public page on which anybody reports."""

import gzip
from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from kikao.casework.reports.enums import Pile
from kikao.casework.reports.models import Consent, Report, ReportAccused
from kikao.casework.reports.queries import words_of
from kikao.foundation.access.models import WallMark, WorkingGroup
from kikao.foundation.base.clock import today
from kikao.interfaces.public.flood import HOURLY_EACH
from kikao.interfaces.public.question import QUESTIONS
from tests.interfaces.public.conftest import Visitor, words_on
from tests.kit.cast import Cast

KIB = 1024


def _only() -> Report:
    return Report.objects.get()


@pytest.mark.parametrize("language", ["fr", "en", "sw"])
def test_a_report_in_each_language_gives_a_receipt(visitor: Visitor, cast: Cast, language: str) -> None:
    answer = visitor.send(f"/{language}/report", language=language)
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()
    assert len(words_on(answer).split()) == 6
    kept = _only()
    assert (kept.language, kept.channel, kept.pile) == (language, "WEB", Pile.MAIN)
    assert words_of(cast.actor("anne"), kept.id).narrative == "Two men stopped us at the barrier."


def test_the_page_sets_no_cookie_but_the_forms_own_and_keeps_nothing_of_the_visitor(visitor: Visitor) -> None:
    page = visitor.get("/fr/report")
    assert page.headers["Cache-Control"] == "no-store, private"
    assert set(page.cookies) == {"kikao-csrf"}
    assert page.content.count(b"<script") == 2
    answer = visitor.client.post(
        "/fr/report",
        {**visitor.hidden("/fr/report"), "words": "Seen from 10.20.30.40", "language": "fr"},
        REMOTE_ADDR="41.243.7.99",
        HTTP_USER_AGENT="ZQX-PHONE",
    )
    assert answer.status_code == 200
    assert set(answer.cookies) <= {"kikao-csrf"}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            dump = repr(cursor.fetchall())
            assert "41.243.7.99" not in dump, table
            assert "ZQX-PHONE" not in dump, table


@pytest.mark.parametrize("language", ["fr", "en", "sw"])
def test_the_page_with_its_style_is_small(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/report")
    weight = len(gzip.compress(page.content)) + sum(
        len(gzip.compress(_static(name)))
        for name in ("ui/kikao.css", "ui/mark.svg", "public/queue.js", "public/page.js")
    )
    assert weight <= 50 * KIB
    assert len(page.content) + len(_static("ui/kikao.css")) <= 100 * KIB


def _static(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str)
    with open(found, "rb") as file:  # noqa: PTH123 - the finder gives a text
        return file.read()


def test_opening_the_page_takes_a_fixed_number_of_queries(
    visitor: Visitor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    visitor.get("/fr/report")
    with django_assert_num_queries(4):
        visitor.get("/fr/report")


def test_everything_that_may_be_told_is_kept(visitor: Visitor, cast: Cast) -> None:
    territory = _a_territory(visitor)
    answer = visitor.send(
        happened_month="03", happened_year="2024", place_words="the second barrier", territory=territory,
        category="SF-TAX", accused=["POLICE", "COMPANY_GUARDS"], relation="0102", contact="call the bar",
        also=["FACTS"],
    )  # fmt: skip
    assert answer.status_code == 200
    kept = _only()
    assert (str(kept.happened.start), kept.happened_precision) == ("2024-03-01", "MONTH")
    assert (str(kept.territory_id), kept.category, kept.source_kind) == (territory, "SF-TAX", "0102")
    assert kept.identity_item_id is not None
    assert words_of(cast.actor("anne"), kept.id).place_words == "the second barrier"
    assert set(Consent.objects.filter(given=True).values_list("scope", flat=True)) == {
        "STORE",
        "SECUSE",
        "FACTS",
    }
    assert set(WallMark.objects.values_list("key", flat=True)) == {"UNIFORM", "COMPANY_GUARD"}


def _a_territory(visitor: Visitor) -> str:
    page = visitor.get("/fr/report").content.decode()
    chosen = page.split('name="territory"')[1].split('<option value="')[2].split('"')[0]
    assert UUID(chosen)
    return chosen


def test_nothing_ticked_is_kept_from_uniforms_and_companies_alike(visitor: Visitor) -> None:
    visitor.client.post(
        "/en/report", {**visitor.hidden("/en/report"), "words": "Shots at night.", "language": "en"}
    )
    assert set(ReportAccused.objects.values_list("unknown", flat=True)) == {"UNIFORM", "COMPANY_GUARD"}
    assert set(Consent.objects.filter(given=True).values_list("scope", flat=True)) == {"STORE", "SECUSE"}


def test_sending_twice_is_sending_once_and_shows_the_same_words(visitor: Visitor) -> None:
    form = {**visitor.hidden("/en/report"), "words": "Shots at night.", "language": "en"}
    first, second = visitor.client.post("/en/report", form), visitor.client.post("/en/report", form)
    assert words_on(first) == words_on(second) != ""  # type: ignore[arg-type]
    assert Report.objects.count() == 1
    third = visitor.client.post("/en/report", {**form, "words": "Something else."})
    assert words_on(third) != words_on(first)  # type: ignore[arg-type]
    assert Report.objects.count() == 2


@pytest.mark.parametrize(
    "typed",
    [
        {"words": "   "},
        {"words": "ZQX long " + "x" * 20_000},
        {"words": "ZQX\x00binary"},
        {"words": "ZQX", "happened_day": "31", "happened_month": "2", "happened_year": "2024"},
        {"words": "ZQX", "happened_year": f"{today() + timedelta(days=800):%Y}"},
        {"words": "ZQX", "happened_year": "1492"},
        {"words": "ZQX", "language": "klingon"},
        {"words": "ZQX", "category": "NO-SUCH"},
        {"words": "ZQX", "territory": "elsewhere"},
        {"words": "ZQX", "accused": "MARTIANS"},
        {"words": "ZQX", "also": "EVERYTHING"},
        {"words": "ZQX", "contact": "y" * 1001},
        {"words": "…"},
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(
    visitor: Visitor, typed: dict[str, str]
) -> None:
    answer = visitor.send(**{"place_words": "near the depot", **typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "error-summary" in page
    assert "near the depot" in page
    assert typed["words"].strip()[:3] in page
    assert not Report.objects.exists()


def test_what_is_typed_is_never_markup(visitor: Visitor) -> None:
    answer = visitor.send(words="", place_words='"><script>alert(1)</script>{{ 7|add:7 }}')
    assert "<script>alert" not in answer.content.decode()
    assert "{{ 7|add:7 }}" in answer.content.decode()


@given(words=st.text(max_size=300), place=st.text(max_size=60))
def test_no_words_break_the_page(words: str, place: str) -> None:
    from kikao.interfaces.public.forms import ReportForm

    form = ReportForm({"words": words, "place_words": place, "language": "fr"}, territories=[], categories=[])
    assert form.is_valid() or form.errors
    assert str(form)


def test_a_closed_door_answers_503_keeps_nothing_and_gives_the_words_back(visitor: Visitor) -> None:
    hidden = visitor.hidden("/en/report")
    WorkingGroup.objects.update(intake_open=False)
    assert visitor.get("/en/report").status_code == 503
    answer = visitor.client.post("/en/report", {**hidden, "words": "ZQX shots", "language": "en"})
    assert answer.status_code == 503
    assert "ZQX shots" in answer.content.decode()
    assert not Report.objects.exists()


def test_before_the_first_run_nothing_is_received(db: None) -> None:
    assert Visitor().get("/en/report").status_code == 503
    assert Visitor().get("/en/").status_code == 200
    assert Visitor().get("/en/receipt").status_code == 404


def test_a_form_without_its_proof_of_origin_is_refused(visitor: Visitor) -> None:
    answer = visitor.client.post("/en/report", {"words": "Shots.", "language": "en"})
    assert answer.status_code == 403
    assert not Report.objects.exists()


def test_above_the_rate_a_question_is_asked_and_the_report_goes_apart(visitor: Visitor) -> None:
    for turn in range(HOURLY_EACH):
        assert visitor.send(words=f"Report number {turn}").status_code == 200
    asked = visitor.send(words="ZQX one more")
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "ZQX one more" in page
    token = page.split('name="question" value="')[1].split('"')[0]
    with translation.override("en"):
        question = next(one for one in QUESTIONS if str(one.words) in _english(page))
    wrong = visitor.send(words="ZQX one more", question=token, answer="no idea")
    assert wrong.status_code == 422
    assert Report.objects.count() == HOURLY_EACH
    right = visitor.send(words="ZQX one more", question=token, answer=f"  {max(question.answers).upper()}! ")
    assert len(words_on(right).split()) == 6
    assert Report.objects.filter(pile=Pile.HELD).count() == 1


def _english(page: str) -> str:
    return page.replace("&#x27;", "'")


def test_a_full_pile_is_said_in_words_and_what_was_typed_stays(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kikao.casework.reports.actions._incoming.HELD_DAILY", 0)
    monkeypatch.setattr("kikao.interfaces.public.views.sending.flood.is_above", lambda _address: True)
    monkeypatch.setattr("kikao.interfaces.public.views.sending.question.is_answered", lambda *_both: True)
    answer = visitor.send(words="ZQX later")
    assert "Too many reports arrived today" in answer.content.decode()
    assert "ZQX later" in answer.content.decode()
    assert not Report.objects.exists()
