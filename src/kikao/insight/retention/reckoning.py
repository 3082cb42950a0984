"""The periods that hold until a group settles its own, where they come from, and when a period is over."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from kikao.foundation.base.stops import Words
from kikao.insight.retention.enums import PeriodKind, Unit


@dataclass(frozen=True, slots=True)
class Default:
    """A period as it stands until the group settles another, its bounds, and why it is so long."""

    length: int
    unit: Unit
    most: int
    why: Words
    least: int = 1


DEFAULTS: dict[PeriodKind, Default] = {
    PeriodKind.SPAM: Default(30, Unit.DAYS, 365, _("Long enough to find a mistake of the first reading.")),
    PeriodKind.SET_ASIDE: Default(
        12, Unit.MONTHS, 120, _("A source may come back with more; after a year that is rare.")
    ),
    PeriodKind.NO_CASE: Default(
        24, Unit.MONTHS, 120, _("Two years show whether a pattern grows that is worth a case.")
    ),
    PeriodKind.IDENTITY: Default(
        12,
        Unit.MONTHS,
        120,
        _(
            "Who spoke is needed to ask back and to protect, not to remember: a year after the last case closed, or"
            " after arrival where there is no case."
        ),
    ),
    PeriodKind.CASE_CLOSED: Default(
        60,
        Unit.MONTHS,
        240,
        _(
            "Five years, as the OECD guidance asks of records on mineral supply chains; relapses show within it."
        ),
    ),
    PeriodKind.CONTACTS: Default(
        1, Unit.DAYS, 30, _("Whom to call for somebody is needed while they travel, and no day longer.")
    ),
    PeriodKind.TRAVEL: Default(
        24, Unit.MONTHS, 120, _("The year of the accounts and the year in which they are checked.")
    ),
    PeriodKind.HANDOVER: Default(
        30,
        Unit.DAYS,
        365,
        _("Once the other group has answered, the file is there; here the case itself stays."),
    ),
    PeriodKind.ARRIVAL: Default(
        30, Unit.DAYS, 365, _("What was accepted stands in the case; what was declined is not ours to keep.")
    ),
    PeriodKind.AGREEMENT: Default(
        60, Unit.MONTHS, 240, _("As long as the words of a case, from the day on which it binds nobody.")
    ),
    PeriodKind.SITE: Default(
        60,
        Unit.MONTHS,
        240,
        _("As long as the words of a case: what happened at a site explains what follows."),
    ),
    PeriodKind.NOTICES: Default(180, Unit.DAYS, 180, _("A notice is a sign, not a record.")),
    PeriodKind.DRAFTS: Default(30, Unit.DAYS, 90, _("An interrupted form is finished soon or never.")),
    PeriodKind.SESSIONS: Default(90, Unit.DAYS, 365, _("Enough to see where an account was open.")),
    PeriodKind.TOKENS: Default(30, Unit.DAYS, 30, _("No browser sends a form again after a month.")),
}
"""Sources: OECD Due Diligence Guidance for minerals, step 1 (records for five years); the practice of schemes for
whistle-blowers that what has no follow-up goes within months of the last check; the group's own promise of anonymity."""


def before(today: date, length: int, unit: Unit) -> date:
    """Return the last day that is out of a period which ends today."""
    if unit == Unit.DAYS:
        return today - timedelta(days=length)
    years, month = divmod(today.year * 12 + today.month - 1 - length, 12)
    return date(years, month + 1, min(today.day, monthrange(years, month + 1)[1]))
