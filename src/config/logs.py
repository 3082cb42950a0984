"""What a log may say: that something went wrong and where in the program; never who came, from where, with what words.

An address, an identity, a token, a device or a line of what somebody told can stand in the message of an error, in a
path or in what another library writes. So of messages that are not our own only the fixed words are kept, and of an
error its kind and the places in the program that it went through.
"""

import logging
import re
import traceback
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter

OWN = ("kikao", "config")
_FIXED = re.compile(r"[^:='\"\d{<]*")
"""The beginning of a message, up to where something was filled in."""


class SafeFormatter(logging.Formatter):
    """Writes level, logger, fixed words and numbers; of an error its kind and where it happened."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of one record."""
        lines = [f"{record.levelname} {record.name} {words_of(record)}".rstrip()]
        if record.exc_info:
            lines += places_of(record.exc_info[1])
        return "\n".join(lines)


def words_of(record: logging.LogRecord) -> str:
    """Return what may be kept of a message: ours as it was written, of others' the words without what was filled in."""
    if record.name.partition(".")[0] in OWN:
        return record.getMessage()
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        return f"{getattr(record, 'status_code', '')} {request.method} {_way(request)}"
    template = str(record.msg)
    if record.args and isinstance(record.args, tuple):
        try:
            return template % tuple(one if isinstance(one, int) else "…" for one in record.args)
        except (TypeError, ValueError):
            return _FIXED.match(template)[0].strip()  # type: ignore[index] # it matches the empty text too
    return _FIXED.match(template)[0].strip()  # type: ignore[index]


def places_of(error: BaseException | None) -> list[str]:
    """Return the kinds of an error and of what led to it, each with the places in the program; never its message."""
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        lines.append(f"  {type(error).__module__}.{type(error).__qualname__}")
        lines += [
            f"    {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    return lines


class QuietReporter(ExceptionReporter):
    """The page that Django shows and the mail that it sends of an error when debugging is on: no values, no request."""

    def get_traceback_text(self) -> SafeString:
        """Return kinds and places."""
        return format_html("{}", "\n".join(places_of(self.exc_value)))

    def get_traceback_html(self) -> SafeString:
        """Return the same; it holds nothing that somebody sent."""
        return format_html("<!doctype html><title>500</title><pre>{}</pre>", self.get_traceback_text())

    def get_traceback_data(self) -> dict[str, Any]:
        """Return nothing to fill a page of another's making with."""
        return {}


def _way(request: HttpRequest) -> str:
    """Return the address as the program has it, with the names of its parts instead of what stood there."""
    found = request.resolver_match
    return f"/{found.route}" if found else "(no address of ours)"
