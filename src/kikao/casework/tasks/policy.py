"""Who sees tasks and recommendations: readers of their case, and a released seat those that are its own.

Acts for a case are the secretariat's and its task force's; what one claims, another confirms.
"""

from uuid import UUID

from django.db.models import Q

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.tasks.enums import TaskState
from kikao.casework.tasks.models import ForceMember, Task
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import today

WORKERS = frozenset({Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
"""Who can be in a task force or have a task to report back on."""


def seen_by(by: Actor) -> Q:
    """Return the tasks this reader may see; a walled owner sees what was given through a standing release."""
    return cases_seen_by(by, "case_id") | (_released_to(by) & Q(owner_id=by.account_id))


def recommendations_seen_by(by: Actor) -> Q:
    """Return the recommendations this reader may see; an addressee's seat those that came with its release."""
    return cases_seen_by(by, "case_id") | _released_to(by)


def _released_to(by: Actor) -> Q:
    if by.seat_id is None or by.account_id is None:
        return Q(pk__in=())
    standing = Q(release__until_on__isnull=True) | Q(release__until_on__gte=today())
    return standing & Q(
        working_group_id=by.working_group_id,
        release__seat_id=by.seat_id,
        release__state=ReleaseState.APPROVED,
    )


def works_on(by: Actor, case_id: UUID) -> bool:
    """Tell whether somebody acts for a case: the secretariat, or who is in its task force now."""
    if by.kind == "system" or by.is_(Role.SECRETARIAT):
        return True
    if by.account_id is None or not by.is_(*WORKERS):
        return False
    return ForceMember.objects.filter(
        case_id=case_id, account_id=by.account_id, left_on__isnull=True
    ).exists()


def reports_on(by: Actor, task: Task) -> bool:
    """Tell whether somebody may report back: who has the task, or the secretariat for somebody."""
    own = task.owner_id is not None and task.owner_id == by.account_id and by.is_(*WORKERS)
    return own or by.kind == "system" or by.is_(Role.SECRETARIAT)


def confirms(by: Actor, task: Task, reported_by: UUID | None) -> bool:
    """Tell whether somebody may confirm: a secretary who neither has the task nor reported on it."""
    return by.is_(Role.SECRETARIAT) and by.account_id not in (task.owner_id, reported_by)


def changes(by: Actor, task: Task) -> bool:
    """Tell whether somebody may change or drop a task: the secretariat, while it is to be done."""
    return by.is_(Role.SECRETARIAT) and task.state == TaskState.OPEN
