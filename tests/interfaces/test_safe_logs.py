"""Logs tell that something went wrong and where; never who came, from where, on which device, with which words."""

import io
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory, override_settings
from django.views.debug import get_exception_reporter_class
from gunicorn.config import Config

from config.logs import SafeFormatter
from config.serving import SafeLogger
from kikao.foundation.access.models import WorkingGroup
from kikao.interfaces.public.flood import flood
from tests.interfaces.public.conftest import PLAIN, Visitor, visitor
from tests.kit.cast import Cast
from tests.kit.machine import ANSWERS

__all__ = ["visitor"]
SECRET = "SECRET-MARK-7731"
ADDRESS = "203.0.113.77"


@pytest.fixture
def said() -> Iterator[io.StringIO]:
    """Listen to everything that is logged, as the console would have it."""
    words = io.StringIO()
    handler = logging.StreamHandler(words)
    handler.setFormatter(SafeFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    yield words
    root.removeHandler(handler)


@pytest.mark.parametrize("debug", [False, True])
def test_a_page_that_breaks_logs_where_and_nothing_of_what_was_sent(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, said: io.StringIO, *, debug: bool
) -> None:
    def breaks(request: HttpRequest, *_rest: object) -> None:
        try:
            int(f"{request.POST['words']} of {request.META['REMOTE_ADDR']}")
        except ValueError as error:
            raise RuntimeError(request.headers["User-Agent"]) from error

    monkeypatch.setattr("kikao.interfaces.public.views.sending._send", breaks)
    visitor.client.raise_request_exception = False
    visitor.client.defaults |= {
        "REMOTE_ADDR": ADDRESS,
        "HTTP_USER_AGENT": f"Phone {SECRET}",
        "HTTP_X_FORWARDED_FOR": ADDRESS,
        "HTTP_AUTHORIZATION": f"Bearer {SECRET}",
    }
    with override_settings(DEBUG=debug):
        answer = visitor.send(words=f"{SECRET} saw it", contact=SECRET, deviceID=SECRET)
    assert answer.status_code == 500
    shown = said.getvalue() + answer.content.decode()
    assert "RuntimeError" in shown
    assert "ValueError" in shown
    assert "test_safe_logs.py" in shown
    assert SECRET not in shown
    assert ADDRESS not in shown


def test_a_refusal_logs_the_address_of_the_program_and_not_the_one_typed(
    client: Client, said: io.StringIO, cast: Cast
) -> None:
    client.get(f"/{SECRET}?{SECRET}")
    client.post(f"/en/report?token={SECRET}", {"words": SECRET})
    with override_settings(ALLOWED_HOSTS=["kikao.example"]):
        client.get("/", headers={"host": f"{SECRET}.example"})
    shown = said.getvalue()
    assert "WARNING django.request 404 GET (no address of ours)" in shown
    assert SECRET not in shown


def test_other_libraries_log_their_fixed_words_alone(
    said: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = logging.getLogger("gunicorn.error")
    monkeypatch.setattr(log, "propagate", True)  # a server that was set up in this process keeps it to itself
    monkeypatch.setattr(log, "level", logging.WARNING)
    log.warning(f"Invalid request from ip={ADDRESS}: {SECRET}")  # noqa: G004 - as Gunicorn does
    log.error("Error handling request %s %s", "POST", f"/x?{SECRET}")
    log.error("Worker (pid:%s) exited with code %s.", 77, 3)
    logging.getLogger("kikao.foundation.notices").error("a word was not sent: %s", "OSError")
    lines = said.getvalue().splitlines()
    assert lines == [
        "WARNING gunicorn.error Invalid request from ip",
        "ERROR gunicorn.error Error handling request … …",
        "ERROR gunicorn.error Worker (pid:77) exited with code 3.",
        "ERROR kikao.foundation.notices a word was not sent: OSError",
    ]


def test_the_server_writes_its_log_in_the_same_way(capfd: pytest.CaptureFixture[str]) -> None:
    log = SafeLogger(Config())
    try:
        int(SECRET)
    except ValueError:
        log.exception("Error handling request %s", f"/{SECRET}")
    shown = capfd.readouterr().err
    assert "builtins.ValueError" in shown
    assert SECRET not in shown


def test_fifty_people_of_one_village_report_from_one_address_and_none_is_refused(cast: Cast) -> None:
    """Above the rate a question is asked, which each answers; nobody is kept out and nobody's address is kept."""
    flood.forget()
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    asked = 0
    for one in range(50):
        person = Visitor(Client(enforce_csrf_checks=True, REMOTE_ADDR=ADDRESS))
        told = {**PLAIN, "words": f"What I saw, told by the {one}th of us."}
        answer = person.post("/en/report", **told)
        if "Many reports are arriving" in answer.content.decode():
            asked += 1
            question = answer.context["form"].data["question"]  # type: ignore[attr-defined]
            answer = person.post("/en/report", **told, question=question, answer=ANSWERS)
        assert answer.status_code == 200
        assert 'class="ref"' in answer.content.decode(), one
    assert asked == 45
    assert ADDRESS not in repr(vars(flood))
    flood.forget()


def test_the_reporter_says_nothing_of_a_request(rf: RequestFactory) -> None:
    request = rf.post("/", {"words": SECRET})
    kind: Any = get_exception_reporter_class(request)
    reporter = kind(request, ValueError, ValueError(SECRET), None)
    assert reporter.get_traceback_data() == {}
    assert SECRET not in reporter.get_traceback_text() + reporter.get_traceback_html()
