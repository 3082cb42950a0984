"""Follow-up returns to the table by itself: what was reported back, what is due, what is overdue."""

from datetime import timedelta
from uuid import UUID

from django.db.models import F, Q

from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.meetings.actions import propose_agenda
from kikao.casework.meetings.enums import ItemKind
from kikao.casework.meetings.queries import closed_to_the_room, require_sitting
from kikao.casework.tasks.actions._table import came_to_the_table, put_back, put_on_next
from kikao.casework.tasks.enums import TaskState
from kikao.casework.tasks.models import Task
from kikao.casework.tasks.queries import is_overdue, last_plenary
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.notices.clock import job

MOST = 100


@action("agenda.propose_full", to={Role.SECRETARIAT})
def propose_full_agenda(by: Actor, *, sitting_id: UUID) -> UUID:
    """Fill an agenda with new cases, what was reported back, what is due by then and what is overdue.

    Only as far as nobody expected in the room is walled from it.
    """
    propose_agenda(by, sitting_id=sitting_id)
    row = require_sitting(by, sitting_id)
    own = Task.objects.filter(cases_seen_by(by, "case_id"))
    due = Q(due_next_meeting=True) | Q(due_on__lte=row.planned_on)
    told = Q(state=TaskState.REPORTED)
    soonest, last = F("due_on").asc(nulls_last=True), last_plenary(by.working_group_id)
    found = list(own.filter(told | (due & Q(state=TaskState.OPEN))).order_by(soonest, "id")[:MOST])
    shut = closed_to_the_room(row, (task.case_id for task in found))
    for task in found:
        if task.case_id not in shut:
            kind = ItemKind.OVERDUE if is_overdue(task, last) else ItemKind.REPORT_BACK
            put_back(by, row.id, task, kind)
    return row.id


@job("tasks.bring_to_the_table", every=timedelta(hours=1))
def _bring_to_the_table(by: Actor) -> int:
    """Put what was reported back, and stands nowhere yet, on the next agenda; a wall may have displaced it."""
    waiting = Task.objects.filter(working_group_id=by.working_group_id, state=TaskState.REPORTED)
    found = [task for task in waiting.order_by("id")[:MOST] if not came_to_the_table(task)]
    return sum(put_on_next(task) for task in found)
