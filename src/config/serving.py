"""How Gunicorn writes its log and signs its answers: like the rest of the program, it tells nothing."""

import ctypes
import gc
import logging
import resource
from contextlib import suppress
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


ARENAS = -8
"""How the C library calls the number of places it takes memory from; each thread would have its own otherwise."""


def with_few_arenas() -> None:
    """Let threads share their memory: what one gave back the next one takes."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(ARENAS, 2)


def shared(_master: Any, _worker: Any) -> None:
    """Leave alone what was loaded before a process is copied, so that its copies share it."""
    gc.collect()
    gc.freeze()
