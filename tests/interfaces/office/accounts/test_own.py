"""One's own account: sessions, passphrase, app, passes, language."""

import re
from datetime import timedelta

import pyotp
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kikao.foundation.accounts.models import Session
from kikao.foundation.base.clock import now, today
from tests.kit.cast import PASSPHRASE, Cast
from tests.kit.door import let_in

NEW = "huit lampes jaunes sous la pluie"


def test_account_page_tells_seat_roles_and_factors(client: Client, cast: Cast) -> None:
    let_in(client, cast, "chantal")
    page = client.get("/office/account/").content.decode()
    assert "SOFEDI" in page
    assert "chantal" in page


def test_passphrase_page_changes_it(client: Client, cast: Cast) -> None:
    let_in(client, cast, "baraka")
    said = {"old": "wrong", "passphrase": NEW, "again": NEW}
    assert client.post("/office/account/passphrase/", said).status_code == 422
    assert (
        client.post("/office/account/passphrase/", {**said, "old": PASSPHRASE})["Location"]
        == "/office/account/"
    )
    assert client.get("/office/account/").status_code == 200
    assert (
        "checked" in client.get("/office/account/passphrase/").content.decode().split('name="renew"')[1][:80]
    )
    later = {"old": NEW, "passphrase": f"{NEW} encore", "again": f"{NEW} encore", "renew": "on"}
    assert client.post("/office/account/passphrase/", later)["Location"] == "/office/sign-in/"
    assert client.get("/office/account/").status_code == 302


def test_sessions_page_ends_one_or_all_others(client: Client, cast: Cast) -> None:
    other = Client()
    let_in(other, cast, "baraka")
    let_in(client, cast, "baraka")
    page = client.get("/office/account/sessions/").content.decode()
    ends = re.findall(r"/office/account/sessions/[0-9a-f-]{36}/end/", page)
    assert len(ends) == 1
    assert client.post(ends[0])["Location"] == "/office/account/sessions/"
    assert other.get("/office/account/")["Location"].startswith("/office/sign-in/")
    let_in(other, cast, "baraka")
    client.post("/office/account/sessions/end/")
    assert other.get("/office/account/")["Location"].startswith("/office/sign-in/")
    assert client.get("/office/account/").status_code == 200


def test_session_of_another_is_as_if_it_were_not(client: Client, cast: Cast) -> None:
    let_in(Client(), cast, "anne")
    theirs = Session.objects.get(account_id=cast.accounts["anne"])
    let_in(client, cast, "baraka")
    hidden = client.post(reverse("office:session-end", args=[theirs.id]))
    missing = client.post(reverse("office:session-end", args=[cast.accounts["anne"]]))
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_app_page_shows_a_picture_and_takes_its_first_code(client: Client, cast: Cast) -> None:
    let_in(client, cast, "baraka")
    page = client.get("/office/account/second-factor/app/").content.decode()
    seed = re.search(r'name="seed" value="([A-Z2-7]{32})"', page)
    assert seed is not None
    assert "<svg" in page
    assert "style=" not in page
    wrong = client.post("/office/account/second-factor/app/", {"seed": seed[1], "code": "000000"})
    assert wrong.status_code == 422
    assert seed[1] in wrong.content.decode()
    code = pyotp.TOTP(seed[1]).at(now())
    assert (
        client.post("/office/account/second-factor/app/", {"seed": seed[1], "code": code}).status_code == 302
    )
    assert client.post("/office/account/second-factor/app/drop/").status_code == 302


def test_passes_page_shows_a_pass_once(client: Client, cast: Cast) -> None:
    let_in(client, cast, "chantal")
    day = (today() + timedelta(days=30)).strftime("%d/%m/%Y")
    said = {"label": "Map", "roles": ["member"], "ends_on": day}
    issued = client.post("/office/account/passes/", said).content.decode()
    assert re.search(r"kt_[\w-]{40,}", issued)
    later = client.get("/office/account/passes/").content.decode()
    assert not re.search(r"kt_[\w-]{40,}", later)
    revoke = re.search(r"/office/account/passes/[0-9a-f-]{36}/revoke/", later)
    assert revoke is not None
    client.post(revoke[0])
    assert "Map" not in client.get("/office/account/passes/").content.decode().split('<form class="form"')[0]
    assert client.post("/office/account/passes/", {**said, "roles": ["secretariat"]}).status_code == 422
    assert client.post("/office/account/passes/", {**said, "ends_on": "01/01/1990"}).status_code == 422


def test_language_is_remembered(client: Client, cast: Cast) -> None:
    let_in(client, cast, "chantal")
    answer = client.post("/office/account/language/", {"language": "en"})
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"
    assert client.post("/office/account/language/", {"language": "xx"}).status_code == 302
