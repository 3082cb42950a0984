"""Follow-up returns to the table by itself: tasks to report back on, and what is overdue."""

from uuid import UUID

from django.db.models import Q

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.meetings.actions import propose_agenda, put_on_agenda
from kikao.casework.meetings.actions.agenda import WalledItem
from kikao.casework.meetings.enums import ItemKind, SittingState
from kikao.casework.meetings.models import Sitting
from kikao.casework.meetings.queries import require_sitting
from kikao.casework.tasks.enums import TaskState
from kikao.casework.tasks.models import Task
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today


@action("agenda.propose_full", to={Role.SECRETARIAT})
def propose_full_agenda(by: Actor, *, sitting_id: UUID) -> UUID:
    """Fill an agenda with new cases, tasks to report back on and what is overdue, as far as the room allows it."""
    propose_agenda(by, sitting_id=sitting_id)
    row = require_sitting(by, sitting_id)
    due = Q(due_next_meeting=True) | Q(due_on__lte=row.planned_on)
    waiting = Task.objects.filter(cases_seen_by(by, "case_id"), due, state=TaskState.OPEN)
    for task in waiting.order_by("due_on", "id")[:100]:
        late = task.due_on is not None and task.due_on < today()
        put_back(by, row.id, task, ItemKind.OVERDUE if late else ItemKind.REPORT_BACK)
    return row.id


def put_back(by: Actor, sitting_id: UUID, task: Task, kind: ItemKind = ItemKind.REPORT_BACK) -> bool:
    """Put a task on an agenda unless somebody expected there is walled from its case."""
    try:
        put_on_agenda(
            by, sitting_id=sitting_id, kind=kind, case_id=task.case_id, task_id=task.id, words=task.title
        )
    except WalledItem:
        return False
    return True


def put_on_next(task: Task) -> None:
    """Put what was reported back on the next agenda that may hold it: the plenary, else a closed sitting."""
    clock = Actor.system(task.working_group_id)
    coming = Sitting.objects.filter(
        working_group_id=task.working_group_id,
        planned_on__gte=today(),
        state__in=(SittingState.PLANNED, SittingState.CALLED),
    )
    for sitting in coming.order_by("closed", "planned_on", "id")[:10]:
        if put_back(clock, sitting.id, task):
            return
