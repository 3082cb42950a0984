"""How follow-up comes to the table: the next plenary that may hold it, else the next closed sitting."""

from uuid import UUID

from django.db.models import Q

from kikao.casework.meetings.actions import put_on_agenda
from kikao.casework.meetings.actions.agenda import WalledItem
from kikao.casework.meetings.enums import ItemKind, SittingState
from kikao.casework.meetings.models import AgendaItem, Sitting
from kikao.casework.tasks.models import Task
from kikao.casework.tasks.queries.due import PLENARY
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today

COMING = (SittingState.PLANNED, SittingState.CALLED)


def put_back(by: Actor, sitting_id: UUID, task: Task, kind: ItemKind = ItemKind.REPORT_BACK) -> bool:
    """Put a task on an agenda unless somebody expected there is walled from its case."""
    try:
        put_on_agenda(
            by, sitting_id=sitting_id, kind=kind, case_id=task.case_id, task_id=task.id, words=task.title
        )
    except WalledItem:
        return False
    return True


def put_on_next(task: Task) -> bool:
    """Put what was reported back on the next agenda that may hold it, and tell whether there was one."""
    clock = Actor.system(task.working_group_id)
    coming = Sitting.objects.filter(
        Q(closed=True) | Q(kind__in=PLENARY),
        working_group_id=task.working_group_id,
        planned_on__gte=today(),
        state__in=COMING,
    )
    first = coming.filter(closed=False).order_by("planned_on", "id")[:1]
    shut = coming.filter(closed=True).order_by("planned_on", "id")[:20]
    return any(put_back(clock, sitting.id, task) for sitting in (*first, *shut))


def came_to_the_table(task: Task) -> bool:
    """Tell whether a reported task stands on a coming agenda or was taken off it by hand, or was heard since."""
    last = task.reports.order_by("-id").first()
    items = AgendaItem.objects.filter(task_id=task.id, displaced_on__isnull=True)
    since = Q(taken_off=False, sitting__held_on__gte=last.reported_on) if last else Q(taken_off=False)
    return items.filter(Q(sitting__state__in=COMING) | since).exists()
