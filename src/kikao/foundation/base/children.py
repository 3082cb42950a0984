"""Programs of ours that look at what strangers send, each in a process that has little memory, time and nothing else.

What brings such a child down, swells without end or never comes to an end brings down nothing but the child.
"""

import subprocess
import sys
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kikao.foundation.base import bound

MB = 1024 * 1024


class Child:
    """One program, what a process of it may take up, and how many of them work at once.

    A program reads everything from its input before it says anything, and ends with 0 when what it said counts.
    """

    def __init__(
        self, program: Path, *, memory: int, seconds: int, patience: float, most: int, at_once: int = 1
    ) -> None:
        """Know a program by its file, with bytes of memory, seconds of reckoning, seconds of waiting, bytes of an answer."""
        self._program, self._limits = program, (str(memory), str(seconds))
        self._patience, self._most = patience, most
        self._at_once = threading.BoundedSemaphore(at_once)

    def answer(self, pieces: Iterable[bytes], *words: str) -> bytes | None:
        """Return what the program makes of these bytes; None when it refuses, falls, takes too long or says too much."""
        with self._at_once:
            child = subprocess.Popen(  # noqa: S603 - our own program, no words of anybody's
                [sys.executable, "-I", bound.__file__, str(self._program), *self._limits, *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
            )
            clock = threading.Timer(self._patience, child.kill)
            clock.start()
            try:
                with child:
                    said = self._converse(child, pieces)
            finally:
                clock.cancel()
        return said if child.returncode == 0 and 0 < len(said) <= self._most else None

    def _converse(self, child: "subprocess.Popen[bytes]", pieces: Iterable[bytes]) -> bytes:
        to_child, from_child = child.stdin, child.stdout
        if to_child is None or from_child is None:
            return b""
        try:
            for piece in pieces:
                to_child.write(piece)
            to_child.close()
        except BrokenPipeError:
            with suppress(BrokenPipeError):  # what was not taken yet is tried once more, in vain
                to_child.close()
            return b""
        except BaseException:
            child.kill()  # the sender broke off: half of it is not worth looking at
            raise
        return from_child.read(self._most + 1)
