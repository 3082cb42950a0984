"""The public door in a real browser, without JavaScript, on a phone: it can be used, read and left."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from pytest_django.live_server_helper import LiveServer

from kikao.casework.reports.actions import ask_source
from kikao.casework.reports.models import Report
from kikao.casework.reports.queries import words_of
from kikao.foundation.access.models import WorkingGroup
from kikao.interfaces.public.flood import flood
from tests.kit.browser import press
from tests.kit.cast import Cast
from tests.kit.door import token_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
WIDTHS = [320, 1280]


def _faults(page: Any) -> list[tuple[str, list[str]]]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found]


def _picture(page: Any, name: str) -> None:
    """Keep a picture when the run wants pictures."""
    folder = os.environ.get("KIKAO_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.fixture
def door(transactional_db: None, cast: Cast) -> Iterator[Cast]:
    """Return the group with its doors open."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    flood.forget()
    yield cast
    flood.forget()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["fr", "en", "sw"])
def test_public_pages_are_accessible_and_fit(
    door: Cast, live_server: LiveServer, browser: "Browser", language: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
    for name in ("", "report", "receipt"):
        page.goto(f"{live_server.url}/{language}/{name}")
        assert _faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        _picture(page, f"public-{name or 'front'}-{language}-{width}")
    assert problems == []
    context.close()


def test_report_receipt_question_answer_without_javascript(
    door: Cast, live_server: LiveServer, browser: "Browser"
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{live_server.url}/en/")
    press(page.get_by_role("link", name="Report", exact=True))
    press(page.get_by_role("button", name="Send"))
    assert page.title().startswith("Error:")
    page.fill("[name=words]", "Two men stopped us at the barrier.")
    page.fill("[name=happened_year]", "2024")
    page.get_by_label("Police", exact=True).check()
    press(page.get_by_role("button", name="Send"))
    words = " ".join(page.locator(".receipt .ref").all_inner_texts())
    _picture(page, "public-receipt-shown")
    report_id = Report.objects.get().id
    ask_source(door.actor("anne"), report_id=report_id, words="When was it?")
    press(page.get_by_role("link", name="Follow up"))
    page.fill("[name=words]", words.upper())
    press(page.get_by_role("button", name="Open"))
    assert "When was it?" in page.inner_text("main")
    page.fill("[name=answer]", "On a Tuesday.")
    press(page.get_by_role("button", name="Send the message"))
    assert "On a Tuesday." in page.inner_text("main")
    _picture(page, "public-thread")
    assert [one.text for one in words_of(door.actor("alice"), report_id).messages][-1] == "On a Tuesday."
    assert {cookie["name"] for cookie in context.cookies()} == {"kikao-csrf"}
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_desk_of_reports_is_accessible_and_fits(
    door: Cast, live_server: LiveServer, browser: "Browser", width: int
) -> None:
    from django.conf import settings

    from kikao.foundation.accounts.enums import SessionKind
    from tests.casework.reports.conftest import Desk

    report_id = Desk(door).send(category="HR-LIFE", place_words="the second barrier", accused=())
    ask_source(door.actor("alice"), report_id=report_id, words="When was it?")
    context = browser.new_context(viewport={"width": width, "height": 800}, locale="en-GB")
    token = token_of(door, "anne", SessionKind.PAGE)
    context.add_cookies([{"name": settings.SESSION_COOKIE, "value": token, "url": live_server.url}])
    page = context.new_page()
    one = f"reports/{report_id}/"
    for name in (
        "reports/",
        "reports/take/",
        one,
        f"{one}words/",
        f"{one}screen/",
        "paper/",
        "paper/facts/fr/",
    ):
        page.goto(f"{live_server.url}/office/{name}")
        assert _faults(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        _picture(page, f"office-{name.replace(str(report_id), 'one').strip('/').replace('/', '-')}-{width}")
    context.close()
