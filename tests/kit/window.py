"""Browser windows onto the program in this very process: no server stands between, so the rows of a test need no commit."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

LONGEST = 8_000
HOUSE = "http://127.0.0.1"
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@dataclass
class Window:
    """One browser window: its page, the visitor behind it, and what the browser complained of."""

    page: "Page"
    client: Client
    complaints: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    weight: int = 0

    def __post_init__(self) -> None:
        """Answer what the page asks for, and listen."""
        self.page.set_default_timeout(LONGEST)
        self.page.on("console", lambda said: self._heard(said.type, said.text))
        self.page.on("pageerror", lambda error: self._heard("error", str(error)))
        self.page.route("**/*", self._answer)

    def _heard(self, kind: str, words: str) -> None:
        if kind == "error":
            self.complaints.append(words)

    def _answer(self, route: "Route") -> None:
        address = urlsplit(route.request.url)
        if address.path.startswith("/static/"):
            file = finders.find(address.path.removeprefix("/static/"))
            route.fulfill(path=file, content_type=KINDS[address.path.rpartition(".")[2]])
        else:
            route.fulfill(**self.answers[address.path])

    def open(self, path: str) -> "Window":
        """Type an address; the program answers before the browser asks, which does so in a thread of its own."""
        given = self.client.get(path)
        headers = {name: value for name, value in given.items() if name != "Content-Length"}
        self.answers = {
            urlsplit(path).path: {"status": given.status_code, "headers": headers, "body": given.content}
        }
        self.weight = weight(given.content)
        self.page.goto(HOUSE + path)
        return self

    @property
    def overflow(self) -> int:
        """Return by how much the page is wider than the window."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return max(wide, 0)

    def faults(self) -> list[tuple[str, list[str]]]:
        """Return what hinders people with a handicap, by the rules of WCAG 2.2 AA."""
        found = Axe().run(self.page, options=RULES).response["violations"]
        return [(fault["id"], [node["html"][:160] for node in fault["nodes"]]) for fault in found]


def weight(page: bytes) -> int:
    """Return how many bytes a first visit brings over the wire: the page and every file that it names, compressed."""
    names = set(re.findall(rb'(?:href|src)="/static/([^"]+)"', page))
    files = [Path(str(finders.find(name.decode()))).read_bytes() for name in names]
    return sum([len(gzip.compress(part)) for part in (page, *files)])


@contextmanager
def window(browser: "Browser", client: Client, language: str, **shape: Any) -> Iterator[Window]:
    """Open a window for a visitor who reads a language; close it afterwards."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    context = browser.new_context(locale=language, service_workers="block", **shape)
    try:
        yield Window(context.new_page(), client)
    finally:
        context.close()
