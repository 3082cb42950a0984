"""`kikao work`: the worker that ticks, normally started by `kikao serve`."""

import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from kikao.foundation.notices.clock import tick


class Command(BaseCommand):
    """Run due jobs every few seconds until told to stop."""

    help = "Run the clock's jobs as they fall due (kikao serve starts this by itself)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer the pause between ticks, and a single tick."""
        parser.add_argument("--every", type=float, default=20.0, help="seconds between two ticks")
        parser.add_argument("--once", action="store_true", help="tick once and end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tick until a signal comes."""
        stop = threading.Event()

        def end(_signal: int, _frame: FrameType | None) -> None:
            stop.set()

        if options["once"]:
            self.stdout.write(" ".join(tick()) or "nothing was due")
            return
        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        while not stop.is_set():
            close_old_connections()
            tick()
            stop.wait(options["every"])
