"""Reminding owners of what is overdue."""

from datetime import timedelta

from kikao.casework.tasks.enums import TaskState
from kikao.casework.tasks.models import Task
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice


@job("tasks.remind_overdue", every=timedelta(days=1))
@action("task.remind_overdue", to=SYSTEM_ONLY)
def remind_overdue(by: Actor) -> int:
    """Leave a notice with the owner of each task on the day after it fell due, and every week from then on."""
    late = Task.objects.filter(
        working_group_id=by.working_group_id, state=TaskState.OPEN, due_on__lt=today(), owner__isnull=False
    )
    reminded = 0
    for task in late.iterator(chunk_size=500):
        days = (today() - task.due_on).days if task.due_on else 0
        if task.owner_id and days % 7 == 1:
            leave_notice(by, [task.owner_id], NoticeKind.TASK_OVERDUE, about="task", about_id=task.id)
            reminded += 1
    return reminded
