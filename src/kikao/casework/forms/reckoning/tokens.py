"""Field tokens and passwords: random, kept as digests only."""

import hashlib
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
    return compare_digest(tag_of(password), tag or NOBODY)
