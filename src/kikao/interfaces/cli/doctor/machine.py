"""The machine: where data live, who may read them, how much room is left, how it is reached."""

import ipaddress
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from kikao.interfaces.cli.doctor.finding import BAD, GOOD, WARN, Finding

LITTLE = 500 * 1024 * 1024
TOO_LITTLE = 50 * 1024 * 1024


def machine() -> Iterator[Finding]:
    """Look at the machine."""
    yield Finding("Python", GOOD, sys.version.split()[0])
    yield _closed("data folder", settings.KIKAO_HOME, 0o700)
    secret = Path(os.environ.get("KIKAO_SECRET_KEY_FILE", settings.KIKAO_HOME / "secret-key"))
    yield _closed("secret key", secret, 0o600)
    yield _room(settings.KIKAO_HOME)
    yield _address()
    yield _passphrases()


def _closed(what: str, place: Path, mode: int) -> Finding:
    if not place.exists():
        return Finding(what, BAD, f"{place} is not there", "Set KIKAO_HOME to where the data live.")
    found = stat.S_IMODE(place.stat().st_mode)
    if found & 0o077:
        return Finding(
            what, BAD, f"{place} can be read by others ({found:o})", f"Run: chmod {mode:o} {place}"
        )
    return Finding(what, GOOD, str(place))


def _room(place: Path) -> Finding:
    free = shutil.disk_usage(place).free
    said = f"{free // 1024 // 1024} MB free"
    cure = "Make room: a full disk refuses reports."
    if free < TOO_LITTLE:
        return Finding("room on disk", BAD, said, cure)
    return Finding("room on disk", WARN if free < LITTLE else GOOD, said, cure if free < LITTLE else "")


def _address() -> Finding:
    parts = urlsplit(settings.KIKAO_BASE_URL)
    if parts.scheme == "https":
        return Finding("address", GOOD, settings.KIKAO_BASE_URL)
    if _is_loopback(parts.hostname or ""):
        return Finding("address", GOOD, f"{settings.KIKAO_BASE_URL} (this machine only)")
    return Finding(
        "address",
        BAD,
        f"{settings.KIKAO_BASE_URL} is neither https nor this machine",
        "Put a certificate in front and set KIKAO_BASE_URL=https://…",
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _passphrases() -> Finding:
    if settings.KIKAO_KDF != "light":
        return Finding("passphrases", GOOD, "stretched in full")
    return Finding(
        "passphrases",
        BAD,
        "stretched lightly, as in tests",
        "Take KIKAO_KDF out of the environment; everybody chooses a new passphrase.",
    )
