"""Keys as words that people of any language can read, say and copy: receipts of sources, keys on paper.

A word is two syllables of a consonant and a vowel: 18 x 5 twice, 8,100 words, made by rule so that no list can be
lost. Six of them are a receipt (77.9 bits); twenty-one are a 32-byte key with a check (docs/sealing-format.md).
"""

import hashlib
import re
import secrets
import unicodedata
from itertools import product

CONSONANTS = "bdfghjklmnprstvwyz"
VOWELS = "aeiou"
SYLLABLES = tuple(consonant + vowel for consonant, vowel in product(CONSONANTS, VOWELS))
COUNT = len(SYLLABLES) ** 2
LENGTH = 4
RECEIPT = 6
PAPER = 21
NEVER_DRAWN = frozenset(
    [
        "bite",
        "bobo",
        "hema",
        "hutu",
        "kaka",
        "kufa",
        "kuma",
        "lega",
        "luba",
        "mavi",
        "mayi",
        "nazi",
        "pede",
        "pipi",
        "puta",
        "pute",
        "zizi",
    ]
)
"""Words that mock, curse or name a people or an armed group here; they still decode, but no receipt has them."""
_CHECK = 2


class WordsUnclear(ValueError):  # noqa: N818 - says what is wrong with the words
    """The words do not make a key; says which word is wrong (counted from 1), or 0 when it is the whole."""

    def __init__(self, position: int, word: str, reason: str) -> None:
        """Carry the place, the word as it was typed, and why: not_a_word, count or check."""
        super().__init__(f"{reason} at word {position}")
        self.position = position
        self.word = word
        self.reason = reason


def word_of(number: int) -> str:
    """Return the word that stands for a number from 0 to 8,099."""
    first, second = divmod(number, len(SYLLABLES))
    return SYLLABLES[first] + SYLLABLES[second]


def number_of(word: str) -> int:
    """Return the number that a word stands for."""
    return SYLLABLES.index(word[:2]) * len(SYLLABLES) + SYLLABLES.index(word[2:])


def new_receipt() -> str:
    """Draw the six words of a receipt."""
    drawn: list[str] = []
    while len(drawn) < RECEIPT:
        word = word_of(secrets.randbelow(COUNT))
        if word not in NEVER_DRAWN:
            drawn.append(word)
    return " ".join(drawn)


def read_receipt(typed: str) -> str:
    """Return a receipt as it was given out, however it was typed (capitals, accents, hyphens, no spaces)."""
    return " ".join(_read(typed, RECEIPT))


def to_paper(key: bytes) -> str:
    """Write a 32-byte key as twenty-one words, the end of which is a check."""
    rest = int.from_bytes(key + _check(key))
    written: list[str] = []
    for _place in range(PAPER):
        rest, number = divmod(rest, COUNT)
        written.append(word_of(number))
    return " ".join(reversed(written))


def from_paper(typed: str) -> bytes:
    """Read a key from its twenty-one words; a slip of the pen is noticed."""
    value = 0
    for word in _read(typed, PAPER):
        value = value * COUNT + number_of(word)
    size = 32 + _CHECK
    if value >= 1 << (8 * size):
        raise WordsUnclear(0, "", "check")
    read = value.to_bytes(size)
    if _check(read[:32]) != read[32:]:
        raise WordsUnclear(0, "", "check")
    return read[:32]


def _check(key: bytes) -> bytes:
    return hashlib.blake2b(key, digest_size=_CHECK, person=b"kikao paper").digest()


def _read(typed: str, count: int) -> list[str]:
    plain = unicodedata.normalize("NFKD", typed).lower()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words: list[str] = []
    for run in re.findall(r"[a-z]+", plain):
        for start in range(0, len(run), LENGTH):
            word = run[start : start + LENGTH]
            if word[:2] not in SYLLABLES or word[2:] not in SYLLABLES:
                raise WordsUnclear(len(words) + 1, word, "not_a_word")
            words.append(word)
    if len(words) != count:
        raise WordsUnclear(0, "", "count")
    return words
