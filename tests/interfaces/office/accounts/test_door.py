"""The pages of the door: sign in, code, come in, sign out, and the form that arrived too late."""

import re
from datetime import timedelta

import pyotp
import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kikao.foundation.accounts.actions import invite_account, issue_code_sheet
from kikao.foundation.accounts.reckoning import new_sheet
from kikao.foundation.base.clock import now
from kikao.foundation.sealing.models import Draft
from tests.kit.cast import PASSPHRASE, SEED, Cast
from tests.kit.door import let_in

SIGN_IN = "/office/sign-in/"
CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


def plain(body: bytes) -> bytes:
    return CSRF.sub(b"", body)


def test_sign_in_leads_to_the_page_one_wanted(client: Client, cast: Cast) -> None:
    asked = client.get("/office/account/sessions/")
    assert asked["Location"] == "/office/sign-in/?next=%2Foffice%2Faccount%2Fsessions%2F"
    answer = client.post(
        asked["Location"],
        {"username": "baraka", "passphrase": PASSPHRASE, "next": "/office/account/sessions/"},
    )
    arrived = client.get(answer["Location"])
    assert arrived["Location"] == "/office/account/sessions/"
    assert client.get(arrived["Location"]).status_code == 200


def test_the_session_cookie_is_for_the_server_alone(client: Client, cast: Cast) -> None:
    answer = client.post(SIGN_IN, {"username": "baraka", "passphrase": PASSPHRASE})
    cookie = answer.cookies[settings.SESSION_COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert not cookie["max-age"]
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "fr"


def test_the_app_code_is_asked_after_the_passphrase(client: Client, cast: Cast) -> None:
    answer = client.post(SIGN_IN, {"username": "anne", "passphrase": PASSPHRASE, "next": "/office/account/"})
    assert answer["Location"].startswith("/office/second-factor/")
    assert client.get("/office/account/")["Location"].startswith("/office/second-factor/")
    wrong = client.post("/office/second-factor/", {"code": "000000"})
    assert wrong.status_code == 401
    code = pyotp.TOTP(SEED).at(now())
    right = client.post("/office/second-factor/", {"code": code, "next": "/office/account/"})
    assert client.get(right["Location"])["Location"] == "/office/account/"
    assert client.get("/office/account/").status_code == 200


@pytest.mark.parametrize(
    "there", ["https://elsewhere.example/", "//elsewhere.example", "/api/v1/", "javascript:1"]
)
def test_sign_in_never_leads_out_of_the_office(client: Client, cast: Cast, there: str) -> None:
    answer = client.post(SIGN_IN, {"username": "baraka", "passphrase": PASSPHRASE, "next": there})
    assert client.get(answer["Location"])["Location"] == "/office/"


def test_a_wrong_name_and_a_wrong_passphrase_give_the_same_page(client: Client, cast: Cast) -> None:
    known = client.post(SIGN_IN, {"username": "anne", "passphrase": "wrong passphrase"})
    unknown = client.post(SIGN_IN, {"username": "inez", "passphrase": "wrong passphrase"})
    assert known.status_code == unknown.status_code == 401
    assert plain(known.content).replace(b"anne", b"inez") == plain(unknown.content)
    assert dict(known.headers) == dict(unknown.headers)
    assert b"wrong passphrase" not in known.content


def test_a_locked_name_is_told_how_long_to_wait(client: Client, cast: Cast) -> None:
    for _attempt in range(5):
        client.post(SIGN_IN, {"username": "inez", "passphrase": "wrong passphrase"})
    locked = client.post(SIGN_IN, {"username": "inez", "passphrase": "wrong passphrase"})
    assert locked.status_code == 429


def test_an_empty_form_says_what_is_missing(client: Client, cast: Cast) -> None:
    assert client.post(SIGN_IN, {"username": ""}).status_code == 422


def test_come_in_sets_the_passphrase_of_an_invited_holder(client: Client, cast: Cast) -> None:
    invite_account(cast.actor("anne"), username="nadine", name="New seat", code="7QF4-KD2M")
    said = {"username": "nadine", "first": "7QF4-KD2M", "passphrase": PASSPHRASE, "again": "something else"}
    assert client.get("/office/come-in/").status_code == 200
    assert client.post("/office/come-in/", said).status_code == 422
    assert (
        client.post("/office/come-in/", {**said, "first": "AAAA-AAAA", "again": PASSPHRASE}).status_code
        == 401
    )
    assert client.post("/office/come-in/", {**said, "again": PASSPHRASE})["Location"] == SIGN_IN
    assert client.post(SIGN_IN, {"username": "nadine", "passphrase": PASSPHRASE}).status_code == 302


def test_sign_out_ends_the_session_and_empties_the_browser(client: Client, cast: Cast) -> None:
    let_in(client, cast, "baraka")
    token = client.cookies[settings.SESSION_COOKIE].value
    assert client.get("/office/sign-out/").status_code == 405
    answer = client.post("/office/sign-out/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.cookies[settings.SESSION_COOKIE].value == ""
    client.cookies[settings.SESSION_COOKIE] = token
    assert client.get("/office/account/")["Location"].startswith(SIGN_IN)


def test_a_role_that_needs_a_second_factor_makes_one_first(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne", strong=False)
    for url in ("/office/", "/office/accounts/", "/office/account/passes/"):
        assert client.get(url)["Location"] == "/office/account/second-factor/"
    assert client.get("/office/account/second-factor/").status_code == 200
    sheet = client.post("/office/account/second-factor/sheet/")
    assert len(re.findall(rb'<td class="ref">', sheet.content)) == 10
    assert client.get("/office/accounts/").status_code == 200


def test_a_form_sent_after_the_session_ended_is_sealed_and_offered(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    story = "The guards closed the path.\n" * 20
    said = {
        "name": "Seat of <the> court",
        "username": "kamituga",
        "story": story,
        "once": "abc",
        "language": "fr",
    }
    with time_machine.travel(now() + timedelta(minutes=20), tick=False):
        answer = client.post("/office/accounts/invite/", said)
        assert answer["Location"] == "/office/sign-in/?ended=1"
        assert b"banner" in client.get(answer["Location"]).content
        assert story.encode()[:20] not in bytes(Draft.objects.get().blob)
        let_in(client, cast, "anne")
        arrived = client.get("/office/arrive/?next=/office/account/")
        assert arrived["Location"].startswith("/office/drafts/")
        assert b"/office/accounts/invite/" in client.get(arrived["Location"]).content
        shown = client.get("/office/drafts/form/?form=/office/accounts/invite/")
        for words in (
            "The guards closed the path.",
            "Seat of &lt;the&gt; court",
            'action="/office/accounts/invite/"',
        ):
            assert words in shown.content.decode()
        assert client.get("/office/drafts/form/?form=/office/accounts/invite/").status_code == 200


def test_a_kept_form_is_forgotten_once_it_was_sent_or_dropped(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    with time_machine.travel(now() + timedelta(minutes=20), tick=False):
        client.post(f"/office/accounts/{cast.accounts['baraka']}/", {"name": "Banro"})
        client.post("/office/accounts/invite/", {"name": "Court"})
        let_in(client, cast, "anne")
        path = f"/office/accounts/{cast.accounts['baraka']}/"
        assert client.post(path, {"name": "Banro", "kikao_draft": path}).status_code == 302
        client.post("/office/drafts/drop/", {"form": "/office/accounts/invite/"})
        assert not Draft.objects.exists()
        assert client.get("/office/drafts/form/?form=/office/accounts/invite/").status_code == 404


def test_another_cannot_open_a_kept_form(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    with time_machine.travel(now() + timedelta(minutes=20), tick=False):
        client.post("/office/accounts/invite/", {"name": "Court"})
        let_in(client, cast, "alice")
        assert b"/office/accounts/invite/" not in client.get("/office/drafts/").content
        assert client.get("/office/drafts/form/?form=/office/accounts/invite/").status_code == 404


def test_nothing_is_kept_of_a_passphrase_form_or_an_empty_one_or_a_stranger(
    client: Client, cast: Cast
) -> None:
    let_in(client, cast, "anne")
    with time_machine.travel(now() + timedelta(minutes=20), tick=False):
        client.post("/office/account/passphrase/", {"old": PASSPHRASE, "passphrase": "x", "again": "x"})
        client.post("/office/accounts/invite/", {"name": " "})
        client.cookies[settings.SESSION_COOKIE] = "ks_unknown." + "0" * 64
        client.post("/office/accounts/invite/", {"name": "Court"})
    assert not Draft.objects.exists()


def test_htmx_is_sent_to_the_door_as_a_whole_page(client: Client, cast: Cast) -> None:
    answer = client.get("/office/", headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == reverse("office:sign-in")


def test_a_code_sheet_lets_in_too(client: Client, cast: Cast) -> None:
    codes = new_sheet()
    issue_code_sheet(cast.actor("chantal"), codes=codes)
    client.post(SIGN_IN, {"username": "chantal", "passphrase": PASSPHRASE})
    client.post("/office/second-factor/", {"code": codes[0]})
    assert client.get("/office/account/").status_code == 200


def test_a_form_without_its_proof_of_origin_is_refused_in_words(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(SIGN_IN, {"username": "baraka", "passphrase": PASSPHRASE})
    assert answer.status_code == 403
    assert b"input.form_too_old" in answer.content
