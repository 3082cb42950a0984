"""Looking at words written for the sides, and at chairs, without asking the database."""

from collections.abc import Iterable

FEW = 2
"""A title of one or two words may be the mere name of a place."""


def tells_case(reference: str, title: str, words: str) -> bool:
    """Tell whether words that the sides read name the case: its reference, or its whole title."""
    said = words.casefold()
    titled = len(title.split()) > FEW and title.casefold() in said
    return titled or reference.casefold() in said


def equal(chairs: Iterable[int]) -> bool:
    """Tell whether every side has as many chairs as the others."""
    return len(set(chairs)) <= 1
