"""The door in a real browser, with and without JavaScript."""

from typing import TYPE_CHECKING

import pyotp
import pytest
from pytest_django.live_server_helper import LiveServer

from kikao.foundation.base.clock import now
from tests.kit.browser import press
from tests.kit.cast import PASSPHRASE, SEED, Cast

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False])
def test_sign_in_code_account_and_sign_out(
    transactional_db: None, cast: Cast, live_server: LiveServer, browser: "Browser", *, scripts: bool
) -> None:
    context = browser.new_context(
        java_script_enabled=scripts, locale="en-GB", viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(f"{live_server.url}/office/account/")
    page.fill("[name=username]", "anne")
    page.fill("[name=passphrase]", PASSPHRASE)
    page.click("main button")
    page.fill("[name=code]", pyotp.TOTP(SEED).at(now()))
    page.click("main button")
    assert page.url == f"{live_server.url}/office/account/"
    assert "Secretariat" in page.inner_text("main")
    page.goto(f"{live_server.url}/office/account/second-factor/app/")
    box = page.locator("svg[role=img]").bounding_box()
    assert box is not None
    assert box["width"] > 200
    page.goto(f"{live_server.url}/office/account/sessions/")
    press(page.locator(".menu summary"))
    press(page.locator(".menu form[action='/office/sign-out/'] button"))
    assert page.url == f"{live_server.url}/office/sign-in/"
    page.goto(f"{live_server.url}/office/account/")
    assert "/office/sign-in/" in page.url
    assert problems == []
    context.close()
