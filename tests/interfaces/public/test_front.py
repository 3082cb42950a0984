"""The first page, and the question of a flood."""

import pytest
from django.core import signing
from pytest_django import Settings

from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WorkingGroup
from kikao.interfaces.public import question
from kikao.interfaces.public.flood import Flood, address_of
from tests.interfaces.public.conftest import Visitor, words_on
from tests.kit.cast import Cast


@pytest.mark.parametrize("language", ["fr", "en", "sw"])
def test_the_first_page_leads_on_in_each_language(visitor: Visitor, language: str) -> None:
    page = visitor.get(f"/{language}/")
    assert page.status_code == 200
    text = page.content.decode()
    assert page.headers["Content-Language"] == language
    for there in (f"/{language}/report", f"/{language}/receipt", "/office/"):
        assert f'href="{there}"' in text
    for other in ("fr", "en", "sw"):
        assert f'formaction="/{other}/"' in text


def test_without_a_language_in_the_address_the_browser_decides(visitor: Visitor, settings: Settings) -> None:
    settings.LANGUAGE_CODE = "fr"
    for asked, shown in (("en-GB,en", "en"), ("sw", "sw"), ("ln", "fr")):
        page = visitor.client.get("/", HTTP_ACCEPT_LANGUAGE=asked)
        assert f'<html lang="{shown}"' in page.content.decode()


def test_an_answer_counts_however_it_is_written() -> None:
    token = signing.dumps(0, salt="kikao.public.question")
    for answer in ("goat", "Une CHÈVRE.", "  mbuzi ", "la chevre"):
        assert question.is_answered(token, answer)
    for answer in ("", "table", "goats and rivers"):
        assert not question.is_answered(token, answer)


@pytest.mark.parametrize(
    "token",
    ["", "made up", signing.dumps(99, salt="kikao.public.question"), signing.dumps(0)],
    ids=["empty", "words", "other", "bare"],
)
def test_a_question_that_is_none_of_ours_has_no_answer(token: str) -> None:
    assert question.words_of(token) == ""
    assert not question.is_answered(token, "goat")


def test_the_rate_is_counted_by_address_and_in_all() -> None:
    counter = Flood(each=2, everybody=3)
    for address in ("a", "a"):
        assert not counter.is_above(address)
        counter.count(address)
    assert counter.is_above("a")
    assert not counter.is_above("b")
    counter.count("b")
    assert counter.is_above("c")
    assert b"a" not in counter._seen


def test_behind_our_own_proxy_the_visitor_is_whom_the_proxy_names(
    rf: pytest.FixtureRequest, settings: pytest.FixtureRequest
) -> None:
    request = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 41.1.1.1")  # type: ignore[attr-defined]
    settings.HTTPS = False  # type: ignore[attr-defined]
    assert address_of(request) == "127.0.0.1"
    settings.HTTPS = True  # type: ignore[attr-defined]
    assert address_of(request) == "41.1.1.1"


def test_where_several_groups_receive_the_door_asks_which_and_keeps_to_it(
    visitor: Visitor, cast: Cast
) -> None:
    WorkingGroup.objects.update(intake_open=True)
    other = f"?group={cast.other_group_id}"
    for path in ("/en/", "/en/report", "/en/report/apart", "/en/receipt"):
        page = visitor.get(path).content.decode()
        assert "Which group?" in page
        for group in (cast.group_id, cast.other_group_id):
            assert f'href="{path}?group={group}"' in page
    front = visitor.get(f"/en/{other}").content.decode()
    assert "Haut-Katanga" in front
    assert f'href="/en/report{other}"' in front
    assert f'name="group" value="{cast.other_group_id}"' in front
    assert "Which group?" in visitor.get("/en/?group=nothing").content.decode()
    ours = f"?group={cast.group_id}"
    assert "the keys that open them are not complete" in visitor.send(f"/en/report{other}").content.decode()
    sent = visitor.send(f"/en/report{ours}")
    assert f'href="/en/receipt{ours}"' in sent.content.decode()
    assert Report.objects.get().working_group_id == cast.group_id
    lost = visitor.client.post(
        "/en/report", {**visitor.hidden(f"/en/report{ours}"), "words": "Two men stopped us"}
    )
    assert "Two men stopped us" in lost.content.decode()
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=False)
    assert "Haut-Katanga" in visitor.get("/en/").content.decode()
    assert "Which group?" in visitor.get("/en/receipt").content.decode()
    thread = visitor.post(f"/en/receipt{ours}", words=words_on(sent)).content.decode()
    assert f'action="/en/receipt{ours}"' in thread
