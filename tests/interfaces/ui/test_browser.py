"""The kit in a real browser: wide and narrow, light and dark, with and without JavaScript."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from pytest_django import Settings

from tests.interfaces.ui.specimen.pages import PAGES
from tests.kit.browser import press

pytestmark = pytest.mark.browser
HOUSE = "http://127.0.0.1"
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
Opener = Callable[..., Any]


def answer(route: Any, client: Client) -> None:
    """Answer a request of the browser by the program itself, without a server between them."""
    asked = route.request
    address = urlsplit(asked.url)
    if address.path.startswith("/static/"):
        found = finders.find(address.path.removeprefix("/static/"))
        return route.fulfill(path=found, content_type=KINDS[address.path.rpartition(".")[2]])
    if asked.method == "POST":
        given = client.post(address.path, asked.post_data, content_type="application/x-www-form-urlencoded")
    else:
        given = client.get(f"{address.path}?{address.query}")
    return route.fulfill(status=given.status_code, headers=dict(given.items()), body=given.content)


@pytest.fixture
def open_page(browser: Any, settings: Settings) -> Iterator[Opener]:
    """Open a specimen page at a width, in a theme, with or without JavaScript."""
    settings.ROOT_URLCONF = "tests.interfaces.ui.specimen.pages"
    settings.MIDDLEWARE = [
        "csp.middleware.CSPMiddleware",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ]
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    opened = []

    def opener(name: str, *, width: int = 1280, scheme: str = "light", script: bool = True) -> Any:
        window = {"width": width, "height": 800}
        opened.append(browser.new_context(viewport=window, color_scheme=scheme, java_script_enabled=script))
        page = opened[-1].new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.route("**/*", lambda route: answer(route, client))
        page.goto(f"{HOUSE}/{name}")
        return page

    yield opener
    for context in opened:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits(open_page: Opener, name: str, width: int, scheme: str) -> None:
    page = open_page(name, width=width, scheme=scheme)
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.complaints == []


def test_errors_take_the_reader_to_the_field_without_javascript(open_page: Opener) -> None:
    page = open_page("public", script=False)
    press(page.get_by_role("button", name="Send the report"))
    assert page.title().startswith("Error:")
    press(page.get_by_role("link", name="How it reached us"))
    page.keyboard.press("Space")
    assert page.get_by_role("radio", name="Phone call").is_checked()


def test_the_menu_of_a_phone_opens_without_javascript(open_page: Opener) -> None:
    page = open_page("desk", width=360, script=False)
    assert not page.get_by_role("link", name="Meetings").is_visible()
    press(page.get_by_text("Menu", exact=True))
    assert page.get_by_role("link", name="Meetings").is_visible()


def test_a_second_press_sends_nothing_twice(open_page: Opener) -> None:
    page = open_page("form")
    sent = []
    page.on("request", lambda asked: sent.append(asked.url) if asked.method == "POST" else None)
    page.evaluate("for (let i = 0; i < 3; i++) document.querySelector('.form .button').click()")
    page.wait_for_selector(".error-summary")
    assert len(sent) == 1


def test_a_table_is_a_table_on_a_desk_and_cards_on_a_phone(open_page: Opener) -> None:
    cell = "td[data-label='Status']"
    assert (
        open_page("register").locator(cell).first.evaluate("e => getComputedStyle(e).display") == "table-cell"
    )
    narrow = open_page("register", width=360).locator(cell).first
    assert narrow.evaluate("e => getComputedStyle(e, '::before').content") == '"Status"'


def test_paper_prints_without_the_frame_of_the_screen(open_page: Opener) -> None:
    page = open_page("case", scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".top").is_visible()
    assert not page.locator(".side").is_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('main')).backgroundColor")
        == "rgb(255, 255, 255)"
    )
