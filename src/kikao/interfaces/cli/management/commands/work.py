"""`kikao work`: the worker that ticks, normally started by `kikao serve`."""

import logging
import os
import signal
import threading
import time
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.db import close_old_connections

from kikao.foundation.notices.clock import tick
from kikao.interfaces.cli.command import KikaoCommand

log = logging.getLogger(__name__)


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
        while not stop.is_set() and options["parent"] in (None, os.getppid()):
            if time.monotonic() >= due:
                self._tick(stop)
                due = time.monotonic() + options["every"]
            stop.wait(min(1.0, options["every"]))

    def _tick(self, stop: threading.Event) -> None:
        """Tick; when the database does not answer, the clock goes on and tries again with the next tick."""
        close_old_connections()
        try:
            tick(halted=stop.is_set)
        except Exception as error:
            log.error("the clock missed a tick: %s", type(error).__name__)  # noqa: TRY400 - no plain words in logs
