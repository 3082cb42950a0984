"""Giving, changing and dropping tasks."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen, line
from kikao.casework.meetings.models import Decision
from kikao.casework.tasks.actions._parts import (
    move_task,
    reason_of,
    require_owner,
    standing_release,
    tell_owner,
    tell_story,
)
from kikao.casework.tasks.enums import ActionType, ReportKind, TaskState
from kikao.casework.tasks.models import Task
from kikao.casework.tasks.policy import changes
from kikao.casework.tasks.queries import require_task
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.foundation.base.turns import turn
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import take_back_notices


@action("task.assign", to={Role.SECRETARIAT})
def assign_task(
    by: Actor,
    *,
    case_id: UUID,
    title: str,
    action_type: str,
    level: str = Level.LOCAL,
    owner_id: UUID | None = None,
    due_on: date | None = None,
    due_next_meeting: bool = False,
    decision_id: UUID | None = None,
    release_id: UUID | None = None,
) -> UUID:
    """Give a task of a case to somebody, until a day or the next meeting."""
    case = require_case(by, case_id)
    _require_due(due_on, due_next_meeting=due_next_meeting)
    release = standing_release(case, release_id)
    require_owner(by, case, owner_id, release)
    if decision_id and not Decision.objects.filter(id=decision_id, case=case).exists():
        raise Unknown
    task = Task.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        title=line(title, "title", needed=_("Say what is to be done.")),
        owner_id=owner_id,
        action_type=chosen(action_type, ActionType, "action_type", needed=True),
        level=chosen(level, Level, "level", needed=True),
        due_on=due_on,
        due_next_meeting=due_next_meeting,
        decision_id=decision_id,
        release=release,
        assigned_on=today(),
    )
    tell_owner(by, task, NoticeKind.TASK_GIVEN)
    return task.id


def _require_due(due_on: date | None, *, due_next_meeting: bool) -> None:
    if due_on is None and not due_next_meeting:
        raise Invalid({"due_on": _("Give a day, or choose the next meeting.")})


@action("task.change", to={Role.SECRETARIAT})
def change_task(
    by: Actor,
    *,
    task_id: UUID,
    version: int,
    reason: str,
    owner_id: UUID | None = None,
    due_on: date | None = None,
    due_next_meeting: bool = False,
) -> UUID:
    """Hand a task to somebody else or give more time for it, with the reason; what was decided stays."""
    task = _to_change(by, task_id)
    words = reason_of(reason)
    _require_due(due_on, due_next_meeting=due_next_meeting)
    if owner_id != task.owner_id:
        require_owner(by, task.case, owner_id, standing_release(task.case, task.release_id))
    if version != task.version:
        raise Clash
    before = task.owner_id
    turn(task, version, owner_id=owner_id, due_on=due_on, due_next_meeting=due_next_meeting)
    tell_story(by, task, ReportKind.CHANGED, words)
    if before and before != task.owner_id:
        take_back_notices([before], about="task", about_id=task.id)
    tell_owner(by, task, NoticeKind.TASK_GIVEN if before != task.owner_id else NoticeKind.TASK_CHANGED)
    return task.id


@action("task.drop", to={Role.SECRETARIAT})
def drop_task(by: Actor, *, task_id: UUID, reason: str) -> UUID:
    """Drop a task that is no longer wanted, with the reason; it stays in the record."""
    task = require_task(by, task_id)
    words = reason_of(reason)
    move_task(task, TaskState.DROPPED)
    tell_story(by, task, ReportKind.DROPPED, words)
    tell_owner(by, task, NoticeKind.TASK_CHANGED)
    return task.id


def _to_change(by: Actor, task_id: UUID) -> Task:
    task = require_task(by, task_id)
    if not changes(by, task):
        raise Stop(
            "task.not_open",
            _("This task is not to be done any more: it was reported, confirmed or dropped."),
            cure=_("Send it back first, or give a new one."),
        )
    return task
