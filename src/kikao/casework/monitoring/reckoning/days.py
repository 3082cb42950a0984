"""Reckoning with months and days: when somebody goes back, until when a colour holds, how long a case may stand."""

import calendar
from datetime import date, timedelta

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.monitoring.enums import Qualification
from kikao.foundation.base.moments import Moment

NEAR = timedelta(days=30)
"""How long before its day an expiry is called, and how far a phone's finding may lie before the day of its check."""
LEVELS = (timedelta(0), timedelta(days=7), timedelta(days=14))
"""After how many days beyond the limit each level is told."""
WHOLE = 183
"""Days within which a case comes under monitoring or closes (Annex II, paragraph 10: six months)."""
STEP_DAYS = {
    CaseStatus.TABLED: 31,
    CaseStatus.ACCEPTED: 31,
    CaseStatus.FACT_FINDING: 31,
    CaseStatus.DIALOGUE: 183,
    CaseStatus.IMPLEMENTATION: 183,
    CaseStatus.MONITORING: 366,
    CaseStatus.BLOCKED: 183,
    CaseStatus.SUSPENDED: 183,
    CaseStatus.REOPENED: 31,
}
"""Days a case may stand at each status: the group meets every month, mitigation has six, the last visit is at twelve."""
NO_WHOLE = frozenset({CaseStatus.MONITORING, CaseStatus.CLOSED})
"""Where the clock of the whole case has stopped: a result was reached and is being looked after, or all is over."""
_HOLDS = {Qualification.GREEN: 6, Qualification.YELLOW: 3, Qualification.RED: 6}
_MOST_YEARS = 9000


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or the last one of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > _MOST_YEARS:
        return date(_MOST_YEARS, 12, 31)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def holds_until(colour: str, since: Moment) -> date | None:
    """Return until when a colour holds by the rules, if they say: six months, three to correct for a yellow one."""
    day = since.end or since.start
    months = next((many for code, many in _HOLDS.items() if code == colour), None)
    return months_after(day, months) if day and months else None


def level_on(due: date, day: date) -> int:
    """Return to which level something that ran out is told on a day; 0 while it has not."""
    return sum(day > due + wait for wait in LEVELS)
