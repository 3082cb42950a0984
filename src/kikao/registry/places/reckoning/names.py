"""Names folded for matching, and how alike two names are."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from kikao.foundation.base.searching import fold

SAME = 100
HOLDS = 80
_NEAR = 0.8
_SHORTEST = 4


def place_key(text: str) -> str:
    """Return a name without accents, capitals, blanks and signs: Mbinga-Nord is MBINGA NORD."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def likeness(asked: str, held: str) -> int:
    """Return how alike two folded names are: 100 the same, 80 one holds the other, below that nearly, 0 not."""
    if not asked or not held:
        return 0
    if asked == held:
        return SAME
    if min(len(asked), len(held)) >= _SHORTEST and (asked in held or held in asked):
        return HOLDS
    ratio = SequenceMatcher(None, asked, held, autojunk=False).ratio()
    return round(ratio * HOLDS) if ratio >= _NEAR else 0


def search_words(name: str, village: str, pcode: str, spellings: Iterable[str]) -> str:
    """Return what a search looks in, folded, each word once."""
    return " ".join(dict.fromkeys(fold(" ".join((name, village, pcode, *spellings))).split()))


def fault_in_name(text: str, most: int) -> str:
    """Return why a name cannot be kept, or nothing."""
    if not place_key(text):
        return _("Write the name.")
    if len(text) > most:
        return _("This is too long: %(most)d letters at most.") % {"most": most}
    if not text.isprintable():
        return _("Write one line of plain text.")
    return ""
