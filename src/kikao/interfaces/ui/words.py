"""Words the interface itself adds: alleged, dates as people know them, text as people wrote it."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kikao.foundation.base.moments import Moment

NOTHING = "–"


def alleged(name: object) -> str:
    """Return the name of somebody accused with the word alleged, as plain text."""
    return _("alleged {name}").format(name=name)


def alleged_html(name: object, url: str = "") -> SafeString:
    """Return the name with the word alleged for a page, linked when there is an address."""
    shown = format_html('<a href="{}">{}</a>', url, name) if url else format_html("<b>{}</b>", name)
    return format_html('<span class="alleged">{}</span>', format_html(_("alleged {name}"), name=shown))


def day_words(day: date | datetime | None) -> str:
    """Return a day as DD/MM/YYYY, or a dash when there is none."""
    if day is None or day == "":
        return NOTHING
    if isinstance(day, datetime):
        day = timezone.localtime(day).date() if timezone.is_aware(day) else day.date()
    return f"{day:%d/%m/%Y}"


def stamp_words(at: datetime | None) -> str:
    """Return a moment of the clock as DD/MM/YYYY HH:MM in the group's time."""
    if not at:
        return NOTHING
    local = timezone.localtime(at) if timezone.is_aware(at) else at
    return f"{local:%d/%m/%Y %H:%M}"


def moment_words(when: Moment | date | datetime | None) -> str:
    """Return a date never finer than it is known."""
    if isinstance(when, Moment):
        return str(when)
    return day_words(when) if when else _("date unknown")


def prose_html(text: object) -> SafeString:
    """Return what a person wrote in paragraphs, nothing of it taken for markup."""
    return SafeString(linebreaks("" if text is None else str(text), autoescape=True))
