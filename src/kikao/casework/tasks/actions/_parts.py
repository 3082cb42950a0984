"""Parts of several acts: who may have a task, moving it on, its story, who is told."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.models import Case
from kikao.casework.cases.queries import case_seen
from kikao.casework.incidents.reckoning import prose
from kikao.casework.meetings.enums import ReleaseState
from kikao.casework.meetings.models import Release
from kikao.casework.tasks.enums import ReportKind, TaskState
from kikao.casework.tasks.lifecycle import TASK
from kikao.casework.tasks.models import Task, TaskReport
from kikao.casework.tasks.policy import WORKERS
from kikao.casework.tasks.queries import require_person
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.base.turns import turn
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice, take_back_notices
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.vault import put
from kikao.registry.people.models import Holding
from kikao.registry.people.queries import desk_of


def standing_release(case: Case, release_id: UUID | None) -> Release | None:
    """Return the released text that a task or recommendation comes with, or refuse one that does not stand."""
    if release_id is None:
        return None
    row = Release.objects.filter(id=release_id, case=case, state=ReleaseState.APPROVED).first()
    if row is None or not row.stands:
        raise Unknown
    return row


def require_owner(by: Actor, case: Case, owner_id: UUID | None, release: Release | None) -> None:
    """Refuse an owner who could not see the task or not report back on it."""
    if owner_id is None:
        return
    owner = require_person(by, owner_id, "owner_id")
    if owner.is_(*WORKERS) and (case_seen(owner, case.id) or _holds(owner_id, release)):
        return
    cure = _("Choose somebody else, or give the task with a text released to that seat.")
    message = _("This person does not see the case.")
    raise Invalid({"owner_id": f"{message} {cure}"}, code="task.owner_walled")


def _holds(account_id: UUID, release: Release | None) -> bool:
    if release is None:
        return False
    held = Holding.objects.filter(seat_id=release.seat_id, account_id=account_id, until_on__isnull=True)
    return held.exists()


def move_task(task: Task, new: TaskState, **also: object) -> None:
    """Move a task on in its lifecycle, unless somebody else did so first."""
    TASK.check(task.state, new)
    turn(task, task.version, state=new, **also)


def tell_story(
    by: Actor, task: Task, kind: ReportKind, words: str, *, result: str = "", finished: bool = False
) -> TaskReport:
    """Seal what was reported or why something was changed, for the secretariat and the task force."""
    return TaskReport.objects.create(
        working_group_id=by.working_group_id,
        task=task,
        kind=kind,
        words_item_id=put(by.working_group_id, task.case_id, "task.report", words),
        result=result,
        finished=finished,
        reported_on=today(),
        by_account=by.account_id,
    )


def reason_of(reason: str) -> str:
    """Return why, or ask for it."""
    return prose(reason, "reason", needed=_("Say why."))


def tell_owner(by: Actor, task: Task, kind: NoticeKind) -> None:
    """Leave a notice with who has the task; a wall that rises later hides it, unless a release carries the task."""
    if task.owner_id:
        subject_id = None if task.release_id else task.case_id
        leave_notice(by, [task.owner_id], kind, subject_id=subject_id, about="task", about_id=task.id)


def tell_desk(by: Actor, task: Task, kind: NoticeKind) -> None:
    """Leave a notice with the secretaries who are not walled from the case and have not the same one unread."""
    same = Notice.objects.filter(kind=kind, about_id=task.id, read_at=None)
    told = set(same.values_list("account_id", flat=True))
    desk = [
        account_id for account_id in desk_of(task.working_group_id, task.case_id) if account_id not in told
    ]
    leave_notice(by, desk, kind, subject_id=task.case_id, about="task", about_id=task.id)


def settle_desk(task: Task) -> None:
    """Take back what was left with the secretariat about a task that was seen to."""
    told = [
        account_id
        for account_id in desk_of(task.working_group_id, task.case_id)
        if account_id != task.owner_id
    ]
    take_back_notices(told, about="task", about_id=task.id)
