"""Reporting back, and what another person makes of it: claimed until confirmed."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import line, prose
from kikao.casework.tasks.actions._parts import (
    move_task,
    reason_of,
    settle_desk,
    tell_desk,
    tell_owner,
    tell_story,
)
from kikao.casework.tasks.actions._table import put_on_next
from kikao.casework.tasks.enums import ReportKind, TaskState
from kikao.casework.tasks.lifecycle import TASK
from kikao.casework.tasks.models import Task, TaskReport
from kikao.casework.tasks.policy import confirms, reports_on
from kikao.casework.tasks.queries import last_report, require_task
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop
from kikao.foundation.notices.enums import NoticeKind


@action("task.report_back", to={Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
def report_back(
    by: Actor, *, task_id: UUID, words: str, finished: bool, result: str = "", done: Moment | None = None
) -> UUID:
    """Report what was done; it is claimed until somebody confirms it, and stands on the next agenda by itself."""
    task = require_task(by, task_id)
    if not reports_on(by, task):
        raise NotAllowed
    said = prose(words, "words", needed=_("Say what was done and what came of it."))
    short = line(result, "result")
    when = _done(done) if finished else None
    TASK.check(task.state, TaskState.REPORTED)
    if when:
        move_task(
            task,
            TaskState.REPORTED,
            done_from=when.start,
            done_until=when.end,
            done_precision=when.precision,
        )
    report = tell_story(by, task, ReportKind.REPORT, said, result=short, finished=finished)
    tell_desk(by, task, NoticeKind.TASK_REPORTED)
    if not put_on_next(task):
        tell_desk(by, task, NoticeKind.NO_SITTING)
    return report.id


def _done(done: Moment | None) -> Moment:
    when = done or Moment.on(today())
    if when.start and when.start > today():
        raise Invalid({"done": _("This day has not come yet.")})
    return when


@action("task.confirm", to={Role.SECRETARIAT})
def confirm_task(by: Actor, *, task_id: UUID) -> UUID:
    """Confirm, as another person than who has the task or reported on it, that it is done."""
    task, report = _reported(by, task_id, TaskState.CONFIRMED)
    move_task(task, TaskState.CONFIRMED)
    TaskReport.objects.filter(id=report.id).update(confirmed_by=by.account_id, confirmed_on=today())
    settle_desk(task)
    return task.id


@action("task.send_back", to={Role.SECRETARIAT})
def send_back_task(by: Actor, *, task_id: UUID, reason: str) -> UUID:
    """Send a task back as not done, with what is missing; its owner is told."""
    words = reason_of(reason)
    task, _report = _reported(by, task_id, TaskState.OPEN)
    move_task(task, TaskState.OPEN)
    tell_story(by, task, ReportKind.SENT_BACK, words)
    settle_desk(task)
    tell_owner(by, task, NoticeKind.TASK_CHANGED)
    return task.id


def _reported(by: Actor, task_id: UUID, new: TaskState) -> tuple[Task, TaskReport]:
    task = require_task(by, task_id)
    TASK.check(task.state, new)
    report = last_report(task)
    if report is None or not confirms(by, task, report.by_account):
        raise Stop(
            "task.confirmed_by_another",
            _("You have this task, or reported on it, yourself."),
            cure=_("Ask another person of the secretariat to confirm it."),
        )
    return task, report
