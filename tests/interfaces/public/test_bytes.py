"""What a report costs on a slow network, measured on the wire of a real server, from an empty browser to the receipt."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.interfaces.public.wire import Line, line

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.sqlite]
KIB = 1024
PHONE = {"viewport": {"width": 360, "height": 740}, "locale": "fr-FR"}
HELD = "async () => (await (await caches.open('kikao')).keys()).length"


@pytest.fixture(scope="module")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    """Return the line to a served installation; it is sent over as by a real network, compressed."""
    with line(tmp_path_factory.mktemp("bytes") / "home") as counted:
        yield counted


@dataclass
class Trips:
    """What a person waits for: each page or answer, and once more when a page needs style or script from the network."""

    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def waited(self) -> list[str]:
        """Return the trips in their order; all that a page names in its head comes in one."""
        near = {one["requestId"] for name, one in self.events if name == "requestServedFromCache"}
        found: list[str] = []
        for name, one in self.events:
            if name != "requestWillBeSent" or one["requestId"] in near:
                continue
            if one.get("type") == "Document" or one["request"]["method"] == "POST":
                found.append(one["request"]["method"])
            elif one.get("type") in ("Stylesheet", "Script") and found[-1] != "head":
                found.append("head")
        return found


def _watch(page: "Page") -> Trips:
    trips, talk = Trips(), page.context.new_cdp_session(page)
    talk.send("Network.enable")
    for name in ("requestWillBeSent", "requestServedFromCache"):
        talk.on(f"Network.{name}", lambda told, name=name: trips.events.append((name, told)))
    return trips


def _told(words: str) -> None:
    """Say a figure to who runs the test with `-s`."""
    sys.stdout.write(f"{words}\n")


def _settled(wire: Line) -> int:
    """Return what came over the wire, once nothing comes any more."""
    before = -1
    while before != wire.came:
        before = wire.came
        time.sleep(1)
    return wire.came


def _report(page: "Page") -> None:
    page.fill("[name=words]", "Deux hommes nous ont arrêtés à la barrière. " * 10)
    page.locator("main form.form button.button").click()
    page.wait_for_selector(".receipt")


@pytest.mark.parametrize("script", [True, False], ids=["with a queue", "without JavaScript"])
def test_from_first_visit_to_receipt_takes_sixty_kilobytes_and_four_trips(
    wire: Line, browser: "Browser", script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script, **PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    trips, before = _watch(page), _settled(wire)
    page.goto(f"http://localhost:{wire.port}/fr/")
    page.locator("main a.button[href$='/fr/report']").click()
    page.wait_for_selector("[name=words]")
    _settled(wire)
    if script:
        assert page.evaluate(HELD) == 6, "the browser cannot do without network yet"
    _report(page)
    weight = _settled(wire) - before
    _told(f"first visit to receipt, JavaScript {script}: {weight} bytes back, trips {trips.waited}")
    assert weight <= 60 * KIB
    assert trips.waited == ["GET", "head", "GET", "POST"]
    context.close()


def test_the_form_page_at_a_first_visit_is_small(wire: Line, browser: "Browser") -> None:
    before = _settled(wire)
    context = browser.new_context(**PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"http://localhost:{wire.port}/fr/report")
    weight = _settled(wire) - before
    _told(f"the form page at a first visit, with all that the queue needs: {weight} bytes back")
    assert page.evaluate(HELD) == 6
    assert weight <= 50 * KIB
    context.close()
