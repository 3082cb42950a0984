"""What the settings that are given in a file of their own have in common, because a secret stands in that file."""

import json
from collections.abc import Container
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

OTHERS_MAY_READ = 0o077


def settings_in(name: str, address: str) -> dict[str, Any]:
    """Return what the file at `file:///…` says, for the variable that names it; what is wrong is told without it.

    A file that anybody else on the machine may read is refused.
    """
    path = Path(unquote(urlsplit(address).path))
    try:
        if path.stat().st_mode & OTHERS_MAY_READ:
            raise ImproperlyConfigured(f"{name}: others may read {path}: chmod 600")
        said = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"{name}: {path} cannot be read as JSON") from error
    if not isinstance(said, dict):
        raise ImproperlyConfigured(f"{name}: {path} holds no settings")
    return said


def check_known(name: str, given: dict[str, Any], known: Container[str]) -> None:
    """Refuse settings that nobody knows: a slip of the pen would go unseen for months."""
    unknown = sorted(key for key in given if key not in known)
    if unknown:
        raise ImproperlyConfigured(f"{name}: the file has settings that nobody knows: " + ", ".join(unknown))


def is_safe_to_call(parts: SplitResult) -> bool:
    """Tell whether an address is called over TLS, or in the clear only on this machine or the office's own network."""
    host = parts.hostname or ""
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and _near(host)))


def _near(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        number = ip_address(host)
    except ValueError:
        return False
    return number.is_loopback or number.is_private
