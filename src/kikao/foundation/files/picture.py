"""Photographs drawn anew from their pixels, in a process of their own that has little memory, time and nothing else."""

from collections.abc import Iterable
from importlib.metadata import version
from itertools import chain
from pathlib import Path

from kikao.foundation.base.children import MB, Child

TOOL = f"Pillow {version('pillow')}, Kikao redraw 1"
LONGEST = 30 * MB
"""A photograph longer than this is not drawn anew, and neither is one whose copy would be."""
_CHILD = Child(
    Path(__file__).with_name("redraw.py"), memory=400 * MB, seconds=10, patience=20, most=LONGEST, at_once=2
)
_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def drawn_anew(pieces: Iterable[bytes], size: int) -> bytes | None:
    """Return a JPEG of the picture without anything but its pixels; None for whatever is no sound photograph."""
    passing = iter(pieces)
    first = next(passing, b"")
    if size > LONGEST or not _may_be_picture(first):
        return None
    return _CHILD.answer(chain([first], passing))


def _may_be_picture(first: bytes) -> bool:
    return first.startswith(_STARTS) or (first[:4] == b"RIFF" and first[8:12] == b"WEBP")
