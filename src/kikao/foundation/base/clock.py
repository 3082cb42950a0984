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
    return now().astimezone(LUBUMBASHI).date()
