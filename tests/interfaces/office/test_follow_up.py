"""The pages of follow-up in a real browser: accessible, no wider than the screen, one slip a sheet, no script needed."""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from pytest_django.live_server_helper import LiveServer

from kikao.casework.meetings.actions import call_sitting
from kikao.casework.outcomes.actions import record_outcome
from kikao.casework.tasks.actions import move_recommendation
from kikao.casework.tasks.models import Task
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.notices.actions import set_duty
from kikao.foundation.notices.inbox import raise_alert
from tests.casework.tasks.follow import Follow
from tests.kit.cast import Cast
from tests.kit.door import token_of
from tests.kit.sizes import WIDTHS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
LONG = "Hand over to the provincial command the letter that asks for another commander at the mine"


def at_work(follow: Follow) -> dict[str, str]:
    """Leave something on every page of follow-up; return the pages to look at, by name."""
    secret, yesterday = follow.secret(), today() - timedelta(days=1)
    release = follow.released(secret)
    late, told = follow.task(secret, title=LONG), follow.task(secret, "gilbert", title="Mediate")
    Task.objects.filter(id=late).update(due_on=yesterday)
    follow.report(late, finished=False, words="Two families wait.\n\nThe company asks for two weeks.")
    follow.report(told, "gilbert")
    follow.task(secret, "didier", title="Send the standing orders", days=None, release_id=release)
    asked = follow.recommend(secret, words="Publish the orders given to guards.", due_on=yesterday)
    move_recommendation(follow.by(), recommendation_id=asked, new="R4", words="So the letter says.")
    changed = record_outcome(
        follow.by(), case_id=secret, change="IMPR", words="The barrier is gone.", said_by="The community"
    )
    call_sitting(follow.by(), sitting_id=follow.plenary(days=3))
    set_duty(follow.by(), account_id=follow.cast.accounts["anne"], from_on=today(), until_on=today())
    raise_alert(follow.cast.source, random_id(), "report")
    return {
        "home": "",
        "mine": "tasks/mine/",
        "mine:chantal": "tasks/mine/",
        "mine:didier": "tasks/mine/",
        "mine:irene": "tasks/mine/",
        "tasks": "tasks/",
        "overdue": "tasks/overdue/",
        "task-late": f"tasks/{late}/",
        "task-late:chantal": f"tasks/{late}/",
        "task-told": f"tasks/{told}/",
        "task-new": f"tasks/new/{secret}/",
        "task-change": f"tasks/{late}/change/",
        "task-report:chantal": f"tasks/{late}/report/",
        "task-send-back": f"tasks/{told}/send-back/",
        "task-drop": f"tasks/{late}/drop/",
        "task-slip": f"tasks/{late}/slip/",
        "force-join": f"tasks/force/{secret}/join/",
        "recommendations": "tasks/recommendations/",
        "recommendation": f"tasks/recommendations/{asked}/",
        "recommendation-move": f"tasks/recommendations/{asked}/move/",
        "recommendation-new": f"tasks/recommendations/new/{secret}/",
        "outcome-record": f"outcomes/{secret}/record/",
        "outcome-verify:alice": f"outcomes/{secret}/verify/{changed}/",
        "outcome-ask": f"outcomes/{secret}/satisfaction/",
        "outcome-close": f"outcomes/{secret}/close/",
        "outcome-relapse": f"outcomes/{secret}/relapse/",
        "notices": "notices/",
        "notices:chantal": "notices/",
        "duty": "notices/duty/",
    }


def window(
    browser: "Browser", live_server: LiveServer, cast: Cast, name: str, **more: Any
) -> "BrowserContext":
    context = browser.new_context(**more)
    token = token_of(cast, name, SessionKind.PAGE)
    context.add_cookies([{"name": settings.SESSION_COOKIE, "value": token, "url": live_server.url}])
    return context


@pytest.mark.sized
@pytest.mark.parametrize("width", WIDTHS)
def test_the_pages_are_accessible_and_fit(
    cast: Cast, live_server: LiveServer, browser: "Browser", width: int
) -> None:
    windows: dict[str, Any] = {}
    for named, path in at_work(Follow(cast)).items():
        name = named.partition(":")[2] or "anne"
        if name not in windows:
            size: Any = {"width": width, "height": 800}
            windows[name] = window(browser, live_server, cast, name, viewport=size).new_page()
        page = windows[name]
        assert page.goto(f"{live_server.url}/office/{path}").status == 200, named
        if folder := os.environ.get("KIKAO_PICTURES"):
            page.screenshot(
                path=Path(folder) / f"follow-up-{named.replace(':', '-')}-{width}.png", full_page=True
            )
        found = Axe().run(page, options=RULES).response["violations"]
        faults = [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found]
        assert faults == [], named
        assert page.evaluate("document.documentElement.scrollWidth") <= width, named
    for page in windows.values():
        page.context.close()


def test_a_slip_fills_one_sheet(cast: Cast, live_server: LiveServer, browser: "Browser") -> None:
    follow = Follow(cast)
    given = follow.task(follow.case(), title=(LONG + ", ") * 2)
    context = window(browser, live_server, cast, "chantal")
    page = context.new_page()
    page.goto(f"{live_server.url}/office/tasks/{given}/slip/")
    page.emulate_media(media="print")
    assert not page.locator(".print-hint").is_visible()
    assert page.get_by_text(LONG).first.is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    context.close()


def test_a_task_is_followed_up_without_any_script(
    cast: Cast, live_server: LiveServer, browser: "Browser"
) -> None:
    follow = Follow(cast)
    given = follow.task(follow.case(), title="Mediate")
    there = f"{live_server.url}/office/tasks/{given}/"
    chantal = window(browser, live_server, cast, "chantal", java_script_enabled=False)
    page = chantal.new_page()
    page.goto(f"{live_server.url}/office/tasks/mine/")
    page.click("text=Mediate")
    page.click(f"a[href$='{given}/report/']")
    page.fill("[name=words]", "Both sides came.")
    page.click("form.form button")
    assert page.url == there
    anne = window(browser, live_server, cast, "anne", java_script_enabled=False)
    page = anne.new_page()
    page.goto(f"{live_server.url}/office/notices/")
    page.click("form[action$='/open/'] button.small")
    assert page.url == there
    assert "Both sides came." in page.content()
    page.click("form[action$='/confirm/'] button")
    assert follow.row(given).state == "CONFIRMED"
    for context in (chantal, anne):
        context.close()
