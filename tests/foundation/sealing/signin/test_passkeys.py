"""Passkeys: taken into use, shown after the passphrase, alone at the door, and everything that is no passkey."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from pytest_django import Settings

from kikao.foundation.access.actor import Actor
from kikao.foundation.accounts import challenges, queries
from kikao.foundation.accounts.actions import (
    drop_authenticator,
    issue_code_sheet,
    purge_sessions,
    remove_passkey,
)
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.models import Challenge, Passkey, Session
from kikao.foundation.accounts.reckoning import new_sheet
from kikao.foundation.accounts.threshold import session_shown as known_session
from kikao.foundation.accounts.threshold import visitor_again
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.sealing.signin import (
    ask_new_passkey,
    ask_passkey_at_door,
    ask_second_passkey,
    close_account,
    enter_with_passkey,
    give_code,
    give_passkey,
    give_passphrase,
    keep_passkey,
    session_shown,
    sign_in_at_once,
    standing,
    type_again,
)
from kikao.foundation.sealing.signin.confirming import confirm_passphrase
from kikao.foundation.sealing.signin.entering import LockedOut, OnlyPasskey
from kikao.foundation.sealing.signin.factors import drop_factors
from kikao.foundation.sealing.signin.sessions import CodeRefused, open_session
from kikao.foundation.sealing.signin.webauthn import NoHostName, PasskeyCopied, PasskeyRefused
from kikao.foundation.sealing.stops import WrongPassphrase
from tests.foundation.sealing.signin.passkeys import PAGE, at_door, half, keep, seated
from tests.kit.authenticator import SoftKey
from tests.kit.cast import PASSPHRASE, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _house(settings: Settings) -> None:
    settings.KIKAO_BASE_URL = "http://localhost:8000"


@pytest.fixture
def key(cast: Cast) -> SoftKey:
    """Return Baraka's passkey."""
    made = SoftKey()
    keep(cast, "baraka", made)
    return made


def test_a_passkey_is_the_second_step_after_the_passphrase(cast: Cast, key: SoftKey) -> None:
    waiting = half("baraka")
    admission = give_passkey(waiting, key.show(ask_second_passkey(waiting)))
    opened = session_shown(admission.token, PAGE)
    assert opened is not None
    assert (opened.full, opened.strong, opened.key, opened.fresh) == (True, True, cast.keys["baraka"], True)
    assert session_shown(admission.token, SessionKind.API) is None
    assert known_session("x") is None
    (line,) = queries.passkeys(cast.actor("baraka"))
    assert (line.name, line.made_on, line.used_on) == ("My phone", today(), today())
    with pytest.raises(CodeRefused):
        ask_second_passkey(opened)


def test_a_role_that_needs_a_second_factor_may_have_a_passkey_alone(cast: Cast) -> None:
    key = SoftKey()
    keep(cast, "anne", key)
    drop_authenticator(cast.actor("anne"))
    (only,) = queries.passkeys(cast.actor("anne"))
    with pytest.raises(Stop) as refused:
        remove_passkey(cast.actor("anne"), passkey_id=only.id)
    assert refused.value.code == "account.last_factor"
    waiting = half("anne")
    opened = session_shown(give_passkey(waiting, key.show(ask_second_passkey(waiting))).token, PAGE)
    assert opened is not None
    assert standing(opened, cast.actor("anne")).roles
    with pytest.raises(OnlyPasskey):
        sign_in_at_once("anne", PASSPHRASE, "123456")
    issue_code_sheet(cast.actor("anne"), codes=new_sheet())
    remove_passkey(cast.actor("anne"), passkey_id=only.id)


def test_registering_makes_the_present_session_strong(cast: Cast) -> None:
    by = seated(cast, "baraka")
    keep_passkey(by, name="Key", answer=SoftKey().make(ask_new_passkey(by)))
    assert Session.objects.get().strong


def test_a_passkey_alone_lets_in_with_the_keys_locked_until_the_passphrase_is_typed(
    cast: Cast, key: SoftKey
) -> None:
    mark, asked = ask_passkey_at_door()
    admission = enter_with_passkey(mark, key.show(asked))
    opened = session_shown(admission.token, PAGE)
    assert opened is not None
    assert (opened.full, opened.strong, opened.key, opened.fresh) == (True, True, None, False)
    assert bytes(Session.objects.get(id=opened.id).locked_key) == b""
    with pytest.raises(WrongPassphrase):
        type_again(opened, "not the passphrase at all")
    token = type_again(opened, PASSPHRASE)
    assert token is not None
    assert session_shown(admission.token, PAGE) is None
    unlocked = session_shown(token, PAGE)
    assert unlocked is not None
    assert (unlocked.id, unlocked.key, unlocked.fresh) == (opened.id, cast.keys["baraka"], True)
    verbs = list(TrailEntry.objects.order_by("-n").values_list("verb", "outcome", "code")[:2])
    assert verbs[0][0] == verbs[1][0] == "account.confirm_passphrase"
    assert verbs[1][2] == "sealing.wrong_passphrase"


def test_a_passphrase_typed_again_counts_for_five_minutes(cast: Cast) -> None:
    opened = session_shown(give_passphrase("baraka", PASSPHRASE).token, PAGE)
    assert opened is not None
    assert opened.fresh
    Session.objects.update(confirmed_at=now() - timedelta(minutes=5))
    stale = Session.objects.get(id=opened.id)
    assert type_again(opened, PASSPHRASE) is None
    again = Session.objects.get(id=opened.id)
    assert (again.token_digest, again.locked_key) == (stale.token_digest, stale.locked_key)
    assert again.confirmed_at is not None
    assert again.confirmed_at > now() - timedelta(minutes=1)


def test_guessing_the_passphrase_within_a_session_locks_the_name(cast: Cast, key: SoftKey) -> None:
    opened = at_door(key)
    for _try in range(5):
        with pytest.raises(WrongPassphrase):
            type_again(opened, "some passphrase or other")
    with pytest.raises(LockedOut):
        type_again(opened, PASSPHRASE)
    with pytest.raises(LockedOut):
        give_passphrase("baraka", PASSPHRASE)
    assert at_door(key).full


def test_only_an_open_session_of_ones_own_is_confirmed(cast: Cast) -> None:
    for by in (
        cast.actor("baraka"),
        Actor(cast.group_id, cast.accounts["baraka"], session_id=seated(cast, "anne").session_id),
    ):
        with pytest.raises(Unknown):
            confirm_passphrase(by)


WRONG: dict[str, Callable[[SoftKey], object]] = {
    "another address": lambda key: setattr(key, "origin", "http://localhost:9000"),
    "a number as address": lambda key: setattr(key, "origin", "http://127.0.0.1:8000"),
    "another house": lambda key: setattr(key, "host", "kikao.example"),
    "another key": lambda key: setattr(key, "private", SoftKey().private),
    "unknown": lambda key: setattr(key, "id", b"\7" * 32),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_signed_for_another_house_or_by_another_key_is_refused(
    cast: Cast, key: SoftKey, wrong: str
) -> None:
    WRONG[wrong](key)
    waiting = half("baraka")
    with pytest.raises(PasskeyRefused):
        give_passkey(waiting, key.show(ask_second_passkey(waiting)))
    mark, asked = ask_passkey_at_door()
    with pytest.raises(PasskeyRefused):
        enter_with_passkey(mark, key.show(asked))
    assert TrailEntry.objects.filter(verb="account.sign_in", code="account.passkey_refused").exists()


def test_a_challenge_is_good_once_for_one_asker_and_five_minutes(cast: Cast, key: SoftKey) -> None:
    waiting = half("baraka")
    old = key.show(ask_second_passkey(waiting))
    asked = ask_second_passkey(waiting)
    with pytest.raises(PasskeyRefused):
        give_passkey(waiting, old)
    with pytest.raises(PasskeyRefused):
        give_passkey(waiting, key.show(asked))
    other = half("baraka")
    ask_second_passkey(other)
    with pytest.raises(PasskeyRefused):
        give_passkey(other, key.show(ask_second_passkey(waiting)))
    mark, asked = ask_passkey_at_door()
    answer = key.show(asked)
    enter_with_passkey(mark, answer)
    with pytest.raises(PasskeyRefused):
        enter_with_passkey(mark, answer)
    mark, asked = ask_passkey_at_door()
    with time_machine.travel(now() + timedelta(minutes=6)), pytest.raises(PasskeyRefused):
        enter_with_passkey(mark, key.show(asked))
    with pytest.raises(PasskeyRefused):
        enter_with_passkey("", key.show(asked))


def test_a_counter_that_went_back_is_refused_and_one_that_never_counts_is_not(
    cast: Cast, key: SoftKey
) -> None:
    assert at_door(key).full
    key.count -= 1
    with pytest.raises(PasskeyCopied):
        at_door(key)
    assert TrailEntry.objects.filter(code="account.passkey_copied").exists()
    silent = SoftKey(counts=False)
    keep(cast, "chantal", silent)
    assert at_door(silent).full
    assert at_door(silent).full


def test_two_requests_with_one_counter_let_one_in(cast: Cast, key: SoftKey) -> None:
    from kikao.foundation.accounts.enums import Purpose
    from kikao.foundation.accounts.reckoning import digest_of
    from kikao.foundation.sealing.signin.passkeys import _shown

    mark, asked = ask_passkey_at_door()
    _row, used = _shown(digest_of(mark), Purpose.ENTER, key.show(asked))
    at_door(key)
    with pytest.raises(CodeRefused):
        open_session(visitor_again(cast.accounts["baraka"]), None, PAGE, used)


def test_alone_at_the_door_the_device_must_have_made_sure_of_its_holder(cast: Cast, key: SoftKey) -> None:
    key.verifies = False
    with pytest.raises(PasskeyRefused):
        at_door(key)
    waiting = half("baraka")
    assert give_passkey(waiting, key.show(ask_second_passkey(waiting))).complete


def test_the_passkey_of_another_opens_no_half_session(cast: Cast, key: SoftKey) -> None:
    other = SoftKey()
    keep(cast, "chantal", other)
    waiting = half("baraka")
    with pytest.raises(PasskeyRefused):
        give_passkey(waiting, other.show(ask_second_passkey(waiting)))
    assert half("chantal").account_id == cast.accounts["chantal"]


def test_wrong_passkeys_lock_the_name_as_wrong_codes_do(cast: Cast, key: SoftKey) -> None:
    waiting = half("baraka")
    key.private = SoftKey().private
    for _try in range(5):
        with pytest.raises(PasskeyRefused):
            give_passkey(waiting, key.show(ask_second_passkey(waiting)))
    with pytest.raises(LockedOut):
        give_passkey(waiting, key.show(ask_second_passkey(waiting)))


def test_a_half_session_that_became_whole_takes_no_passkey(cast: Cast, key: SoftKey) -> None:
    opened = session_shown(give_passphrase("chantal", PASSPHRASE).token, PAGE)
    assert opened is not None
    with pytest.raises(CodeRefused):
        give_passkey(opened, "{}")
    with pytest.raises(CodeRefused):
        ask_second_passkey(opened)
    with pytest.raises(CodeRefused):
        give_code(opened, "123456")


def test_nobody_removes_the_passkey_of_another_and_the_clock_has_none(cast: Cast, key: SoftKey) -> None:
    row = Passkey.objects.get()
    with pytest.raises(Unknown):
        remove_passkey(cast.actor("chantal"), passkey_id=row.id)
    with pytest.raises(NotAllowed):
        ask_new_passkey(cast.system)
    remove_passkey(cast.actor("baraka"), passkey_id=row.id)
    with pytest.raises(PasskeyRefused):
        at_door(key)


def test_the_end_of_an_account_and_a_reset_take_passkeys_away(cast: Cast, key: SoftKey) -> None:
    close_account(cast.actor("anne"), account_id=cast.accounts["baraka"])
    assert not Passkey.objects.exists()
    other = SoftKey()
    keep(cast, "chantal", other)
    Passkey.objects.update(account_id=cast.accounts["baraka"])
    with pytest.raises(PasskeyRefused):
        at_door(other)
    drop_factors(cast.accounts["baraka"])
    assert not Passkey.objects.exists()


def test_at_a_number_passkeys_say_which_address_helps(cast: Cast, settings: Settings) -> None:
    settings.KIKAO_BASE_URL = "http://127.0.0.1:8000"
    with pytest.raises(NoHostName):
        ask_passkey_at_door()
    with pytest.raises(NoHostName):
        ask_new_passkey(seated(cast, "baraka"))


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://kikao.example.org", "https://kikao.example.org"),
        ("https://kikao.example.org:443", "https://kikao.example.org"),
        ("https://kikao.example.org:8443/x", "https://kikao.example.org:8443"),
    ],
)
def test_the_address_of_the_house_is_the_one_it_was_given(
    cast: Cast, settings: Settings, address: str, origin: str
) -> None:
    settings.KIKAO_BASE_URL = address
    key = SoftKey(origin=origin)
    keep(cast, "baraka", key)
    assert at_door(key).full
    key.origin = "https://evil.kikao.example.org"
    with pytest.raises(PasskeyRefused):
        at_door(key)


def test_what_stands_here_opens_nothing_and_names_no_device(cast: Cast, key: SoftKey) -> None:
    row = Passkey.objects.get()
    assert bytes(row.credential)[:16] == b"\0" * 16
    assert key.private.private_numbers().private_value.to_bytes(32, "big") not in bytes(row.credential)


def test_open_challenges_do_not_fill_the_disk(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(challenges, "MOST", 20)
    for _ask in range(30):
        ask_passkey_at_door()
    assert Challenge.objects.count() <= 20
    with time_machine.travel(now() + timedelta(minutes=6)):
        purge_sessions(cast.system)
        assert not Challenge.objects.exists()
