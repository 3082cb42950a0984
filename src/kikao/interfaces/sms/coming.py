"""Reading one message as a gateway hands it over: who, what, when, and by which number of its own."""

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from kikao.casework.reports.reckoning import LONGEST
from kikao.casework.texts.reckoning.numbers import LONGEST as LONGEST_SENDER
from kikao.casework.texts.reckoning.numbers import written
from kikao.foundation.base.clock import now

LONGEST_ID = 100
AHEAD = timedelta(hours=1)
"""By how much a gateway's clock may run ahead; beyond, it would make every later message look overtaken."""
_KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Coming:
    """One message; nothing of it shows in a log."""

    sender: str = field(repr=False)
    text: str = field(repr=False)
    stamp: str = field(default="", repr=False)
    gateway_id: str = field(default="", repr=False)

    @property
    def sent(self) -> float:
        """Return when it was sent, in seconds, or 0 where the gateway does not say, or names what is still to come."""
        moment = _moment(self.stamp)
        return max(0.0, moment.timestamp()) if moment and moment <= now() + AHEAD else 0.0

    @property
    def day(self) -> str:
        """Return the day on which it was sent, or nothing."""
        moment = _moment(self.stamp)
        return f"{moment:%Y-%m-%d}" if moment else ""


class _NoFiles(FileUploadHandler):
    """Lets go of files: the contract knows none."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        """Skip it."""
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep nothing."""

    def file_complete(self, file_size: int) -> None:
        """Make nothing of it."""


def fields_of(request: HttpRequest) -> dict[str, str]:
    """Return what was sent, in the body or in the address; the body counts more."""
    request.upload_handlers = [_NoFiles(request)]
    return {**request.GET.dict(), **request.POST.dict()}


def read(fields: dict[str, str], id_field: str) -> Coming | None:
    """Return the message, or None if it is none: without sender or text, or longer than any message can be."""
    sender = written(fields.get("from") or fields.get("sender") or "")
    text = fields.get("text")
    if not sender or text is None or len(sender) > LONGEST_SENDER or len(text) > LONGEST:
        return None
    stamp = (fields.get("date") or fields.get("time") or "")[:64]
    known = fields.get(id_field, "")[:LONGEST_ID] if id_field else ""
    return Coming(legible(sender), legible(text), stamp, known)


def legible(text: str) -> str:
    """Return a text without the signs that no keyboard writes."""
    return "".join(
        sign if sign in _KEPT or unicodedata.category(sign) not in {"Cc", "Cs"} else " " for sign in text
    )


def _moment(stamp: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(stamp.strip().replace(" ", "+", 1) if "T" in stamp else stamp.strip())
    except ValueError:
        return None
    return found if found.tzinfo else None
