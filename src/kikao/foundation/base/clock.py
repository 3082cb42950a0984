"""The one clock of the house, so that a day means a day in South Kivu."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

LUBUMBASHI = ZoneInfo("Africa/Lubumbashi")


def now() -> datetime:
    """Return the present instant, aware of its zone."""
    return timezone.now()


def today() -> date:
    """Return the present day as the members' calendar has it (Africa/Lubumbashi)."""
    return date_of(now())


def date_of(moment: datetime) -> date:
    """Return the day on which a moment falls in the members' calendar."""
    return moment.astimezone(LUBUMBASHI).date()


def day_of(moment: datetime) -> datetime:
    """Return the beginning of the day of a moment: what is kept where the hour could give somebody away."""
    return moment.astimezone(LUBUMBASHI).replace(hour=0, minute=0, second=0, microsecond=0)
