"""The text of a checkpoint: how far the trail went and its hash there, as people print, type and compare it.

The text is that of C2SP tlog-checkpoint in a signed note, but the hash is the head of a chain and not the root of a
tree (docs/trail-format.md). Nothing here knows the database or a key.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

HASH = 32
PRINTED = 25
LETTERS = 40
GROUP = 5
_MISREAD = str.maketrans("018", "OIB")
_NOT_LETTERS = re.compile(r"[^A-Za-z0-9]+")
_NUMBER = re.compile(r"\s*(?:entry|n)?[ .:]*(\d{1,15})\b[ ,:;|/-]*", re.IGNORECASE)


class NoCheckpoint(ValueError):  # noqa: N818 - says what was not found
    """What was given is no checkpoint; its words say why."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is known from elsewhere: at this entry the hash began so."""

    n: int
    begins: str
    words: str
    note: str = ""

    def agrees(self, found: str) -> bool:
        """Tell whether a hash of the trail is the one that was known."""
        return found.startswith(self.begins)


def origin_of(working_group_id: UUID) -> str:
    """Name the trail of a group as its checkpoints call it."""
    return f"kikao.trail/{working_group_id}"


def body_of(origin: str, n: int, found: str, taken_at: str) -> str:
    """Return the text that is signed: whose trail, how many entries, the hash of the last, when."""
    return f"{origin}\n{n}\n{base64.b64encode(bytes.fromhex(found)).decode()}\n{taken_at}\n"


def letters_of(found: str) -> str:
    """Return the first 200 bits of a hash as they are printed: eight groups of five letters (and digits 2 to 7)."""
    letters = base64.b32encode(bytes.fromhex(found)[:PRINTED]).decode()
    return " ".join(letters[start : start + GROUP] for start in range(0, LETTERS, GROUP))


def anchors_in(given: str) -> list[Anchor]:
    """Return the checkpoints somebody gives: the name of a file of them, or a number and the forty letters."""
    file = Path(given)
    if len(given) < 4096 and file.is_file():
        text = file.read_text(errors="replace")
        return anchors_of(text) or [_from_letters(text)]
    return [_from_letters(given)]


def anchors_of(text: str) -> list[Anchor]:
    """Return what the signed notes in a text say, one after the other."""
    return [_from_note(note) for note in _notes(text)]


def _notes(text: str) -> Iterable[str]:
    """Cut a file into its signed notes: each ends with lines of signatures."""
    lines: list[str] = []
    for line in text.splitlines():
        if lines and lines[-1].startswith("— ") and not line.startswith("— "):
            yield "\n".join([*lines, ""])
            lines = []
        if line.strip() or lines:
            lines.append(line)
    if any(line.startswith("— ") for line in lines):
        yield "\n".join([*lines, ""])


def _from_note(text: str) -> Anchor:
    lines = text.splitlines()
    try:
        found = base64.b64decode(lines[2], validate=True)
        number = int(lines[1])
    except (IndexError, ValueError, binascii.Error) as error:
        raise NoCheckpoint("this is no checkpoint: its second line is a number, its third a hash") from error
    if len(found) != HASH:
        raise NoCheckpoint("the hash of this checkpoint has not 32 bytes")
    return Anchor(number, found.hex(), f"the checkpoint of entry {number}", text)


def _from_letters(typed: str) -> Anchor:
    number = _NUMBER.match(typed)
    if number is None:
        raise NoCheckpoint(
            "give the number of the entry first, then the forty letters, or the name of a file"
        )
    letters = _NOT_LETTERS.sub("", typed[number.end() :]).upper().translate(_MISREAD)
    if len(letters) != LETTERS:
        raise NoCheckpoint(f"{LETTERS} letters are printed, these are {len(letters)}")
    try:
        begins = base64.b32decode(letters).hex()
    except binascii.Error as error:
        raise NoCheckpoint(
            "a printed checkpoint has only the letters A to Z and the digits 2 to 7"
        ) from error
    return Anchor(int(number[1]), begins, f"the printed checkpoint of entry {number[1]}")
