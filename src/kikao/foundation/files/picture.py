"""Photographs drawn anew from their pixels, in a process of their own that has little memory, time and nothing else."""

import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import chain
from pathlib import Path

PROGRAM = Path(__file__).with_name("redraw.py")
TOOL = f"Pillow {version('pillow')}, Kikao redraw 1"
LONGEST = 30 * 1024 * 1024
"""A photograph longer than this is not drawn anew, and neither is one whose copy would be."""
PATIENCE = 20
_AT_ONCE = threading.BoundedSemaphore(2)
_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def drawn_anew(pieces: Iterable[bytes], size: int) -> bytes | None:
    """Return a JPEG of the picture without anything but its pixels; None for whatever is no sound photograph."""
    passing = iter(pieces)
    first = next(passing, b"")
    if size > LONGEST or not _may_be_picture(first):
        return None
    with _AT_ONCE:
        return _ask_child(chain([first], passing))


def _may_be_picture(first: bytes) -> bool:
    return first.startswith(_STARTS) or (first[:4] == b"RIFF" and first[8:12] == b"WEBP")


def _ask_child(pieces: Iterator[bytes]) -> bytes | None:
    child = subprocess.Popen(  # noqa: S603 - our own program, no words of anybody's
        [sys.executable, "-I", str(PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
    )
    clock = threading.Timer(PATIENCE, child.kill)
    clock.start()
    try:
        with child:
            drawn = _converse(child, pieces)
    finally:
        clock.cancel()
    return drawn if child.returncode == 0 and drawn and len(drawn) <= LONGEST else None


def _converse(child: "subprocess.Popen[bytes]", pieces: Iterator[bytes]) -> bytes:
    """Tell the child the picture and hear the answer; it reads everything before it says anything."""
    to_child, from_child = child.stdin, child.stdout
    if to_child is None or from_child is None:
        return b""
    try:
        for piece in pieces:
            to_child.write(piece)
        to_child.close()
    except BrokenPipeError:
        return b""
    return from_child.read(LONGEST + 1)
