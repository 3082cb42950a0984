"""What hand-overs compute without a database: contents as bytes and back, names that are the same, what stays back."""

from kikao.casework.handover.reckoning.contents import MOST_WORDS, read_contents, split, written
from kikao.casework.handover.reckoning.matching import accusing, named_alike, walls_of_bodies
from kikao.casework.handover.reckoning.shown import Behind, Shown, beyond, fingerprint_of, shown_of
from kikao.casework.handover.reckoning.wording import in_words, word

__all__ = [
    "MOST_WORDS",
    "Behind",
    "Shown",
    "accusing",
    "beyond",
    "fingerprint_of",
    "in_words",
    "named_alike",
    "read_contents",
    "shown_of",
    "split",
    "walls_of_bodies",
    "word",
    "written",
]
