"""The word by which a team says by text message that it is well."""

import re
import secrets

from kikao.foundation.base.searching import fold
from kikao.foundation.sealing.unattended import tag_for_house

LETTERS = "23456789ACDEFGHJKLMNPQRSTUVWXYZ"
"""No 0, 1, B, I or O: it is read aloud over bad lines and typed on small keys."""
LENGTH = 6
KEYWORDS = ("SALAMA", "OK")
"""Swahili for safe and well, and what everybody types."""
_SAID = re.compile(rf"(?:{'|'.join(KEYWORDS)})\s*[:.,-]?\s*([{LETTERS}]{{{LENGTH}}})\W*")


def new_code() -> str:
    """Return a fresh word for one mission."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def message_of(code: str) -> str:
    """Return what the team sends."""
    return f"{KEYWORDS[0]} {code}"


def tag_of(code: str) -> str:
    """Return by what the word of a mission is known again; nobody learns the word from it."""
    return tag_for_house(code.encode(), "mission.check_in")


def code_in(text: str) -> str:
    """Return the word in "SALAMA 7QF4KD", or nothing where a text says anything else."""
    found = _SAID.fullmatch(fold(text).upper().strip())
    return found[1] if found else ""
