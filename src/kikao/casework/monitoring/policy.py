"""Who sees and does what when somebody goes back to look: always behind the walls of what it is about.

A check stands behind its case, its agreement and itself; a site event and an assessment are subjects of their own.
"""

from uuid import UUID

from django.db.models import Q

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.monitoring.enums import CheckState
from kikao.casework.monitoring.models import Check, SiteEvent
from kikao.casework.tasks.policy import WORKERS, works_on
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import CASE_READERS, Role
from kikao.foundation.access.wall import unwalled

RECORDERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
"""Roles in which somebody can be sent to look; each check says who of them it is open to."""


def seen_by(by: Actor) -> Q:
    """Return the checks this reader may see: those of cases, agreements and places from which nothing walls them."""
    return cases_seen_by(by, "case_id") & unwalled(by, "pk")


def events_seen_by(by: Actor) -> Q:
    """Return the site events this reader may see; who stands accused of one finds no trace of it."""
    return cases_seen_by(by, "case_id") & unwalled(by, "pk")


def needs_seen_by(by: Actor) -> Q:
    """Return the assessments of sites this reader may see: no site where something counted walls the reader."""
    if by.kind == "system" or by.is_(*CASE_READERS):
        return Q(working_group_id=by.working_group_id) & unwalled(by, "pk")
    return Q(pk__in=())


def plans(by: Actor) -> bool:
    """Tell whether somebody plans checks, cancels them and says who goes: the secretariat."""
    return by.kind == "system" or by.is_(Role.SECRETARIAT)


def records(by: Actor, check: Check) -> bool:
    """Tell whether somebody may write down what was found: the secretariat, the task force, or who was sent."""
    if plans(by):
        return True
    if check.assigned_id is not None and check.assigned_id == by.account_id and by.is_(*WORKERS):
        return True
    return check.case_id is not None and works_on(by, check.case_id)


def still_open(check: Check) -> bool:
    """Tell whether something can still be written down on a check."""
    return check.state != CheckState.CANCELLED


def corrects_event(by: Actor, event: SiteEvent) -> bool:
    """Tell whether an entry of a site's timeline may be corrected: by the secretariat, once."""
    return by.is_(Role.SECRETARIAT) and event.struck_on is None


def reads_sources(by: Actor) -> bool:
    """Tell whether the sources of an assessment are shown at all: to the secretariat, never on the printed list."""
    return by.is_(Role.SECRETARIAT)


def verifies(by: Actor, claimants: set[UUID]) -> bool:
    """Tell whether somebody may say that it was seen on a visit: never who claimed the same thing before."""
    return by.account_id is None or by.account_id not in claimants
