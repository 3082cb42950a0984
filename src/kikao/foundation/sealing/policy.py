"""Who sees requests to open an identity: every custodian who is not walled from the subject, and whose it is."""

from datetime import timedelta

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import unwalled
from kikao.foundation.base.clock import now
from kikao.foundation.sealing.enums import OpeningState

ASKERS = frozenset({Role.CUSTODIAN, Role.SECRETARIAT, Role.TASK_FORCE})
"""Roles in which one can have to know an identity."""
ANSWERED_WITHIN = timedelta(days=7)
IN_DANGER_WITHIN = timedelta(days=1)


def seen_by(by: Actor) -> Q:
    """Return the openings that this reader may know of."""
    here = Q(working_group_id=by.working_group_id) & unwalled(by, "subject_id")
    if by.is_(Role.CUSTODIAN):
        return here
    if by.is_(Role.SECRETARIAT, Role.TASK_FORCE):
        return here & (Q(asked_by=by.account_id) | Q(reader_id=by.account_id))
    return Q(pk__in=())


def overdue(by: Actor) -> Q:
    """Keep the openings whose time is over, and the requests that nobody answered in time."""
    unanswered = Q(danger=False, asked_at__lte=now() - ANSWERED_WITHIN) | Q(
        danger=True, asked_at__lte=now() - IN_DANGER_WITHIN
    )
    over = Q(state=OpeningState.APPROVED, until__lte=now()) | (Q(state=OpeningState.ASKED) & unanswered)
    return Q(working_group_id=by.working_group_id) & over


def exports_seen_by(by: Actor) -> Q:
    """Return the exports that this reader may know of: the secretariat all, a task force its own."""
    here = Q(working_group_id=by.working_group_id) & unwalled(by, "subject_id")
    if by.is_(Role.SECRETARIAT):
        return here
    return here & Q(asked_by=by.account_id) if by.is_(Role.TASK_FORCE) else Q(pk__in=())
