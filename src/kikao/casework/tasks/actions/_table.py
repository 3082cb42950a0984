"""How follow-up comes to the table: the next plenary that may hold it, else the next closed sitting."""

from uuid import UUID

from django.db.models import Q

from kikao.casework.meetings.actions import put_on_agenda
from kikao.casework.meetings.enums import COMING, ItemKind
from kikao.casework.meetings.models import AgendaItem
from kikao.casework.meetings.queries import next_that_may_hold
from kikao.casework.tasks.models import Task
from kikao.foundation.access.actor import Actor


def put_back(by: Actor, sitting_id: UUID, task: Task, kind: ItemKind = ItemKind.REPORT_BACK) -> None:
    """Put a task on an agenda."""
    put_on_agenda(
        by, sitting_id=sitting_id, kind=kind, case_id=task.case_id, task_id=task.id, words=task.title
    )


def put_on_next(task: Task) -> bool:
    """Put what was reported back on the next agenda that may hold it, and tell whether there was one."""
    sitting_id = next_that_may_hold(task.working_group_id, [task.case_id])
    if sitting_id:
        put_back(Actor.system(task.working_group_id), sitting_id, task)
    return sitting_id is not None


def came_to_the_table(task: Task) -> bool:
    """Tell whether a reported task stands on a coming agenda or was taken off it by hand, or was heard since."""
    last = task.reports.order_by("-id").first()
    items = AgendaItem.objects.filter(task_id=task.id, displaced_on__isnull=True)
    since = Q(taken_off=False, sitting__held_on__gte=last.reported_on) if last else Q(taken_off=False)
    return items.filter(Q(sitting__state__in=COMING) | since).exists()
