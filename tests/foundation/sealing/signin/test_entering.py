"""Signing in: who comes in, who does not, and what nobody can tell from outside."""

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
import time_machine
from django.db import connection

from kikao.foundation.accounts.actions import (
    end_other_sessions,
    end_session,
    issue_code_sheet,
    purge_sessions,
)
from kikao.foundation.accounts.enums import SessionKind
from kikao.foundation.accounts.models import Account, Attempts, SecondFactor, Session
from kikao.foundation.accounts.reckoning import new_sheet
from kikao.foundation.accounts.threshold import visitor_again
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.signin import Opened, give_code, give_passphrase, session_shown, sign_in_at_once
from kikao.foundation.sealing.signin.choosing import use_door_code
from kikao.foundation.sealing.signin.entering import LockedOut, SignInRefused
from kikao.foundation.sealing.signin.sessions import CodeRefused, UsedFactor, open_session
from kikao.foundation.sealing.stops import Broken, NotReady
from tests.kit.cast import PASSPHRASE, SEED, Cast
from tests.kit.door import token_of

PAGE, API = SessionKind.PAGE, SessionKind.API


def code_now() -> str:
    return pyotp.TOTP(SEED).at(now())


def half(cast: Cast) -> Opened:
    opened = session_shown(give_passphrase("anne", PASSPHRASE).token, PAGE)
    assert opened is not None
    return opened


def test_sign_in_without_second_factor_opens_a_weak_session(cast: Cast) -> None:
    admission = give_passphrase("baraka", PASSPHRASE)
    opened = session_shown(admission.token, PAGE)
    assert admission.complete
    assert opened is not None
    assert (opened.account_id, opened.key, opened.strong) == (
        cast.accounts["baraka"],
        cast.keys["baraka"],
        False,
    )


def test_sign_in_with_an_app_takes_the_code_in_a_second_step(cast: Cast) -> None:
    waiting = half(cast)
    assert not waiting.full
    admission = give_code(waiting, code_now())
    opened = session_shown(admission.token, PAGE)
    assert opened is not None
    assert opened.full
    assert opened.strong
    assert opened.key == cast.keys["anne"]
    assert not Session.objects.filter(id=waiting.id).exists()


def test_sign_in_at_once_needs_the_code(cast: Cast) -> None:
    with pytest.raises(CodeRefused):
        sign_in_at_once("anne", PASSPHRASE)
    assert sign_in_at_once("anne", PASSPHRASE, code_now()).complete


def test_a_code_is_refused_the_second_time(cast: Cast) -> None:
    code = code_now()
    sign_in_at_once("anne", PASSPHRASE, code)
    with pytest.raises(CodeRefused):
        sign_in_at_once("anne", PASSPHRASE, code)


def test_a_sheet_code_opens_once_and_an_old_sheet_not_at_all(cast: Cast) -> None:
    first, second = new_sheet(), new_sheet()
    by = cast.actor("baraka")
    issue_code_sheet(by, codes=first)
    issue_code_sheet(by, codes=second)
    for code in (first[0], ""):
        with pytest.raises(CodeRefused):
            sign_in_at_once("baraka", PASSPHRASE, code)
    assert sign_in_at_once("baraka", PASSPHRASE, second[3].lower()).complete
    with pytest.raises(CodeRefused):
        sign_in_at_once("baraka", PASSPHRASE, second[3])


def test_unknown_name_wrong_passphrase_and_closed_account_are_told_alike(cast: Cast) -> None:
    Account.objects.filter(id=cast.accounts["damas"]).update(active=False)
    Account.objects.filter(id=cast.accounts["dora"]).update(ends_on=today() - timedelta(days=1))
    told = set()
    for name, passphrase in (
        ("anne", "not her passphrase"),
        ("nobody-there", PASSPHRASE),
        ("damas", PASSPHRASE),
        ("dora", PASSPHRASE),
        ("", ""),
    ):
        with pytest.raises(SignInRefused) as refused:
            give_passphrase(name, passphrase)
        told.add((refused.value.code, str(refused.value.message), str(refused.value.cure)))
    assert len(told) == 1


def test_unknown_names_cost_one_hash_as_known_ones_do(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    hashed: list[str] = []

    def check(_said: str, kept: str) -> bool:
        hashed.append(kept)
        return False

    monkeypatch.setattr("kikao.foundation.accounts.threshold.check_password", check)
    for name in ("anne", "nobody-there"):
        with pytest.raises(SignInRefused):
            give_passphrase(name, PASSPHRASE)
    assert len(hashed) == 2
    assert [kept.split("$")[:4] for kept in hashed[:1]] == [kept.split("$")[:4] for kept in hashed[1:]]


@pytest.mark.parametrize("name", ["anne", "nobody-there"])
def test_a_name_is_locked_after_five_failures_known_or_not(cast: Cast, name: str) -> None:
    with time_machine.travel(now(), tick=False) as clock:
        for _attempt in range(5):
            with pytest.raises(SignInRefused):
                give_passphrase(name, "wrong passphrase")
        with pytest.raises(LockedOut) as refused:
            give_passphrase(name, PASSPHRASE)
        assert refused.value.status == 429
        clock.shift(31)
        with pytest.raises((SignInRefused, CodeRefused)):
            sign_in_at_once(name, PASSPHRASE)
        with pytest.raises(LockedOut):
            give_passphrase(name, PASSPHRASE)


def test_attempts_on_a_locked_name_do_not_fill_the_trail(cast: Cast) -> None:
    for _attempt in range(5):
        with pytest.raises(SignInRefused):
            give_passphrase("anne", "wrong passphrase")
    before = TrailEntry.objects.count()
    for _attempt in range(3):
        with pytest.raises(LockedOut):
            give_passphrase("anne", "wrong passphrase")
    assert TrailEntry.objects.count() == before + 1


def test_attempts_name_nobody_and_are_forgotten_after_a_day(cast: Cast) -> None:
    with pytest.raises(SignInRefused):
        give_passphrase("anne", "wrong passphrase")
    assert "anne" not in str(Attempts.objects.values())
    with time_machine.travel(now() + timedelta(days=2)), pytest.raises(SignInRefused):
        give_passphrase("baraka", "wrong passphrase")
    assert Attempts.objects.count() == 1


def test_coming_in_forgets_the_failures(cast: Cast) -> None:
    with pytest.raises(SignInRefused):
        give_passphrase("baraka", "wrong passphrase")
    give_passphrase("baraka", PASSPHRASE)
    assert not Attempts.objects.exists()


def test_wrong_codes_lock_too(cast: Cast) -> None:
    waiting = half(cast)
    for _attempt in range(5):
        with pytest.raises(CodeRefused):
            give_code(waiting, "000000")
    with pytest.raises(LockedOut):
        give_code(waiting, code_now())


def test_the_trail_tells_every_sign_in_refusal_and_sign_out(cast: Cast) -> None:
    with pytest.raises(SignInRefused):
        give_passphrase("anne", "wrong passphrase")
    with pytest.raises(SignInRefused):
        give_passphrase("nobody-there", "wrong passphrase")
    token = sign_in_at_once("anne", PASSPHRASE, code_now()).token
    opened = session_shown(token, API)
    assert opened is not None
    end_session(cast.actor("anne"), session_id=opened.id)
    me = f"account:{cast.accounts['anne']}"
    last = [(row.actor, row.verb, row.outcome, row.code) for row in TrailEntry.objects.order_by("-n")[:4]]
    assert last[::-1] == [
        (me, "account.sign_in", "REFUSED", "account.sign_in_refused"),
        ("source", "account.sign_in", "REFUSED", "account.sign_in_refused"),
        (me, "account.sign_in", "DONE", ""),
        (me, "account.sign_out", "DONE", ""),
    ]


def test_the_database_holds_neither_token_nor_its_secret_nor_the_key(cast: Cast) -> None:
    token = sign_in_at_once("anne", PASSPHRASE, code_now()).token
    first, _dot, second = token.partition(".")
    kept = Session.objects.values().get()
    plain = repr(kept) + Session.objects.get().locked_key.hex()
    for secret in (token, first, second, cast.keys["anne"].hex(), SEED, PASSPHRASE):
        assert secret not in plain
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM second_factor")
        assert SEED.encode() not in b"".join(
            bytes(cell) for row in cursor for cell in row if isinstance(cell, bytes)
        )


def test_an_idle_session_ends_after_a_quarter_of_an_hour_and_keeps_no_key(cast: Cast) -> None:
    with time_machine.travel(now(), tick=False) as clock:
        token = token_of(cast, "anne", PAGE)
        clock.shift(14 * 60)
        used = session_shown(token, PAGE)
        clock.shift(14 * 60)
        used_again = session_shown(token, PAGE)
        clock.shift(16 * 60)
        dead = session_shown(token, PAGE)
    assert used is not None
    assert used_again is not None
    assert used.live
    assert used_again.live
    assert dead is not None
    assert not dead.live
    assert dead.key is None
    assert bytes(Session.objects.get(id=dead.id).locked_key) == b""


def test_a_session_in_use_ends_after_eight_hours(cast: Cast) -> None:
    with time_machine.travel(now(), tick=False) as clock:
        token = token_of(cast, "anne", PAGE)
        lived = 0
        while (opened := session_shown(token, PAGE)) and opened.live:
            clock.shift(10 * 60)
            lived += 1
    assert lived == 48


def test_a_session_ends_with_the_posting(cast: Cast) -> None:
    token = token_of(cast, "anne", PAGE)
    Account.objects.filter(id=cast.accounts["anne"]).update(ends_on=today() - timedelta(days=1))
    opened = session_shown(token, PAGE)
    assert opened is not None
    assert not opened.live


def test_a_token_with_another_second_half_opens_nothing(cast: Cast) -> None:
    token = token_of(cast, "anne", PAGE)
    assert session_shown(token[:-2] + ("00" if token[-2:] != "00" else "11"), PAGE) is None


def test_a_page_session_is_no_api_session(cast: Cast) -> None:
    assert session_shown(token_of(cast, "anne", PAGE), API) is None


def test_signing_out_everywhere_leaves_this_session(cast: Cast) -> None:
    here, there = token_of(cast, "anne", PAGE), token_of(cast, "anne", PAGE)
    opened = session_shown(here, PAGE)
    assert opened is not None
    by = cast.actor("anne")
    end_other_sessions(replace(by, session_id=opened.id))
    alive, gone = session_shown(here, PAGE), session_shown(there, PAGE)
    assert alive is not None
    assert alive.live
    assert gone is not None
    assert not gone.live


def test_nobody_ends_the_session_of_another(cast: Cast) -> None:
    opened = session_shown(token_of(cast, "anne", PAGE), PAGE)
    assert opened is not None
    with pytest.raises(Unknown):
        end_session(cast.actor("baraka"), session_id=opened.id)


def test_purge_forgets_sessions_a_month_after_their_end(cast: Cast) -> None:
    token_of(cast, "anne", PAGE)
    with time_machine.travel(now() + timedelta(days=1)):
        purge_sessions(cast.system)
        row = Session.objects.get()
        assert row.ended_at
        assert bytes(row.locked_key) == b""
    with time_machine.travel(now() + timedelta(days=40)):
        purge_sessions(cast.system)
    assert not Session.objects.exists()


def test_a_name_with_a_zero_byte_is_nobodys(cast: Cast) -> None:
    with pytest.raises(SignInRefused):
        give_passphrase("anne\x00", PASSPHRASE)


def test_a_program_without_second_factor_comes_in_at_once(cast: Cast) -> None:
    assert sign_in_at_once("baraka", PASSPHRASE).complete


def test_before_the_first_group_nobody_comes_in(db: None) -> None:
    with pytest.raises(NotReady):
        give_passphrase("anne", PASSPHRASE)
    with pytest.raises(NotReady):
        use_door_code(username="anne", first="AAAA-AAAA", second="", passphrase=PASSPHRASE)


def test_a_full_session_is_no_half_one(cast: Cast) -> None:
    opened = session_shown(token_of(cast, "anne", PAGE), PAGE)
    assert opened is not None
    with pytest.raises(CodeRefused):
        give_code(opened, code_now())


def test_six_figures_are_no_code_of_who_has_a_sheet_only(cast: Cast) -> None:
    issue_code_sheet(cast.actor("baraka"), codes=new_sheet())
    with pytest.raises(CodeRefused):
        sign_in_at_once("baraka", PASSPHRASE, "123456")


def test_two_requests_with_one_code_let_one_in(cast: Cast) -> None:
    factor = SecondFactor.objects.get(account_id=cast.accounts["anne"])
    visitor = visitor_again(cast.accounts["anne"])
    used = UsedFactor(factor.id, 7)
    open_session(visitor, cast.keys["anne"], PAGE, used)
    with pytest.raises(CodeRefused):
        open_session(visitor, cast.keys["anne"], PAGE, used)
    assert Session.objects.count() == 1


def test_a_seed_that_was_changed_in_the_database_is_noticed(cast: Cast) -> None:
    other = SecondFactor.objects.get(account_id=cast.accounts["alice"])
    SecondFactor.objects.filter(account_id=cast.accounts["anne"]).update(sealed_seed=other.sealed_seed)
    with pytest.raises(Broken):
        sign_in_at_once("anne", PASSPHRASE, code_now())
