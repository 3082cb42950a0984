"""Dates as people remember them: a day, about a day, a month, a year, or unknown."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.foundation.base.stops import Invalid


class Precision(TextChoices):
    """How well a date is known (HURIDOCS list 48)."""

    EXACT = "EXACT", gettext_lazy("Exact day")
    EST = "EST", gettext_lazy("Estimate")
    MONTH = "MONTH", gettext_lazy("Day unknown")
    YEAR = "YEAR", gettext_lazy("Day and month unknown")
    UNKNOWN = "UNKNOWN", gettext_lazy("Date unknown")


_DAY = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
_ISO_DAY = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_MONTH = re.compile(r"^(?:(\d{1,2})[/.](\d{4})|(\d{4})-(\d{2}))$")
_YEAR = re.compile(r"^(\d{4})$")
_ABOUT = "~"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of days and how well it is known; `start` is None when nobody dated it."""

    start: date | None = None
    end: date | None = None
    precision: Precision = Precision.UNKNOWN

    @classmethod
    def on(cls, day: date) -> "Moment":
        """Return the moment of one exact day."""
        return cls(day, day, Precision.EXACT)

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read "17/12/2024", "~17/12/2024", "03/2020", "2020", "11/2020-12/2020" or nothing.

        Raises Invalid when the words are no date or a day that no calendar has.
        """
        text = (text or "").strip()
        if not text:
            return cls()
        if "-" in text and not (_ISO_DAY.match(text) or _MONTH.match(text)):
            return cls._stretch(text)
        about = text.startswith(_ABOUT)
        moment = _one(text.lstrip(_ABOUT).strip())
        if about:
            return cls(moment.start, moment.end, Precision.EST)
        return moment

    @classmethod
    def _stretch(cls, text: str) -> "Moment":
        first, _dash, last = text.partition("-")
        start, end = _one(first.strip()), _one(last.strip())
        if start.start and end.end and end.end < start.start:
            raise Invalid({"date": _("The end comes before the beginning.")})
        return cls(start.start, end.end, Precision.EST)

    def __str__(self) -> str:
        """Say the moment in the reader's language, never finer than it is known."""
        if self.start is None:
            return _("date unknown")
        if self.precision == Precision.YEAR:
            return str(self.start.year)
        if self.precision == Precision.MONTH:
            return date_format(self.start, "F Y")
        return self._days()

    def _days(self) -> str:
        assert self.start is not None  # noqa: S101
        words = f"{self.start:%d/%m/%Y}"
        if self.end and self.end != self.start:
            words = f"{words} – {self.end:%d/%m/%Y}"
        if self.precision == Precision.EST:
            return _("about %(days)s") % {"days": words}
        return words

    def as_text(self) -> str:
        """Return the words that `parse` reads back into this moment."""
        if self.start is None:
            return ""
        if self.precision == Precision.YEAR:
            return str(self.start.year)
        if self.precision == Precision.MONTH:
            return f"{self.start:%m/%Y}"
        if self.end and self.end != self.start:
            return f"{self.start:%d/%m/%Y}-{self.end:%d/%m/%Y}"
        mark = _ABOUT if self.precision == Precision.EST else ""
        return f"{mark}{self.start:%d/%m/%Y}"


def _one(text: str) -> Moment:
    try:
        return _day(text) or _month(text) or _year(text) or _refuse()
    except ValueError:
        return _refuse()


def _day(text: str) -> Moment | None:
    if found := _DAY.match(text):
        day = date(int(found[3]), int(found[2]), int(found[1]))
    elif found := _ISO_DAY.match(text):
        day = date(int(found[1]), int(found[2]), int(found[3]))
    else:
        return None
    return Moment.on(day)


def _month(text: str) -> Moment | None:
    found = _MONTH.match(text)
    if not found:
        return None
    year, month = int(found[2] or found[3]), int(found[1] or found[4])
    start = date(year, month, 1)
    return Moment(start, start + timedelta(calendar.monthrange(year, month)[1] - 1), Precision.MONTH)


def _year(text: str) -> Moment | None:
    found = _YEAR.match(text)
    if not found:
        return None
    year = int(found[1])
    return Moment(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)


def _refuse() -> Moment:
    raise Invalid(
        {"date": _("Write the date as 17/12/2024, 12/2024 or 2024, or leave it empty when nobody knows it.")}
    )
