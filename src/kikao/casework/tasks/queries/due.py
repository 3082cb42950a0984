"""When a task is overdue: its day is past, or the meeting that it was for was held without a word of it."""

from datetime import date
from uuid import UUID

from django.db.models import Max, Q

from kikao.casework.meetings.enums import PLENARY
from kikao.casework.meetings.models import Sitting
from kikao.casework.tasks.enums import TaskState
from kikao.casework.tasks.models import Task
from kikao.foundation.base.clock import today


def last_plenary(working_group_id: UUID) -> date | None:
    """Return the day of the group's last plenary."""
    held = Sitting.objects.filter(working_group_id=working_group_id, closed=False, kind__in=PLENARY)
    last: date | None = held.aggregate(last=Max("held_on"))["last"]
    return last


def past_due(last: date | None) -> Q:
    """Return the condition that keeps tasks to be done whose day, or whose meeting, is past."""
    missed = Q(due_on__isnull=True, due_next_meeting=True, assigned_on__lt=last) if last else Q(pk__in=())
    return Q(state=TaskState.OPEN) & (Q(due_on__lt=today()) | missed)


def is_overdue(task: Task, last: date | None) -> bool:
    """Tell whether one task is overdue."""
    if task.state != TaskState.OPEN:
        return False
    if task.due_on:
        return task.due_on < today()
    return task.due_next_meeting and last is not None and task.assigned_on < last
