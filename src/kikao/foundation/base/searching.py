"""Words folded alike for storing and for asking, so that SQLite and PostgreSQL find the same rows."""

import re
import threading
import unicodedata

_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_STEMMERS = threading.local()
"""One for each thread: a stemmer keeps the word it is at in itself."""


def fold(text: str) -> str:
    """Return the text without accents and capitals: Kaléhé and KALEHE are the same place."""
    spread = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in spread if not unicodedata.combining(letter)).casefold()


def words_of(text: str) -> list[str]:
    """Return the folded words of a text, each cut to its French stem."""
    if not hasattr(_STEMMERS, "french"):
        import snowballstemmer  # noqa: PLC0415 - it loads every language, and a phone's sending needs none

        _STEMMERS.french = snowballstemmer.stemmer("french")
    return [str(stem) for stem in _STEMMERS.french.stemWords(_WORD.findall(fold(text)))]


def normalise(text: str) -> str:
    """Return the words of a text as they are stored for searching."""
    return " ".join(words_of(text))
