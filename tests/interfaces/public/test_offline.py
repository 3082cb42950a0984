"""A finished report without network, in a real browser on a phone: sealed, kept, sent later, opened by a secretary alone."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from pytest_django.live_server_helper import LiveServer

from kikao.casework.intake.enums import HeldReason, SubmissionState
from kikao.casework.intake.models import Submission
from kikao.casework.intake.queries.drop import open_offline
from kikao.casework.intake.reckoning.offline import payload_of
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.public.flood import flood
from tests.interfaces.public.test_browser import RULES
from tests.kit.browser import press
from tests.kit.cast import Cast

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [pytest.mark.browser, pytest.mark.sqlite]
MARKER = "ZQX-OFFLINE-4711"
PHONE = {"viewport": {"width": 360, "height": 740}, "locale": "en-GB"}
STORED = """async () => {
  const found = await indexedDB.databases();
  if (!found.some((one) => one.name === "kikao")) return null;
  const db = await new Promise((done) => { const a = indexedDB.open("kikao"); a.onsuccess = () => done(a.result); });
  const all = await new Promise((done) => {
    const a = db.transaction("drafts").objectStore("drafts").getAll(); a.onsuccess = () => done(a.result); });
  db.close();
  return all.map((one) => ({...one, sealed: Array.from(one.sealed)}));
}"""
LEFT = """async () => [(await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length,
  (await indexedDB.databases()).length, localStorage.length, sessionStorage.length]"""
CACHED = """async () => { const c = await caches.open("kikao"); const texts = [];
  for (const one of await c.keys()) texts.push(one.url + await (await c.match(one)).text()); return texts.join(" "); }"""


@pytest.fixture
def door(transactional_db: None, cast: Cast) -> Iterator[Cast]:
    """Return the group with its doors open."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    flood.forget()
    yield cast
    flood.forget()


@pytest.fixture
def phone(browser: "Browser") -> "Iterator[BrowserContext]":
    """Return a phone whose browser was never here."""
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    yield context
    context.close()


def _ready(context: "BrowserContext", address: str) -> "Page":
    """Open the form once with network, until the browser could do without."""
    page = context.new_page()
    page.goto(f"{address}/en/report")
    _until(
        page, "navigator.serviceWorker.controller && (await (await caches.open('kikao')).keys()).length >= 6"
    )
    return page


def _until(page: "Page", true: str) -> None:
    """Wait in the page until something is true that has to be waited for itself."""
    wait = "const end = Date.now() + 8000; while (Date.now() < end) { if (TRUE) return true; await new Promise((on) => setTimeout(on, 50)); }"
    assert page.evaluate("async () => {" + wait.replace("TRUE", true) + "return false; }"), true


def _write(page: "Page", words: str) -> None:
    page.fill("[name=words]", words)
    page.fill("[name=happened_year]", "2024")
    page.fill("[name=contact]", f"the bar {MARKER}")
    page.get_by_label("Police", exact=True).check()


def _picture(page: Any, name: str) -> None:
    folder = os.environ.get("KIKAO_PICTURES")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def _faults(page: Any) -> list[str]:
    return [fault["id"] for fault in Axe().run(page, options=RULES).response["violations"]]


def _keep_two(page: "Page", address: str) -> None:
    """Write two reports without network; the second is asked for on the first page, which leads to the form."""
    page.goto(f"{address}/en/")
    assert page.url == f"{address}/en/report"
    for number in (1, 2):
        page.goto(f"{address}/en/report")
        _write(page, f"Two men stopped us. {MARKER} {number}")
        page.get_by_role("button", name="Send", exact=True).click()
        page.wait_for_selector("#kept:not([hidden])")
        assert page.locator("#queue .count").inner_text() == str(number)
        assert page.input_value("[name=words]") == ""


def _send_both(page: "Page", address: str) -> list[str]:
    """Send what waits, one by one; return the receipts."""
    receipts = []
    for left in (1, 0):
        page.goto(f"{address}/en/report")
        page.wait_for_selector("#queue:not([hidden])")
        page.get_by_role("button", name="Send now").click()
        page.wait_for_selector(".receipt")
        receipts.append(" ".join(page.locator(".receipt .ref").all_inner_texts()))
        _until(page, f"(await ({STORED})()).length === {left}")
    return receipts


def test_a_finished_report_waits_sealed(door: Cast, live_server: LiveServer, phone: "BrowserContext") -> None:
    page = _ready(phone, live_server.url)
    phone.set_offline(True)
    _keep_two(page, live_server.url)
    assert _faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    _picture(page, "public-kept-offline")
    kept = page.evaluate(STORED)
    assert len(kept) == 2
    assert MARKER not in json.dumps(kept) + page.evaluate(CACHED) + page.content()
    assert MARKER not in "".join(bytes(one["sealed"]).decode("latin-1") for one in kept)
    assert {len(one["sealed"]) for one in kept} == {2 + 32 + 66 + 4096}
    page.get_by_role("button", name="Send now").click()
    page.wait_for_selector("#queue:not([hidden])")
    assert len(page.evaluate(STORED)) == 2
    assert not Submission.objects.exists()


def test_what_waited_is_sent_with_a_receipt_and_a_secretary_alone_opens_it(
    door: Cast, live_server: LiveServer, phone: "BrowserContext"
) -> None:
    page = _ready(phone, live_server.url)
    phone.set_offline(True)
    _keep_two(page, live_server.url)
    phone.set_offline(False)
    receipts = _send_both(page, live_server.url)
    _picture(page, "public-receipt-after-offline")
    rows = list(Submission.objects.order_by("id"))
    assert {(row.state, row.held_reason, row.channel) for row in rows} == {
        (SubmissionState.HELD, HeldReason.OFFLINE, "WEB")
    }
    told = [payload_of(open_offline(door.actor("anne"), row.id)) for row in rows]
    assert sorted(one["words"][0] for one in told) == [f"Two men stopped us. {MARKER} {n}" for n in (1, 2)]
    assert told[0]["accused"] == ["POLICE"]
    assert "csrfmiddlewaretoken" not in told[0]
    with pytest.raises(Unknown):
        open_offline(door.actor("didier"), rows[0].id)
    press(page.get_by_role("link", name="Follow up"))
    page.fill("[name=words]", receipts[0])
    press(page.get_by_role("button", name="Open"))
    assert "waits to be opened" in page.inner_text("main")
    _picture(page, "public-waits-to-be-opened")


def test_with_network_it_is_sent_as_ever_and_refusals_keep_what_was_typed(
    door: Cast, live_server: LiveServer, phone: "BrowserContext"
) -> None:
    page = _ready(phone, live_server.url)
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.fill("[name=place_words]", "near the depot")
    page.fill("[name=words]", "…")
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_selector(".error-summary")
    assert page.title().startswith("Error:")
    assert page.input_value("[name=place_words]") == "near the depot"
    _write(page, "Shots at night.")
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_selector(".receipt")
    assert page.evaluate(STORED) == []
    assert (Report.objects.count(), Submission.objects.count(), problems) == (1, 0, [])


def test_where_the_browser_lets_no_worker_in_the_form_is_sent_as_without_script(
    door: Cast, live_server: LiveServer, browser: "Browser"
) -> None:
    context = browser.new_context(service_workers="block", **PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script("navigator.serviceWorker.register = () => Promise.reject(new Error('no'))")
    page.goto(f"{live_server.url}/en/report")
    page.wait_for_selector("#offline", state="detached")
    page.fill("[name=words]", "Shots at night.")
    with page.expect_navigation():
        page.get_by_role("button", name="Send", exact=True).click()
    assert page.locator(".receipt .ref").count() == 6
    assert Report.objects.count() == 1
    context.close()


def test_what_is_not_finished_is_kept_nowhere(
    door: Cast, live_server: LiveServer, phone: "BrowserContext"
) -> None:
    page = _ready(phone, live_server.url)
    phone.set_offline(True)
    page.fill("[name=contact]", MARKER)
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_function("!document.querySelector('main form.form').dataset.sent")
    assert page.input_value("[name=contact]") == MARKER
    page.fill("[name=words]", f"Half of a sentence {MARKER}")
    page.reload()
    assert page.evaluate(STORED) == []
    assert MARKER not in page.evaluate(CACHED) + page.content()
    assert page.input_value("[name=words]") == ""


def test_leaving_at_once_wipes_the_queue_the_pages_and_the_worker(
    door: Cast, live_server: LiveServer, phone: "BrowserContext"
) -> None:
    page = _ready(phone, live_server.url)
    phone.set_offline(True)
    _write(page, MARKER)
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_selector("#kept:not([hidden])")
    phone.set_offline(False)
    phone.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="elsewhere"))
    page.get_by_role("link", name="Leave this page now").click()
    page.wait_for_url("https://www.wikipedia.org/")
    other = phone.new_page()
    other.goto(f"{live_server.url}/static/ui/mark.svg")
    assert other.evaluate(LEFT) == [0, 0, 0, 0, 0]
    page.go_back()
    assert live_server.url not in page.url


def test_without_javascript_the_page_says_that_nothing_waits(
    door: Cast, live_server: LiveServer, browser: "Browser"
) -> None:
    context = browser.new_context(java_script_enabled=False, **PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{live_server.url}/en/report")
    assert "JavaScript is off" in page.inner_text("main")
    _picture(page, "public-form-without-javascript")
    page.goto(f"{live_server.url}/en/")
    assert page.get_by_role("link", name="Leave this page now").get_attribute("href")
    context.close()
