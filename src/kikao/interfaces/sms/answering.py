"""Handing an answer to the gateway while the number is still in memory; nothing of it waits anywhere."""

import logging
import secrets
import threading
import time
from dataclasses import replace

from django.conf import settings

from kikao.foundation.notices.outward.gateway import Gateway
from kikao.foundation.notices.outward.rounds import STOPS, Verdict
from kikao.foundation.notices.outward.texts import plain

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds for a gateway to take an answer: it waits for ours itself."""
REST = 30.0
"""Seconds in which a gateway that did not answer is left alone, so that it holds up nobody."""
BITS = 50


class Line:
    """The way to the gateway from this process: two answers at once, none while it is down."""

    def __init__(self) -> None:
        """Begin with a gateway that works."""
        self._free = threading.BoundedSemaphore(2)
        self._rests_until = 0.0

    def send(self, to: str, words: str) -> bool:
        """Hand an answer over; tell whether it was taken. What is not taken now is gone: the number is kept nowhere."""
        given = settings.KIKAO_SMS
        if not given or time.monotonic() < self._rests_until or not self._free.acquire(blocking=False):
            return False
        try:
            gateway = replace(Gateway.of(given), patience=PATIENCE)
            verdict, why = gateway.send(secrets.randbits(BITS), to, plain(words))
        finally:
            self._free.release()
        if verdict in STOPS:
            self._rests_until = time.monotonic() + REST
        if verdict != Verdict.SENT:
            log.error("an answer by text message was not sent: %s", why)
        return verdict == Verdict.SENT


def in_body() -> bool:
    """Tell whether answers stand in the answer to the gateway's own request."""
    return not settings.KIKAO_SMS or settings.KIKAO_SMS["reply"] == "body"


line = Line()
"""The line of this process."""
