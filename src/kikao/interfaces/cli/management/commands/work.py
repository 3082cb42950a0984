"""`kikao work`: the worker that ticks, normally started by `kikao serve`."""

import logging
import os
import signal
import threading
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any, NoReturn

from django.db import connections

from kikao.foundation.notices.clock import tick
from kikao.interfaces.cli.command import KikaoCommand

log = logging.getLogger(__name__)

SHORTLY = 0.05
"""Seconds between two looks at whether a tick has ended."""


class Command(KikaoCommand):
    """Run due jobs every few seconds until told to stop."""

    help = "Run the clock's jobs as they fall due (kikao serve starts this by itself)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the pause between ticks, a single tick, and to end with another process."""
        parser.add_argument("--every", type=float, default=20.0, help="seconds between two ticks")
        parser.add_argument("--once", action="store_true", help="tick once and end")
        parser.add_argument("--parent", type=int, help="end when this process, which started it, has ended")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tick until a signal comes or whoever started it is gone."""
        if options["once"]:
            self.say(" ".join(tick()) or "nothing was due")
            return
        stop = threading.Event()

        def end(_signal: int, _frame: FrameType | None) -> None:
            stop.set()

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        due = 0.0
        while not _is_over(stop, options["parent"]):
            if time.monotonic() >= due:
                _tick(stop, options["parent"])
                due = time.monotonic() + options["every"]
            stop.wait(min(1.0, options["every"]))


def _is_over(stop: threading.Event, parent: int | None) -> bool:
    return stop.is_set() or parent not in {None, os.getppid()}


def _tick(stop: threading.Event, parent: int | None) -> None:
    """Tick in a copy of this process: whatever memory the jobs needed goes with it."""
    connections.close_all()
    child = os.fork()
    if not child:
        _tick_and_end(stop)
    told = False
    while not (ended := os.waitpid(child, os.WNOHANG))[0]:
        if _is_over(stop, parent) and not told:
            os.kill(child, signal.SIGTERM)
            told = True
        time.sleep(SHORTLY)
    if (code := os.waitstatus_to_exitcode(ended[1])) < 0:
        log.error("a tick was broken off: %s", signal.Signals(-code).name)


def _tick_and_end(stop: threading.Event) -> NoReturn:
    """Be the copy that ticks; when the database does not answer, the clock goes on and tries again with the next tick."""
    clock, ended = os.getppid(), 1
    try:
        tick(halted=lambda: _is_over(stop, clock))
        ended = 0
    except Exception as error:
        log.error("the clock missed a tick: %s", type(error).__name__)  # noqa: TRY400 - no plain words in logs
    finally:
        connections.close_all()
        os._exit(ended)
