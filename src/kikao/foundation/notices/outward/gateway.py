"""A gateway for text messages, spoken to as RapidPro speaks to an External channel, to the letter.

Variables stand as {{id}} {{text}} {{to}} {{to_no_plus}} {{from}} {{from_no_plus}} {{channel}} in the address and, for
POST and PUT, in the body, written as its content type wants (quotes around a variable are part of it). A message is
taken when the answer is 2xx and holds the text of `mt_response_check`, if there is one.
"""

import http.client
import json
import re
import time
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote_plus, unquote, urlsplit
from xml.sax.saxutils import escape

from kikao.foundation.notices.outward.rounds import Verdict

CONTENT_TYPES = {
    "urlencoded": "application/x-www-form-urlencoded",
    "json": "application/json",
    "xml": "text/xml; charset=utf-8",
}
PATIENCE = 10.0
"""Seconds to come through, and again for each piece of the answer."""
ALTOGETHER = 20.0
LONGEST_ANSWER = 64 * 1024
UNSURE = frozenset({504})
"""Somebody on the way waited in vain for the gateway, which may have taken the message."""
_VARIABLE = re.compile(r'"\{\{(\w+)\}\}"|\'\{\{(\w+)\}\}\'|\{\{(\w+)\}\}')

Told = tuple[Verdict, str]


@dataclass(frozen=True, slots=True)
class Gateway:
    """Where and how to send; nothing of it is ever shown."""

    url: str = field(repr=False)
    method: str
    body: str = field(repr=False)
    content_type: str
    headers: Mapping[str, str] = field(repr=False)
    check: str = field(repr=False)
    sender: str = field(repr=False)
    channel: str = field(repr=False)
    patience: float = 0.0

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Gateway":
        """Read the settings of the channel."""
        kind = given["content_type"]
        headers = {"Content-Type": CONTENT_TYPES.get(kind, kind)}
        parts = urlsplit(given["send_url"])
        if parts.username:
            said = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            headers["Authorization"] = "Basic " + b64encode(said.encode()).decode()
        if given["send_authorization"]:
            headers["Authorization"] = given["send_authorization"]
        headers |= {name: str(value) for name, value in given["send_headers"].items()}
        return cls(
            given["send_url"],
            given["send_method"],
            given["send_body"],
            kind,
            headers,
            given["mt_response_check"],
            given["from"],
            given["channel"],
        )

    def send(self, number: int, to: str, text: str) -> Told:
        """Hand a message over; return what became of it and, without anything of the message, why."""
        values = {
            "id": str(number),
            "text": text,
            "to": to,
            "to_no_plus": to.removeprefix("+"),
            "from": self.sender,
            "from_no_plus": self.sender.removeprefix("+"),
            "channel": self.channel,
            "session_status": "",
        }
        url = filled(self.url, values | {"quick_replies": ""}, "urlencoded")
        body = filled(self.body, values, self.content_type) if self.method in {"POST", "PUT"} else None
        return self._judged(url, body)

    def _judged(self, url: str, body: str | None) -> Told:
        parts = urlsplit(url)
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        line = kind(parts.hostname or "", parts.port, timeout=self.patience or PATIENCE)
        try:
            try:
                line.connect()
            except OSError as error:
                return Verdict.DOWN, type(error).__name__
            try:
                return self._asked(line, parts.path + (f"?{parts.query}" if parts.query else ""), body)
            except (OSError, http.client.HTTPException) as error:
                return Verdict.DOUBTFUL, type(error).__name__
        finally:
            line.close()

    def _asked(self, line: http.client.HTTPConnection, there: str, body: str | None) -> Told:
        content = body.encode() if body is not None else None
        line.request(self.method, there or "/", body=content, headers=dict(self.headers))
        answer = line.getresponse()
        why = f"status {answer.status}"
        if answer.status in UNSURE:
            return Verdict.DOUBTFUL, why
        if answer.status >= http.client.INTERNAL_SERVER_ERROR:
            return Verdict.DOWN, why
        if not 200 <= answer.status < 300:
            return Verdict.REJECTED, why
        if self.check and self.check not in _read(answer):
            return Verdict.DOUBTFUL, "unexpected answer"
        return Verdict.SENT, why


def filled(template: str, values: Mapping[str, str], content_type: str) -> str:
    """Put the values into a template, each written as the content type wants it."""

    def value(found: "re.Match[str]") -> str:
        name = found[1] or found[2] or found[3]
        if name == "quick_replies":
            return "[]" if content_type == "json" else ""
        return _written(values[name], content_type) if name in values else found[0]

    return _VARIABLE.sub(value, template)


def _written(value: str, content_type: str) -> str:
    if content_type == "json":
        return json.dumps(value, ensure_ascii=False)
    if content_type == "xml":
        return escape(value, {'"': "&#34;", "'": "&#39;"})
    return quote_plus(value) if content_type == "urlencoded" else value


def _read(answer: http.client.HTTPResponse) -> str:
    """Read an answer, as far as it is short and comes in time."""
    end, pieces, size = time.monotonic() + ALTOGETHER, [], 0
    while size < LONGEST_ANSWER and time.monotonic() < end:
        piece = answer.read1(4096)
        if not piece:
            break
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces).decode("utf-8", "replace")
