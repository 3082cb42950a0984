"""Field tokens and passwords: random, kept as digests only."""

import base64
import hashlib
import json
import secrets
import zlib
from hmac import compare_digest

NOBODY = hashlib.sha256(b"nobody").hexdigest()
"""With what a password is compared when nobody has the name, so that the answer takes as long."""
LONG_ENOUGH = 16
"""Letters of a token or password at least: only what is random and long may be kept as a plain digest."""


def tag_of(secret: str) -> str:
    """Return the digest under which a random token or password is kept."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def same_password(password: str, tag: str) -> bool:
    """Tell whether a password is the one that was given, in the same time for every answer."""
    return compare_digest(tag_of(password), tag)


def new_token() -> str:
    """Return a new random token."""
    return secrets.token_urlsafe(32)


def new_password() -> str:
    """Return a new random password that can be typed on a phone."""
    return "-".join(secrets.token_hex(2) for _part in range(6))


def phone_settings(address: str, project: str) -> str:
    """Return what ODK Collect and KoboCollect read from a picture to set themselves up."""
    told = {
        "general": {
            "server_url": address,
            "form_update_mode": "match_exactly",
            "autosend": "wifi_and_cellular",
        },
        "admin": {},
        "project": {"name": project},
    }
    return base64.b64encode(zlib.compress(json.dumps(told, separators=(",", ":")).encode())).decode()
