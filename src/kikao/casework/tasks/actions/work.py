"""Giving, reporting back on, confirming and dropping tasks."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import require_case
from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.models import Decision, Release
from kikao.casework.tasks.actions.agenda import put_on_next
from kikao.casework.tasks.enums import ActionType, TaskState
from kikao.casework.tasks.lifecycle import TASK
from kikao.casework.tasks.models import Task, TaskReport
from kikao.casework.tasks.queries import require_task
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.accounts.models import Account
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.sealing.vault import put
from kikao.registry.people.models import Holding
from kikao.registry.people.queries import accounts_with, walled_of


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
    _require(title, action_type, due_on, due_next_meeting)
    release = _release(by, case, release_id)
    _require_owner(by, case, owner_id, release)
    if decision_id and not Decision.objects.filter(id=decision_id, case=case).exists():
        raise Unknown
    task = Task.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        title=title.strip(),
        owner_id=owner_id,
        action_type=action_type,
        level=Level(level),
        due_on=due_on,
        due_next_meeting=due_next_meeting,
        decision_id=decision_id,
        release=release,
        assigned_on=today(),
    )
    if owner_id:
        leave_notice(by, [owner_id], NoticeKind.TASK_GIVEN, about="task", about_id=task.id)
    return task.id


def _require(title: str, action_type: str, due_on: date | None, due_next_meeting: bool) -> None:  # noqa: FBT001
    wrong = {}
    if not title.strip():
        wrong["title"] = _("Say what is to be done.")
    if action_type not in ActionType.values:
        wrong["action_type"] = _("Choose what kind of action it is.")
    if due_on is None and not due_next_meeting:
        wrong["due_on"] = _("Give a day, or choose the next meeting.")
    if wrong:
        raise Invalid(wrong)


def _release(by: Actor, case: Case, release_id: UUID | None) -> Release | None:
    if release_id is None:
        return None
    row = Release.objects.filter(id=release_id, case=case, state=ReleaseState.APPROVED).first()
    if row is None:
        raise Unknown
    return row


def _require_owner(by: Actor, case: Case, owner_id: UUID | None, release: Release | None) -> None:
    if owner_id is None:
        return
    if not Account.objects.filter(id=owner_id, working_group_id=by.working_group_id, active=True).exists():
        raise Unknown
    if not walled_of(by.working_group_id, [case.id], [owner_id]):
        return
    held = release and Holding.objects.filter(
        seat_id=release.seat_id, account_id=owner_id, until_on__isnull=True
    )
    if not (held and held.exists()):
        raise Stop(
            "task.owner_walled",
            _("This person is walled from the case."),
            cure=_("Choose somebody else, or give the task with a text released to that seat."),
            status=403,
        )


@action("task.report_back", to={Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
def report_back(
    by: Actor, *, task_id: UUID, words: str, finished: bool, result: str = "", done: Moment | None = None
) -> UUID:
    """Report what was done; it is claimed until somebody confirms it, and stands on the next agenda by itself."""
    task = require_task(by, task_id)
    if task.owner_id != by.account_id and not by.is_(Role.SECRETARIAT):
        raise NotAllowed
    if not words.strip():
        raise Invalid({"words": _("Say what was done and what came of it.")})
    if finished:
        when = done or Moment.on(today())
        _move(
            task,
            TaskState.REPORTED,
            done_from=when.start,
            done_until=when.end,
            done_precision=when.precision,
        )
    elif task.state != TaskState.OPEN:
        TASK.check(task.state, TaskState.REPORTED)
    report = TaskReport.objects.create(
        working_group_id=by.working_group_id,
        task=task,
        words_item_id=put(by.working_group_id, task.case_id, "task.report", words.strip()),
        result=result.strip(),
        finished=finished,
        reported_on=today(),
        by_account=by.account_id,
    )
    put_on_next(task)
    secretaries = accounts_with(by.working_group_id, Role.SECRETARIAT)
    leave_notice(
        by, secretaries, NoticeKind.TASK_REPORTED, subject_id=task.case_id, about="task", about_id=task.id
    )
    return report.id


def _move(task: Task, new: TaskState, **also: object) -> None:
    TASK.check(task.state, new)
    moved = Task.objects.filter(id=task.id, version=task.version).update(
        state=new, version=task.version + 1, **also
    )
    if not moved:
        raise Clash
    task.refresh_from_db()


@action("task.confirm", to={Role.SECRETARIAT})
def confirm_task(by: Actor, *, task_id: UUID, enough: bool = True) -> UUID:
    """Confirm, as another person than the one who reported, that a task is done, or send it back as not done."""
    task = require_task(by, task_id)
    report = TaskReport.objects.filter(task=task, finished=True).order_by("-id").first()
    if report is None:
        raise Unknown
    if report.by_account == by.account_id:
        raise Stop(
            "task.confirmed_by_another",
            _("You reported this yourself."),
            cure=_("Ask another person of the secretariat to confirm it."),
            status=403,
        )
    _move(task, TaskState.CONFIRMED if enough else TaskState.OPEN)
    if enough:
        TaskReport.objects.filter(id=report.id).update(confirmed_by=by.account_id, confirmed_on=today())
    return task.id


@action("task.drop", to={Role.SECRETARIAT})
def drop_task(by: Actor, *, task_id: UUID, reason: str) -> UUID:
    """Drop a task that is no longer wanted, with the reason; it stays in the record."""
    task = require_task(by, task_id)
    if not reason.strip():
        raise Invalid({"reason": _("Say why.")})
    _move(task, TaskState.DROPPED)
    TaskReport.objects.create(
        working_group_id=by.working_group_id,
        task=task,
        words_item_id=put(by.working_group_id, task.case_id, "task.report", reason.strip()),
        finished=False,
        reported_on=today(),
        by_account=by.account_id,
    )
    return task.id
