"""Programs at the door: session tokens, long-lived passes, refusals as JSON."""

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from django.test import Client

from kikao.foundation.accounts.actions import issue_token
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.models import Session
from kikao.foundation.accounts.reckoning import new_pass
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now, today
from kikao.foundation.sealing.signin import session_shown
from kikao.interfaces.api.signs import ApiRequest, Sealed, TypeAgain, opened_or_sealed, require_fresh
from tests.kit.cast import PASSPHRASE, SEED, Cast
from tests.kit.door import bearer

SESSIONS, ME = "/api/v1/sessions", "/api/v1/sessions/me"


def sign_in(client: Client, **said: str) -> "dict[str, str]":
    answer = client.post(SESSIONS, said, content_type="application/json")
    assert answer.status_code == 201, answer.content
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def a_pass(cast: Cast, name: str, *roles: str) -> "dict[str, str]":
    token = new_pass("kt_")
    issue_token(cast.actor(name), token=token, label="Map", roles=roles, ends_on=today() + timedelta(days=9))
    return {"Authorization": f"Bearer {token}"}


def test_a_session_carries_the_key_until_it_is_ended(client: Client, cast: Cast) -> None:
    headers = sign_in(client, username="anne", passphrase=PASSPHRASE, code=pyotp.TOTP(SEED).at(now()))
    me = client.get(ME, headers=headers)
    assert me.json()["roles"] == ["secretariat"]
    assert me.json()["opens_sealed"] is True
    assert me["Cache-Control"] == "no-store, private"
    assert client.delete(SESSIONS, headers=headers).status_code == 204
    assert client.get(ME, headers=headers).status_code == 401


def test_the_code_is_needed_and_opens_once(client: Client, cast: Cast) -> None:
    said = {"username": "anne", "passphrase": PASSPHRASE}
    refused = client.post(SESSIONS, said, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (401, "account.code_refused")
    code = pyotp.TOTP(SEED).at(now())
    sign_in(client, **said, code=code)
    again = client.post(SESSIONS, {**said, "code": code}, content_type="application/json")
    assert again.status_code == 401


def test_unknown_name_and_wrong_passphrase_read_alike(client: Client, cast: Cast) -> None:
    answers = [
        client.post(SESSIONS, {"username": name, "passphrase": "wrong"}, content_type="application/json")
        for name in ("anne", "nobody-there")
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.content for answer in answers}) == 1


def test_a_locked_name_is_told_so_known_or_not(client: Client, cast: Cast) -> None:
    for name in ("anne", "nobody-there"):
        for _attempt in range(5):
            client.post(SESSIONS, {"username": name, "passphrase": "wrong"}, content_type="application/json")
        said = {"username": name, "passphrase": PASSPHRASE}
        assert client.post(SESSIONS, said, content_type="application/json").status_code == 429


@pytest.mark.parametrize("token", ["", "nothing", "kt_nothing", "ks_" + "0" * 64 + "." + "0" * 64])
def test_a_token_that_opens_nothing_is_refused_in_words(client: Client, cast: Cast, token: str) -> None:
    answer = client.get(ME, headers={"Authorization": f"Bearer {token}"} if token else {})
    assert answer.status_code == 401
    assert answer.json()["code"] == "access.not_signed_in"
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_long_lived_pass_has_its_roles_and_no_key(client: Client, cast: Cast) -> None:
    headers = a_pass(cast, "chantal", "member")
    me = client.get(ME, headers=headers).json()
    assert me["roles"] == ["member"]
    assert me["opens_sealed"] is False
    assert client.delete(SESSIONS, headers=headers).status_code == 404


def test_a_weak_session_cannot_use_a_role_that_needs_a_second_factor(client: Client, cast: Cast) -> None:
    refused = client.get(ME, headers=bearer(cast, "anne", strong=False))
    assert refused.json()["code"] == "account.second_factor_needed"
    assert client.get(ME, headers=bearer(cast, "baraka", strong=False)).status_code == 200


def test_a_body_that_cannot_be_read_is_named_without_being_repeated(client: Client, cast: Cast) -> None:
    answer = client.post(SESSIONS, {"username": "x" * 99, "pass": "SECRET"}, content_type="application/json")
    assert answer.status_code == 422
    assert set(answer.json()["fields"]) == {"body.username", "body.passphrase"}
    assert "SECRET" not in answer.content.decode()
    broken = client.post(SESSIONS, b"{", content_type="application/json")
    assert broken.status_code == 400
    assert broken.json()["code"] == "input.unreadable"


def test_refusals_of_known_programs_are_in_the_trail(client: Client, cast: Cast) -> None:
    client.delete(SESSIONS, headers=a_pass(cast, "chantal", "member"))
    last = TrailEntry.objects.order_by("-n")[0]
    assert (last.actor, last.verb, last.code) == (
        f"account:{cast.accounts['chantal']}",
        "api.ask",
        "access.unknown",
    )


def test_the_description_is_there_and_the_page_that_needs_scripts_is_not(client: Client, db: None) -> None:
    described = client.get("/api/v1/openapi.json")
    assert described.status_code == 200
    assert "/api/v1/sessions" in described.json()["paths"]
    assert client.get("/api/v1/docs").status_code == 404


def test_what_is_sealed_reads_so() -> None:
    assert opened_or_sealed("words") == "words"
    assert opened_or_sealed(None) == Sealed(sealed=True)


def test_what_is_grave_asks_for_the_passphrase_again(client: Client, cast: Cast) -> None:
    headers = bearer(cast, "anne")
    opened = session_shown(headers["Authorization"].removeprefix("Bearer "), SessionKind.API)
    request = ApiRequest()
    for shown in (None, opened and replace(opened, fresh=False)):
        request.opened = shown
        with pytest.raises(TypeAgain):
            require_fresh(request)
    Session.objects.update(confirmed_at=None)
    json = "application/json"
    wrong = client.post(f"{SESSIONS}/confirm", {"passphrase": "no"}, content_type=json, headers=headers)
    assert (wrong.status_code, wrong.json()["code"]) == (403, "sealing.wrong_passphrase")
    said = {"passphrase": PASSPHRASE}
    assert client.post(f"{SESSIONS}/confirm", said, content_type=json, headers=headers).status_code == 204
    request.opened = session_shown(headers["Authorization"].removeprefix("Bearer "), SessionKind.API)
    require_fresh(request)
    by_pass = a_pass(cast, "anne", "secretariat")
    assert client.post(f"{SESSIONS}/confirm", said, content_type=json, headers=by_pass).status_code == 404
