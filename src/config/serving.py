"""How Gunicorn writes its log and signs its answers: like the rest of the program, it tells nothing."""

import ctypes
import gc
import logging
import resource
from contextlib import suppress
from itertools import count
from typing import Any

from gunicorn.glogging import Logger
from gunicorn.http import wsgi

from config.logs import SafeFormatter


class SafeLogger(Logger):  # type: ignore[misc] # Gunicorn has no types
    """Gunicorn's log; of what it says about a request only the fixed words are kept."""

    def _set_handler(
        self, log: logging.Logger, output: Any, fmt: logging.Formatter, stream: Any = None
    ) -> None:
        """Write in our own way, whatever way was meant."""
        del fmt
        super()._set_handler(log, output, SafeFormatter(), stream)


def unsigned() -> None:
    """Name the program that serves in no answer."""
    named = wsgi.Response.default_headers

    def without(response: wsgi.Response) -> list[str]:
        return [line for line in named(response) if not line.startswith("Server:")]

    wsgi.Response.default_headers = without


def without_core_dumps() -> None:
    """Let no crash write this process's memory, with the keys of open sessions in it, to the disk."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


ARENAS, ALONE, TRIMMED = -8, -3, -1
"""How the C library calls three of its settings; each thread would have an arena of its own otherwise."""
LARGE = 256 * 1024
"""Bytes from which a piece of memory stands alone and is given back whole; the C library would let this grow to 32 MiB."""


def with_little_memory() -> None:
    """Let threads share their memory, and give back what is not needed any more."""
    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        for setting, value in ((ARENAS, 2), (ALONE, LARGE), (TRIMMED, LARGE)):
            library.mallopt(setting, value)


def shared(_master: Any, _worker: Any) -> None:
    """Leave alone what loading made, so that copies of this process share it, once what it left behind is given back."""
    _give_back()
    gc.freeze()


EVERY = 100
"""Answers after which a process gives back what they left behind: it costs a few milliseconds."""
_answers = count(1)


def answered(_worker: Any, _request: Any, _environ: Any, _answer: Any) -> None:
    """Give back what large forms left behind: the C library keeps it otherwise, scattered over all that is in use."""
    if next(_answers) % EVERY == 0:
        _give_back()


def _give_back() -> None:
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
