"""Tokens, codes, app steps, waits and passphrases."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from kikao.foundation.accounts import reckoning
from kikao.foundation.base.stops import Invalid

AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


def test_new_token_splits_into_a_digest_and_a_secret_the_digest_does_not_tell() -> None:
    token, digest = reckoning.new_token("ks_", b"\x07" * 32)
    assert reckoning.halves(token) == (digest, b"\x07" * 32)
    assert (b"\x07" * 32).hex() not in digest


@pytest.mark.parametrize("shown", ["", ".", "ks_1", "ks_1." + "z" * 64, "a" * 200 + "." + "0" * 64, "x.00"])
def test_halves_of_what_is_no_token_are_none(shown: str) -> None:
    assert reckoning.halves(shown) is None


def test_same_code_reads_a_code_however_it_was_typed() -> None:
    digest = reckoning.code_digest("7QF4-KD2M")
    assert reckoning.same_code("7qf4 kd2m", digest)
    assert not reckoning.same_code("7QF4-KD2N", digest)
    assert not reckoning.same_code("", "")


def test_new_sheet_has_ten_different_codes() -> None:
    assert len(set(reckoning.new_sheet())) == 10


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 30), (6, 60), (9, 480), (10, 900), (400, 900)]
)
def test_wait_after_grows_to_a_quarter_of_an_hour(failures: int, seconds: int) -> None:
    assert reckoning.wait_after(failures) == timedelta(seconds=seconds)


def test_step_of_bears_half_a_minute_and_no_more() -> None:
    seed = reckoning.new_seed()
    step = int(AT.timestamp()) // 30
    for shift in (-1, 0, 1):
        assert (
            reckoning.step_of(seed, pyotp.TOTP(seed).at(AT + timedelta(seconds=30 * shift)), AT)
            == step + shift
        )
    assert reckoning.step_of(seed, pyotp.TOTP(seed).at(AT + timedelta(seconds=90)), AT) is None
    assert reckoning.step_of(seed, "", AT) is None


@pytest.mark.parametrize(
    "weak",
    ["short", "password1234", "aaaaaaaaaaaaaaaa", "my name is anne here", "qwertyuiop12", "x" * 300],
)
def test_check_passphrase_refuses_the_guessable(weak: str) -> None:
    with pytest.raises(Invalid) as refused:
        reckoning.check_passphrase(weak, "anne")
    assert refused.value.code == "account.weak_passphrase"
    assert weak not in str(refused.value.fields)


def test_check_passphrase_takes_words_that_do_not_belong_together() -> None:
    reckoning.check_passphrase("sept pirogues vertes au large", "anne")


def test_seed_picture_is_a_square_of_dark_runs() -> None:
    picture = reckoning.seed_picture(reckoning.seed_address(reckoning.new_seed(), "anne", "Kikao"))
    assert picture.side > 29
    assert set(picture.path) <= set("Mhvz -0123456789")
