"""When a team is missed: some time after it was to be heard of, and never inside a stretch without network."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from kikao.foundation.base.clock import LUBUMBASHI

GRACE = timedelta(minutes=30)
"""How long after the time the office waits before it is alarmed."""
EARLY = timedelta(hours=2)
"""By how much a team may be ahead of the time at which it was to be heard of."""
Stretch = tuple[datetime, datetime]


def missed_at(due_at: datetime, silences: Iterable[Stretch]) -> datetime:
    """Return from when on nobody having been heard of is an alarm, the stretches without network gone through."""
    waits = due_at
    for begins, ends in sorted(silences):
        if begins <= waits < ends:
            waits = ends
    return waits + GRACE


def times_between(first: date, last: date, hours: Iterable[time]) -> list[datetime]:
    """Return these times of day on each day from the first to the last, as clocks in South Kivu show them."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return [datetime.combine(day, hour, LUBUMBASHI) for day in days for hour in sorted(set(hours))]
