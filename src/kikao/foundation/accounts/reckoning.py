"""Tokens, codes, steps of an authenticator app and the strength of a passphrase: sums without a table."""

import hashlib
import secrets
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from hmac import compare_digest
from itertools import groupby

import pyotp
import segno
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Invalid

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=8)
HALF_WAY = timedelta(minutes=5)
FRESH = timedelta(minutes=5)
"""How long a passphrase that was just typed counts where it must be typed again."""
SHORTEST_PASSPHRASE = 12
LONGEST_PASSPHRASE = 256
SHEET_SIZE = 10
STEP_SECONDS = 30
FREE_FAILURES = 4
_LETTERS = "23456789ACDEFGHJKLMNPQRSTUVWXYZ"
_COMMON = CommonPasswordValidator()


@dataclass(frozen=True, slots=True)
class Picture:
    """A square picture of dark runs."""

    side: int
    path: str


def new_token(mark: str, secret: bytes) -> tuple[str, str]:
    """Return a session token and the digest of its first half; `secret`, its second half, the server never keeps."""
    first = f"{mark}{secrets.token_hex(32)}"
    return f"{first}.{secret.hex()}", digest_of(first)


def new_pass(mark: str) -> str:
    """Return a long-lived pass for a program."""
    return f"{mark}{secrets.token_urlsafe(32)}"


def halves(token: str) -> tuple[str, bytes] | None:
    """Return the digest of a session token's first half and the second half, or None when it is no such token."""
    first, dot, second = token.rpartition(".")
    if not dot or len(second) != 64 or len(first) > 80:
        return None
    try:
        return digest_of(first), bytes.fromhex(second)
    except ValueError:
        return None


def digest_of(token: str) -> str:
    """Return the digest under which a random token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code(letters: int = 8) -> str:
    """Return a code that can be said aloud, such as 7QF4-KD2M."""
    code = "".join(secrets.choice(_LETTERS) for _n in range(letters))
    return "-".join(code[start : start + 4] for start in range(0, letters, 4))


def new_sheet() -> tuple[str, ...]:
    """Return the ten codes of a sheet to print."""
    return tuple(new_code(12) for _n in range(SHEET_SIZE))


def code_digest(code: str) -> str:
    """Return the keyed digest of a code, however its letters were typed."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return salted_hmac("kikao.code", plain, algorithm="sha256").hexdigest()


def same_code(code: str, digest: str) -> bool:
    """Tell whether a typed code is the one that was given."""
    return bool(digest) and compare_digest(code_digest(code), digest)


def name_tag(username: str) -> str:
    """Return the keyed digest under which failed attempts for a name are counted."""
    return salted_hmac("kikao.attempts", username, algorithm="sha256").hexdigest()


def wait_after(failures: int) -> timedelta:
    """Return how long a name stays locked after so many failures: from half a minute up to a quarter of an hour."""
    if failures <= FREE_FAILURES:
        return timedelta(0)
    return timedelta(seconds=min(900, 30 * 2 ** min(failures - FREE_FAILURES - 1, 5)))


def new_seed() -> str:
    """Return a new secret for an authenticator app."""
    return pyotp.random_base32()


def seed_address(seed: str, username: str, issuer: str) -> str:
    """Return the address that an authenticator app reads from the picture."""
    return pyotp.TOTP(seed).provisioning_uri(name=username, issuer_name=issuer)


def seed_picture(address: str) -> Picture:
    """Return the picture of that address: the side of the square, and its dark runs as a path for SVG."""
    rows = segno.make(address, error="m").matrix_iter(border=4)
    runs: list[str] = []
    side = 0
    for y, row in enumerate(rows):
        side = y + 1
        x = 0
        for dark, cells in groupby(row):
            run = len(list(cells))
            if dark:
                runs.append(f"M{x} {y}h{run}v1h-{run}z")
            x += run
    return Picture(side, "".join(runs))


def step_of(seed: str, code: str, at: datetime) -> int | None:
    """Return the time step for which a typed code is right (one step of tolerance), or None."""
    typed = "".join(letter for letter in code if letter.isdigit())
    present = int(at.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(seed)
    for step in (present, present - 1, present + 1):
        if compare_digest(totp.at(step * STEP_SECONDS), typed):
            return step
    return None


def as_typed(passphrase: str) -> str:
    """Return a passphrase as it counts: keyboards write the same accent in different ways."""
    return unicodedata.normalize("NFKC", passphrase)


def check_passphrase(passphrase: str, username: str) -> None:
    """Refuse a passphrase that is short, common, made of few letters or contains the username."""
    if reason := _weakness(passphrase, username):
        raise Invalid({"passphrase": reason}, code="account.weak_passphrase")


def _weakness(passphrase: str, username: str) -> "str | None":
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return str(
            _("Write at least 12 characters: four or five words that do not belong together are best.")
        )
    if len(passphrase) > LONGEST_PASSPHRASE:
        return str(_("This is longer than 256 characters."))
    if username and username.casefold() in passphrase.casefold():
        return str(_("It contains the username."))
    if len(set(passphrase.casefold())) < 6 or _is_common(passphrase):
        return str(_("It is too easy to guess: choose words that do not belong together."))
    return None


def _is_common(passphrase: str) -> bool:
    try:
        _COMMON.validate(passphrase)
        _COMMON.validate(passphrase.rstrip("0123456789!?.*# "))
    except ValidationError:
        return True
    return False
