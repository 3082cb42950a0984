"""The pages of passkeys, of the passphrase typed again, and what a session without key finds sealed."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings as given
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.live_server_helper import LiveServer

from kikao.foundation.accounts.models import Passkey, Session
from kikao.foundation.base.clock import now
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import NotAllowed
from kikao.foundation.sealing.models import Draft
from kikao.foundation.sealing.stops import Locked
from kikao.interfaces.office.doorway import OfficeRequest, own_page, page
from tests.kit.authenticator import SoftKey
from tests.kit.cast import PASSPHRASE, Cast
from tests.kit.door import let_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOST: dict[str, Any] = {"HTTP_HOST": "localhost:8000"}
PASSKEYS, CONFIRM = "/office/account/passkeys/", "/office/confirm/"


@pytest.fixture(autouse=True)
def _house(settings: Settings) -> None:
    settings.KIKAO_BASE_URL = "http://localhost:8000"


@pytest.fixture
def key(client: Client, cast: Cast) -> SoftKey:
    """Return Baraka's passkey, made through the page."""
    let_in(client, cast, "baraka")
    made = SoftKey()
    asked = client.post(f"{PASSKEYS}ask/", **HOST).json()
    said = {"name": "My phone", "passkey_answer": made.make(asked)}
    assert client.post(PASSKEYS, said, **HOST)["Location"] == PASSKEYS
    client.cookies.clear()
    return made


def enter(client: Client, key: SoftKey) -> HttpResponse:
    asked = client.post("/office/sign-in/passkey/ask/", **HOST).json()
    return client.post("/office/sign-in/passkey/", {"passkey_answer": key.show(asked)}, **HOST)  # type: ignore[return-value]


def test_the_page_lists_passkeys_and_takes_one_away(client: Client, cast: Cast, key: SoftKey) -> None:
    let_in(client, cast, "baraka")
    body = client.get(PASSKEYS, **HOST).content.decode()
    assert "My phone" in body
    refused = client.post(PASSKEYS, {"name": "Other", "passkey_answer": "{}"}, **HOST)
    assert refused.status_code == 422
    assert client.post(PASSKEYS, {"name": "", "passkey_answer": "{}"}, **HOST).status_code == 422
    (there,) = re.findall(rf"{PASSKEYS}[0-9a-f-]{{36}}/remove/", body)
    let_in(client, cast, "chantal")
    assert client.post(there).status_code == 404
    let_in(client, cast, "baraka")
    assert client.post(there)["Location"] == PASSKEYS
    assert not Passkey.objects.exists()


def test_the_list_asks_the_same_number_of_questions_for_one_and_three(
    client: Client, cast: Cast, key: SoftKey, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    let_in(client, cast, "baraka")
    client.get(PASSKEYS)
    with CaptureQueriesContext(connection) as few:
        client.get(PASSKEYS)
    row = Passkey.objects.get()
    for number in "12":
        Passkey.objects.create(
            working_group_id=row.working_group_id,
            account_id=row.account_id,
            name=number,
            digest=number,
            credential=b"",
            made_on=row.made_on,
        )
    with django_assert_num_queries(len(few)):
        client.get(PASSKEYS)


def test_after_the_passphrase_the_page_asks_for_the_passkey(client: Client, cast: Cast, key: SoftKey) -> None:
    said = {"username": "baraka", "passphrase": PASSPHRASE, "next": "/office/account/"}
    there = client.post("/office/sign-in/", said)["Location"]
    body = client.get(there, **HOST).content.decode()
    assert 'data-ask="/office/second-factor/passkey/ask/"' in body
    assert 'name="code"' not in body
    wrong = client.post("/office/second-factor/passkey/", {"passkey_answer": "{}"}, **HOST)
    assert wrong.status_code == 401
    asked = client.post("/office/second-factor/passkey/ask/").json()
    answer = {"passkey_answer": key.show(asked), "next": "/office/account/"}
    arrived = client.post("/office/second-factor/passkey/", answer)
    assert client.get(arrived["Location"])["Location"] == "/office/account/"
    assert client.post("/office/second-factor/passkey/", answer)["Location"] == "/office/sign-in/"
    assert client.post("/office/second-factor/passkey/ask/").status_code == 401


def test_alone_it_lets_in_with_the_keys_locked_and_the_passphrase_unlocks_them(
    client: Client, cast: Cast, key: SoftKey
) -> None:
    assert client.post("/office/sign-in/passkey/", {"passkey_answer": "{}"}, **HOST).status_code == 401
    answer = enter(client, key)
    assert answer["Location"] == "/office/arrive/"
    before = client.cookies[given.SESSION_COOKIE].value
    body = client.get("/office/account/").content.decode()
    assert f'href="{CONFIRM}?next=/office/account/"' in body.replace("%2F", "/")
    assert client.get("/office/drafts/form/?form=x")["Location"].startswith(f"{CONFIRM}?next=")
    assert client.post(CONFIRM, {"passphrase": "not it, not at all"}).status_code == 403
    assert client.post(CONFIRM, {"passphrase": ""}).status_code == 422
    right = client.post(CONFIRM, {"passphrase": PASSPHRASE, "next": "/office/account/"})
    assert right["Location"] == "/office/account/"
    assert client.cookies[given.SESSION_COOKIE].value != before
    assert CONFIRM not in client.get("/office/account/").content.decode()
    assert client.get("/office/drafts/form/?form=x").status_code == 404


@pytest.mark.parametrize(
    ("address", "host", "words"),
    [
        ("http://localhost:8000", "127.0.0.1:8000", "http://localhost:8000"),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", "KIKAO_BASE_URL"),
    ],
)
def test_at_a_number_the_pages_say_which_address_helps(
    client: Client, cast: Cast, settings: Settings, address: str, host: str, words: str
) -> None:
    settings.KIKAO_BASE_URL = address
    let_in(client, cast, "baraka")
    for path in (PASSKEYS, "/office/sign-in/"):
        body = client.get(path, HTTP_HOST=host).content.decode()
        assert words in body
        assert "data-passkeys" not in body
    settings.KIKAO_BASE_URL = "http://127.0.0.1:8000"
    for path in (f"{PASSKEYS}ask/", "/office/sign-in/passkey/ask/"):
        refused = client.post(path)
        assert refused.status_code == 409
        assert json.loads(refused.content)["message"]


def asked_for(client: Client, cast: Cast, decorate: Callable[..., Any], method: str = "get") -> HttpResponse:
    """Ask, as Baraka, for a page that answers "in"."""
    let_in(client, cast, "baraka")
    request = getattr(RequestFactory(), method)(
        "/office/here/", {"words": "kept"}, HTTP_REFERER="http://testserver/office/from/"
    )
    request.COOKIES[given.SESSION_COOKIE] = client.cookies[given.SESSION_COOKIE].value
    request._dont_enforce_csrf_checks = True
    answer = decorate(request)
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.mark.parametrize("decorator", [page, own_page])
def test_a_grave_page_asks_for_the_passphrase_again_after_five_minutes(
    client: Client,
    cast: Cast,
    decorator: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def view(request: OfficeRequest) -> HttpResponse:
        return HttpResponse("in")

    grave, plain = decorator(fresh=True)(view), decorator(view)
    assert asked_for(client, cast, grave).content == b"in"
    monkeypatch.setattr("kikao.foundation.accounts.reckoning.FRESH", timedelta(0))
    assert asked_for(client, cast, plain).content == b"in"
    led = asked_for(client, cast, grave)
    assert led["Location"].startswith(f"{CONFIRM}?next=%2Foffice%2Fhere%2F")
    kept = asked_for(client, cast, grave, "post")
    assert kept["Location"] == f"{CONFIRM}?next=%2Foffice%2Fdrafts%2F&kept=1"
    assert Draft.objects.get().name == "/office/here/"


GRAVE = {
    "anne": ("office:cases-export", "office:passes", "office:app", "office:passkeys"),
    "eve": ("office:openings-approve", "office:openings-identity"),
}


@pytest.mark.parametrize(("name", "where"), [(name, one) for name, ways in GRAVE.items() for one in ways])
def test_identity_export_and_second_factors_ask_for_the_passphrase_again(
    client: Client, cast: Cast, name: str, where: str
) -> None:
    let_in(client, cast, name)
    there = reverse(where, args=[random_id()] if "openings" in where else [])
    assert not client.get(there).get("Location", "").startswith(CONFIRM)
    Session.objects.update(confirmed_at=now() - timedelta(minutes=6))
    assert client.get(there)["Location"].startswith(f"{CONFIRM}?next=")
    asked = client.post(CONFIRM, {"passphrase": PASSPHRASE, "next": there})
    assert asked["Location"] == there
    assert not client.get(there).get("Location", "").startswith(CONFIRM)


def test_a_sealed_thing_asks_who_came_with_a_passkey_and_refuses_whose_keys_are_open(
    client: Client, cast: Cast, key: SoftKey
) -> None:
    def locked(request: HttpRequest) -> HttpResponse:
        raise Locked

    def refused(request: HttpRequest) -> HttpResponse:
        raise NotAllowed

    assert asked_for(client, cast, page(locked)).status_code == 403
    enter(client, key)
    Session.objects.filter(locked_key=b"").update(seen_at=now())
    request = RequestFactory().get("/office/here/")
    request.COOKIES[given.SESSION_COOKIE] = client.cookies[given.SESSION_COOKIE].value
    assert page(locked)(request)["Location"].startswith(CONFIRM)
    assert page(refused)(request).status_code == 403


@pytest.fixture
def window(transactional_db: None, live_server: LiveServer, browser: "Browser", settings: Settings) -> "Page":
    """Return a browser at the named address of the house, with a passkey device plugged in."""
    address = f"http://localhost:{live_server.thread.port}"
    settings.KIKAO_BASE_URL = address
    context = browser.new_context(locale="en-GB", base_url=address, viewport={"width": 390, "height": 800})
    shown = context.new_page()
    tool = context.new_cdp_session(shown)
    tool.send("WebAuthn.enable")
    tool.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return shown


def give_passphrase(window: "Page", there: str) -> None:
    window.goto(there)
    window.fill("[name=username]", "chantal")
    window.fill("[name=passphrase]", PASSPHRASE)
    window.click("main form:has([name=username]) button")


@pytest.mark.browser
def test_in_the_browser_a_passkey_is_made_shown_and_enough_to_come_in(cast: Cast, window: "Page") -> None:
    problems: list[str] = []
    window.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)

    give_passphrase(window, PASSKEYS)
    window.fill("[name=name]", "This browser")
    window.click("[data-passkey] button")
    window.wait_for_selector("text=This browser")
    assert window.locator("main .rows .row").count() == 1
    window.context.clear_cookies()

    give_passphrase(window, "/office/sign-in/")
    window.click("[data-passkey] button")
    window.wait_for_url("**/office/")
    window.context.clear_cookies()

    window.goto("/office/sign-in/")
    window.click("[data-passkey] button")
    window.wait_for_url("**/office/")
    window.goto("/office/account/")
    window.locator(".menu summary").click()
    window.click(".menu .locked a")
    window.fill("[name=passphrase]", PASSPHRASE)
    window.click("main button")
    window.wait_for_url("**/office/account/")
    assert window.locator(".locked").count() == 0
    assert problems == []
    window.context.close()


@pytest.mark.browser
def test_without_javascript_words_stand_in_place_of_the_passkey(
    transactional_db: None, live_server: LiveServer, browser: "Browser", settings: Settings
) -> None:
    settings.KIKAO_BASE_URL = f"http://localhost:{live_server.thread.port}"
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    shown = context.new_page()
    shown.goto(f"{settings.KIKAO_BASE_URL}/office/sign-in/")
    assert shown.locator("text=Passkeys need JavaScript").is_visible()
    assert not shown.locator("text=Sign in with a passkey").is_visible()
    context.close()
