"""Taking a sending in while it arrives: the form into memory, every file sealed from its first byte.

The bytes are read from the line itself, whether their number was told before or not; nothing of it passes through the
forms of pages, which lose the files of a body that comes in pieces.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from multipart import (
    MultipartError,
    MultipartSegment,
    ParserLimitReached,
    PushMultipartParser,
    parse_options_header,
)

from kikao.foundation.base import xforms
from kikao.foundation.files.coming import IN_MEMORY, Coming
from kikao.interfaces.openrosa import stops

FORM = "xml_submission_file"
FILES_MOST = 200 * 1024 * 1024
"""Bytes of the files in one sending."""
AROUND = 1024 * 1024
"""Bytes of what stands around form and files in a sending."""
PARTS_MOST = 400
PIECE = 64 * 1024
SILENCE = 60.0
"""Seconds without any byte after which a line counts as dead."""
SKIPPED = frozenset({"text/plain", None})
"""Parts of these kinds without a file name are fields of a page: what a browser adds, or how much is still to come."""


@dataclass
class Part:
    """One file as it came, with the two names it was given."""

    name: str
    filename: str
    coming: Coming


@dataclass
class Sending:
    """What one sending brought."""

    form: bytes | None = None
    files: list[Part] = field(default_factory=list)
    size: int = 0

    def drop(self) -> None:
        """Forget every file that was not kept."""
        for part in self.files:
            part.coming.drop()


@contextmanager
def received(environ: dict[str, Any]) -> Iterator[Sending]:
    """Take a sending in; whatever the act does not keep is gone from the disk afterwards."""
    sending = Sending()
    try:
        with _patience(environ):
            _take(environ, sending)
        yield sending
    finally:
        sending.drop()


def _take(environ: dict[str, Any], sending: Sending) -> None:
    kind, options = parse_options_header(environ.get("CONTENT_TYPE", ""))
    boundary = options.get("boundary", "")
    if kind != "multipart/form-data" or not 0 < len(boundary) <= 200 or not boundary.isascii():
        raise stops.strange()
    if environ.get("HTTP_CONTENT_ENCODING", "identity").lower() not in {"", "identity"}:
        raise stops.strange()
    parser = PushMultipartParser(
        boundary, max_segment_count=PARTS_MOST, header_charset="latin-1", max_header_count=12
    )
    place = _Place(sending)
    try:
        for piece in _pieces(environ):
            sending.size += len(piece)
            if sending.size > FILES_MOST + xforms.LARGEST + AROUND:
                raise stops.too_large()
            for event in parser.parse(piece):
                place.take(event)
        parser.close()
    except ParserLimitReached as error:
        raise stops.too_large() from error
    except MultipartError as error:
        raise stops.broken() from error


class _Place:
    """Where the bytes of the part that is arriving go."""

    def __init__(self, sending: Sending) -> None:
        """Begin before the first part."""
        self.sending = sending
        self.form: bytearray | None = None
        self.coming: Coming | None = None
        self.room = FILES_MOST

    def take(self, event: "MultipartSegment | bytearray | None") -> None:
        """Begin a part, go on with it, or end it."""
        if isinstance(event, MultipartSegment):
            self._begin(event)
        elif event is None:
            self._end()
        elif self.coming:
            self.coming.add(bytes(event))
            if self.coming.is_too_large:
                raise stops.too_large()
            if self.coming.fault:
                raise stops.later()
        elif self.form is not None:
            self.form += event
            if len(self.form) > xforms.LARGEST:
                raise stops.too_large()

    def _begin(self, part: MultipartSegment) -> None:
        name, filename = _text(part.name), _text(part.filename or "")
        if name == FORM and self.sending.form is None:
            self.form = bytearray()
        elif part.filename is not None or part.content_type not in SKIPPED:
            left = max(0, IN_MEMORY - (FILES_MOST - self.room))
            self.coming = Coming("", part.content_type or "", self.room, in_memory=left)
            self.sending.files.append(Part(name, filename, self.coming))

    def _end(self) -> None:
        if self.form is not None:
            self.sending.form, self.form = bytes(self.form), None
        if self.coming:
            self.room -= self.coming.finish().size
            if self.coming.fault:
                raise stops.later()
            self.coming = None


def _text(name: str) -> str:
    """Return a name as it was meant: phones write UTF-8 where the rule has none."""
    raw = name.encode("latin-1", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return name


def _pieces(environ: dict[str, Any]) -> Iterator[bytes]:
    """Yield the body piece by piece, to the length that was told or to the end that the line has."""
    read: Callable[[int], bytes] = environ["wsgi.input"].read
    left = _length(environ)
    while left != 0:
        try:
            piece = read(PIECE if left is None else min(PIECE, left))
        except Exception as error:
            raise stops.broken() from error  # the server's own words for a line that broke off or lied
        if not piece:
            return
        left = None if left is None else left - len(piece)
        yield piece


def _length(environ: dict[str, Any]) -> int | None:
    """Return how many bytes were told; None when the line itself says where the body ends."""
    told = environ.get("CONTENT_LENGTH") or ""
    if "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
        return None
    if not told.isascii() or not told.isdigit():
        raise stops.strange()
    if int(told) > FILES_MOST + xforms.LARGEST + AROUND:
        raise stops.too_large()
    return int(told)


@contextmanager
def _patience(environ: dict[str, Any]) -> Iterator[None]:
    """Wait for the next byte no longer than a line can be alive; a slow one may take hours."""
    line = environ.get("gunicorn.socket")
    if not isinstance(line, socket.socket):
        yield
        return
    before = line.gettimeout()
    line.settimeout(SILENCE)
    try:
        yield
    finally:
        line.settimeout(before)
