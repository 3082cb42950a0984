"""Phones are taken in one after the other where the database lets one writer in: who waits sleeps, and nobody is passed over.

SQLite would have each of them ask again and again, less and less often; under load some waited for seconds.
"""

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from kikao.interfaces.openrosa import stops

PATIENCE = 25.0
"""Seconds after which a phone is asked to come again, well before it gives up by itself."""
_here = threading.Lock()


@contextmanager
def in_turn() -> Iterator[None]:
    """Wait for one's turn, among the threads of this process and then among the processes."""
    if connection.vendor != "sqlite":
        yield
        return
    if not _here.acquire(timeout=PATIENCE):
        raise stops.later()
    try:
        with Path(settings.KIKAO_HOME, "intake.turn").open("ab") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
    finally:
        _here.release()
