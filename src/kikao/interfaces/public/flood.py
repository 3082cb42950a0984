"""Telling a flood from a busy day, without keeping anybody's address.

Counts live in memory alone, under a digest keyed with a secret that is thrown away every day.
"""

import hashlib
import secrets
import threading
from collections import Counter
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest

from kikao.foundation.base.clock import now

HOURLY_EACH = 5
"""Reports from one address in an hour before a question is asked."""
HOURLY_ALL = 60
"""Reports from everywhere in an hour before everybody is asked."""


class Flood:
    """Counts what arrives in this hour; tells whether more than the usual came before."""

    def __init__(self, each: int = HOURLY_EACH, everybody: int = HOURLY_ALL) -> None:
        """Start with nothing seen."""
        self._each, self._everybody = each, everybody
        self._lock = threading.Lock()
        self._day = ""
        self._hour = ""
        self._key = b""
        self._seen: Counter[bytes] = Counter()

    def is_above(self, address: str) -> bool:
        """Tell whether this address, or all together, sent more than the rate in this hour."""
        with self._lock:
            tag = self._tag(address, now())
            return self._seen[tag] >= self._each or self._seen.total() >= self._everybody

    def count(self, address: str) -> None:
        """Count one report."""
        with self._lock:
            self._seen[self._tag(address, now())] += 1

    def forget(self) -> None:
        """Forget everything that was counted."""
        with self._lock:
            self._seen.clear()

    def _tag(self, address: str, at: datetime) -> bytes:
        day, hour = f"{at:%Y-%m-%d}", f"{at:%Y-%m-%dT%H}"
        if day != self._day:
            self._day, self._key = day, secrets.token_bytes(32)
        if hour != self._hour:
            self._hour = hour
            self._seen.clear()
        return hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()


flood = Flood()
"""The one counter of this process."""


def address_of(request: HttpRequest) -> str:
    """Return whom a request came from, for counting alone; behind our own https proxy, whom the proxy names."""
    direct = str(request.META.get("REMOTE_ADDR", ""))
    if not settings.HTTPS:
        return direct
    named = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    return named.rsplit(",", 1)[-1].strip() or direct
