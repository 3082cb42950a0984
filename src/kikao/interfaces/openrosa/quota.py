"""How much one phone may send: enough for a month of reports at once, too little to fill the disk."""

import threading
import time
from collections.abc import Callable
from uuid import UUID

SENDINGS, SENDINGS_A_SECOND = 5_000.0, 1.0
BYTES, BYTES_A_SECOND = 8.0 * 2**30, 1.0 * 2**20


class Quota:
    """Counts, in memory alone, how much each phone sent; what it may send grows again with time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with nothing sent; the clock is one that nobody sets back."""
        self._clock, self._lock = clock, threading.Lock()
        self._left: dict[UUID, tuple[float, float, float]] = {}

    def takes(self, token_id: UUID) -> bool:
        """Tell whether this phone may send once more, and count it."""
        with self._lock:
            at, sendings, room = self._now(token_id)
            is_allowed = sendings >= 1 and room > 0
            self._left[token_id] = (at, sendings - 1 if is_allowed else sendings, room)
            return is_allowed

    def count(self, token_id: UUID, size: int) -> None:
        """Count the bytes that came."""
        with self._lock:
            at, sendings, room = self._now(token_id)
            self._left[token_id] = (at, sendings, room - size)

    def forget(self) -> None:
        """Forget everything that was counted."""
        with self._lock:
            self._left.clear()

    def _now(self, token_id: UUID) -> tuple[float, float, float]:
        at = self._clock()
        since, sendings, room = self._left.get(token_id, (at, SENDINGS, BYTES))
        passed = at - since
        return (
            at,
            min(SENDINGS, sendings + passed * SENDINGS_A_SECOND),
            min(BYTES, room + passed * BYTES_A_SECOND),
        )


quota = Quota()
"""The one counter of this process."""
