"""The page of keys: who waits, one's own key, and passing on by two custodians."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kikao.foundation.base.ids import new_id
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing import keys, vault
from kikao.foundation.sealing.models import PairWrap, Passing
from kikao.foundation.sealing.waiting import custodians_waiting
from tests.kit.cast import PASSPHRASE, Cast
from tests.kit.door import let_in
from tests.kit.pages import expect

HERE = reverse("office:keys-overview")
RENEW = reverse("office:keys-renew")


def told(cast: Cast) -> None:
    """Open a subject to both secretaries and put something into both envelopes."""
    subject_id = new_id()
    readers = [cast.accounts[name] for name in ("anne", "alice")]
    vault.open_compartments(cast.group_id, subject_id, readers=readers)
    vault.put(cast.group_id, subject_id, "opening_reason", "SECRET-NAME")


def reset(cast: Cast, name: str) -> None:
    cast.keys[name] = keys.replace_keys_after_reset(cast.group_id, cast.accounts[name], PASSPHRASE)


def test_the_page_of_keys_is_for_those_who_keep_some(cast: Cast) -> None:
    expect(cast, HERE, open_to="anne chantal esperance", closed_to="baraka luc klaas", hidden_from="nobody")


@pytest.mark.parametrize("name", ["anne", "eve"])
def test_whoever_looks_at_keys_still_finds_the_way_out(cast: Cast, name: str) -> None:
    page = let_in(Client(), cast, name).get(HERE).content.decode()
    assert f'action="{reverse("office:sign-out")}"' in page
    assert 'href=""' not in page


def test_one_button_passes_on_to_who_waits(cast: Cast) -> None:
    told(cast)
    reset(cast, "alice")
    anne, alice = let_in(Client(), cast, "anne"), let_in(Client(), cast, "alice")
    assert "you wait" in alice.get(HERE).content.decode()
    there = reverse("office:keys-reshare", args=[cast.accounts["alice"]])
    assert there in anne.get(HERE).content.decode()
    assert anne.post(there).status_code == 302
    assert there not in anne.get(HERE).content.decode()
    assert "you wait" not in alice.get(HERE).content.decode()


def test_two_custodians_pass_shares_on_to_the_third(cast: Cast) -> None:
    told(cast)
    reset(cast, "eve")
    emile, esperance = let_in(Client(), cast, "emile"), let_in(Client(), cast, "esperance")
    emile.post(reverse("office:keys-passing-ask", args=[cast.accounts["eve"]]))
    passing = Passing.objects.get()
    told_of = Notice.objects.filter(kind=NoticeKind.PASSING_ASKED)
    assert [one.account_id for one in told_of] == [cast.accounts["esperance"]], (
        "not who asks, nor who receives"
    )
    inbox = esperance.get("/office/notices/").content.decode()
    assert "A custodian asks another one for help with keys." in inbox
    assert esperance.post(reverse("office:notices-open", args=[told_of.get().id])).url == HERE  # type: ignore[attr-defined]
    agree = reverse("office:keys-passing-agree", args=[passing.id])
    assert agree in esperance.get(HERE).content.decode()
    assert agree not in emile.get(HERE).content.decode()
    assert esperance.get(agree).status_code == 200
    assert esperance.post(agree, {"once": "a"}).status_code == 302
    assert Notice.objects.get(kind=NoticeKind.IDENTITY_ANSWERED).account_id == cast.accounts["emile"]
    finish = reverse("office:keys-passing-finish", args=[passing.id])
    assert finish in emile.get(HERE).content.decode()
    assert emile.post(finish, {"once": "b"}).status_code == 302
    assert custodians_waiting(cast.actor("emile")) == {}
    assert PairWrap.objects.count() == 6
    for name in ("anne", "baraka"):
        assert let_in(Client(), cast, name).get(agree).status_code == 403


def test_a_request_is_closed_and_asked_for_papers_too(cast: Cast) -> None:
    told(cast)
    emile = let_in(Client(), cast, "emile")
    emile.post(reverse("office:keys-passing-papers"))
    refuse = reverse("office:keys-passing-refuse", args=[Passing.objects.get().id])
    assert refuse in emile.get(HERE).content.decode()
    emile.post(refuse)
    assert refuse not in emile.get(HERE).content.decode()


def test_a_new_key_of_ones_own_ends_the_session(cast: Cast) -> None:
    told(cast)
    anne = let_in(Client(), cast, "anne")
    assert anne.get(RENEW).status_code == 200
    assert anne.post(RENEW, {"passphrase": "not this one"}).status_code == 422
    before = keys.public_key_of(cast.accounts["anne"])
    assert anne.post(RENEW, {"passphrase": PASSPHRASE}).headers["Location"] == reverse("office:sign-in")
    assert keys.public_key_of(cast.accounts["anne"]) != before
    assert anne.get(HERE).status_code == 302


@pytest.mark.parametrize("name", ["anne", "esperance"])
def test_the_page_asks_as_much_for_three_as_for_one(cast: Cast, name: str) -> None:
    browser, counts = let_in(Client(), cast, name), []
    told(cast)
    reset(cast, "alice")
    reset(cast, "eve")
    for _more in range(2):
        browser.get(HERE)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(HERE).status_code == 200
        counts.append(len(asked))
        told(cast)
        told(cast)
    assert counts[0] == counts[1]
