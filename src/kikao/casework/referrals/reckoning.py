"""What a target asks for: which consent, within how many days an answer is expected, who it may be by itself."""

from collections.abc import Mapping
from datetime import date, timedelta

from kikao.casework.referrals.enums import Target
from kikao.casework.reports.enums import ConsentScope

USUAL_DAYS = 30
DAYS: Mapping[str, int] = {
    Target.MEDICAL: 7,
    Target.CHILD: 7,
    Target.MINING_POLICE: 14,
    Target.POLICE: 14,
    Target.LEGAL: 14,
    Target.HUMAN_RIGHTS: 60,
    Target.ICOCA: 60,
}
"""Days within which each target is expected to answer, where that is not a month."""

PARTNERS = frozenset({Target.UNJHRO, Target.ICOCA, Target.ITSCI, Target.KINSHASA})
"""Targets that keep a register of their own beside ours; all others are named bodies that act."""

KINDS: Mapping[str, frozenset[str]] = {
    Target.MINING_POLICE: frozenset({"PMH", "PNC"}),
    Target.POLICE: frozenset({"PNC", "PMH"}),
    Target.ADMINISTRATION: frozenset({"TERR", "CUST"}),
    Target.MINES: frozenset({"MINADM"}),
    Target.PROSECUTOR: frozenset({"JUST"}),
    Target.MILITARY_PROSECUTOR: frozenset({"JUST"}),
    Target.COMMITTEES: frozenset({"COMITE"}),
}
"""Whom a target without a name may turn out to be, by the kind of organisation."""

UNIFORMED = frozenset({Target.MINING_POLICE, Target.POLICE})
"""Targets that wear a uniform: while nobody knows whose uniform it was, it may have been theirs."""

NAMED = frozenset({Target.COMPANY})
"""Targets that say nothing without the name of the organisation."""


def scope_of(target: str) -> ConsentScope:
    """Return what the sources must have agreed to before a case goes to a target."""
    return ConsentScope.PARTNER if target in PARTNERS else ConsentScope.AUTH


def due_from(target: str, sent_on: date) -> date:
    """Return the day by which a target is expected to have answered."""
    return sent_on + timedelta(days=DAYS.get(target, USUAL_DAYS))
