"""Somebody who uses Kikao by hand: one browser window, links, buttons and fields, and what went wrong meanwhile."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyotp

from kikao.foundation.base.clock import now
from tests.kit.browser import press
from tests.kit.cast import PASSPHRASE, SEED

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LONGEST = 8_000


class Hand:
    """A browser window of one person; links, buttons and fields are found as a person finds them."""

    def __init__(self, page: "Page", url: str) -> None:
        """Take a fresh window and listen to what it complains of."""
        self.page, self.url = page, url
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        page.set_default_timeout(LONGEST)
        page.on("console", lambda said: self._heard(said.type, said.text))
        page.on("pageerror", lambda error: self._heard("error", str(error)))
        page.on("request", lambda asked: self._asked(asked.url))
        page.on("response", lambda given: self._answered(given.status, given.url))

    def _heard(self, kind: str, words: str) -> None:
        refused = "Failed to load resource" in words and re.search(r"status of 4\d\d", words)
        if kind == "error" and not refused:
            self.complaints.append(words)

    def _asked(self, url: str) -> None:
        if urlsplit(url).netloc != urlsplit(self.url).netloc and not url.startswith(("data:", "about:")):
            self.strangers.append(url)

    def _answered(self, status: int, url: str) -> None:
        if status >= 500:
            self.complaints.append(f"{status} {url}")

    def open(self, path: str) -> "Hand":
        """Type an address."""
        self.page.goto(self.url + path)
        return self

    def sign_in(self, name: str, *, code: bool) -> "Hand":
        """Come in with the passphrase, and with the code of the authenticator app where the role needs one."""
        return self.open("/office/").come_in(name, code=code)

    def come_in(self, name: str, *, code: bool, turn: int = 0) -> "Hand":
        """Come in at the door that stands open; a code opens once, so who comes back shows that of the next turn."""
        self.fill(username=name, passphrase=PASSPHRASE)
        press(self.page.locator("main form button").first)
        if code:
            self.fill(code=pyotp.TOTP(SEED).at(now() + timedelta(seconds=30 * turn)))
            press(self.page.locator("main form button").first)
        assert "/sign-in/" not in self.page.url, self.said
        assert "/second-factor/" not in self.page.url, self.said
        return self

    def follow(self, words: str, *, part: str = "main") -> "Hand":
        """Click on a link of the page."""
        press(self.page.locator(part).get_by_role("link", name=words).first)
        return self

    def press(self, words: str) -> "Hand":
        """Press a button of the page."""
        press(self.page.locator("main").get_by_role("button", name=words, exact=True).first)
        return self

    def fill(self, **answers: Any) -> "Hand":
        """Fill in fields by their names: text, a choice out of a list, a box to tick, one of several circles."""
        for name, answer in answers.items():
            self._fill(name, answer)
        return self

    def _fill(self, name: str, answer: Any) -> None:
        fields = self.page.locator(f"[name='{name}']:not([type=hidden])")
        first = fields.first
        kind = first.get_attribute("type") or first.evaluate("field => field.tagName.toLowerCase()")
        if kind in {"radio", "checkbox"}:
            for value in [answer] if isinstance(answer, (str, bool)) else answer:
                one = (
                    fields
                    if isinstance(value, bool)
                    else self.page.locator(f"[name='{name}'][value='{value}']")
                )
                one.set_checked(value is not False)
        elif kind == "select":
            shown = first.locator("option").filter(has_text=answer).first
            first.select_option(value=shown.get_attribute("value"))
        else:
            first.fill(str(answer))

    @property
    def said(self) -> str:
        """Return everything that the page says."""
        return self.page.inner_text("main")

    def reads(self, *words: str) -> "Hand":
        """Find words on the page."""
        for one in words:
            assert one in self.said, f"{self.page.url} does not say “{one}” but:\n{self.said}"
        return self


@contextmanager
def hand(browser: "Browser", url: str, *, scripts: bool = True, **window: Any) -> Iterator[Hand]:
    """Open a window with or without scripts, in English unless said otherwise, and close it afterwards."""
    window = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}, **window}
    context = browser.new_context(java_script_enabled=scripts, **window)
    context.add_cookies([{"name": "kikao_language", "value": window["locale"][:2], "url": url}])
    try:
        yield Hand(context.new_page(), url)
    finally:
        context.close()
