"""Keeping accounts: the list, an invitation, a reset by two, a closing."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kikao.foundation.accounts.actions import invite_account
from kikao.foundation.accounts.models import Account, DoorCode
from tests.kit.cast import PASSPHRASE, Cast
from tests.kit.door import let_in

CODE = re.compile(r"(?<![\w-])[2-9A-Z]{4}-[2-9A-Z]{4}(?![\w-])")


def shown(page: bytes) -> str:
    found = CODE.search(page.decode())
    assert found is not None
    return found[0]


@pytest.mark.parametrize("name", ["baraka", "didier", "judith", "klaas", "chantal"])
def test_the_list_is_not_there_for_who_keeps_no_accounts(client: Client, cast: Cast, name: str) -> None:
    let_in(client, cast, name)
    missing = client.get("/office/nowhere/")
    for url in (
        "/office/accounts/",
        "/office/accounts/invite/",
        f"/office/accounts/{cast.accounts['anne']}/",
    ):
        hidden = client.get(url)
        assert hidden.status_code == 404
        assert hidden.content == missing.content


def test_an_account_of_another_group_is_not_there(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    assert client.get(f"/office/accounts/{cast.accounts['frank']}/").status_code == 404
    assert b"frank" not in client.get("/office/accounts/").content


def test_invite_shows_the_code_once(client: Client, cast: Cast) -> None:
    let_in(client, cast, "luc")
    said = {"name": "Court", "username": "court", "language": "fr", "ends_on": ""}
    assert client.get("/office/accounts/invite/").status_code == 200
    assert client.post("/office/accounts/invite/", {**said, "username": "anne"}).status_code == 422
    code = shown(client.post("/office/accounts/invite/", said).content)
    assert code not in client.get("/office/accounts/").content.decode()
    door = {"username": "court", "first": code, "passphrase": PASSPHRASE, "again": PASSPHRASE}
    assert Client().post("/office/come-in/", door).status_code == 302


def test_a_new_code_for_who_has_not_come_in(client: Client, cast: Cast) -> None:
    account_id = invite_account(cast.actor("anne"), username="court", name="Court", code="AAAA-AAAA")
    let_in(client, cast, "anne")
    assert b"/invite-again/" in client.get(f"/office/accounts/{account_id}/").content
    assert shown(client.post(f"/office/accounts/{account_id}/invite-again/").content)


def test_a_reset_through_the_pages_takes_two_persons(client: Client, cast: Cast) -> None:
    second = let_in(Client(), cast, "esperance")
    let_in(client, cast, "anne")
    first_code = shown(client.post(f"/office/accounts/{cast.accounts['baraka']}/reset/").content)
    code_id = DoorCode.objects.get().id
    assert (
        f"/office/accounts/codes/{code_id}/confirm/" not in client.get("/office/accounts/").content.decode()
    )
    assert client.post(f"/office/accounts/codes/{code_id}/confirm/").status_code == 409
    assert f"/office/accounts/codes/{code_id}/confirm/" in second.get("/office/accounts/").content.decode()
    second_code = shown(second.post(f"/office/accounts/codes/{code_id}/confirm/").content)
    door = {
        "username": "baraka",
        "first": first_code,
        "second": second_code,
        "passphrase": PASSPHRASE,
        "again": PASSPHRASE,
    }
    assert Client().post("/office/come-in/", door).status_code == 302


def test_a_code_is_withdrawn(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    client.post(f"/office/accounts/{cast.accounts['baraka']}/reset/")
    code_id = DoorCode.objects.get().id
    assert client.post(f"/office/accounts/codes/{code_id}/withdraw/").status_code == 302
    assert client.post(f"/office/accounts/codes/{code_id}/withdraw/").status_code == 409


def test_change_and_close(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    url = f"/office/accounts/{cast.accounts['baraka']}/"
    said = {"name": "Banro seat", "ends_on": "31/12/2030", "before": ""}
    assert client.post(url, {**said, "before": "2020-01-01"}).status_code == 422
    assert client.post(url, said).status_code == 302
    assert client.get(f"{url}close/").status_code == 200
    assert client.post(f"{url}close/").status_code == 302
    assert not Account.objects.get(id=cast.accounts["baraka"]).active
    assert client.post(f"/office/accounts/{cast.accounts['anne']}/close/").status_code == 409


def test_the_list_costs_the_same_with_one_and_three_codes(client: Client, cast: Cast) -> None:
    let_in(client, cast, "anne")
    counts = []
    for names in (["baraka"], ["didier", "damas"]):
        for name in names:
            client.post(f"/office/accounts/{cast.accounts[name]}/reset/")
        counts.append(_queries(client, "/office/accounts/"))
    assert counts[0] == counts[1]


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)
