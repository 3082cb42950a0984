"""Telephone numbers: how one is told apart in memory, and how it stands in a sealed identity."""

import re

CHANNEL = "SMS"
"""The code of the way by which a text message comes."""
MARK = "SMS: "
"""Before the number in a sealed identity that came by text message."""
LEAST_FIGURES = 6
"""Whoever has fewer is a service of a telephone company, no person who can be answered."""
LONGEST = 32
_MARKED = re.compile(re.escape(MARK) + r"(\+?\d{6,20})(?=\s|$)")


def written(sender: str) -> str:
    """Return a sender as the gateway named it; a plus sign that became a blank on the way is put back."""
    bare = sender.strip()
    return f"+{bare}" if sender.startswith(" ") and bare.isdigit() else bare


def figures(sender: str) -> str:
    """Return the figures of a sender, the same with and without a plus sign."""
    return "".join(sign for sign in sender if sign.isdecimal() and sign.isascii()).removeprefix("00")


def is_person(sender: str) -> bool:
    """Tell whether an answer can reach the sender."""
    return len(figures(sender)) >= LEAST_FIGURES and not any(sign.isalpha() for sign in sender)


def identity_of(sender: str) -> str:
    """Return what is sealed as the identity of a source."""
    number = figures(sender)
    plus = "+" if sender.startswith(("+", "00")) else ""
    return f"{MARK}{plus}{number}" if is_person(sender) else f"{MARK}{sender}"


def number_in(identity: str) -> str:
    """Return the number that an opened identity holds, or nothing."""
    found = _MARKED.search(identity)
    return found[1] if found else ""
