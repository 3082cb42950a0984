"""A breach opens follow-up in the same act: a task, an item on the next agenda, a notice; without a sitting it waits."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from kikao.casework.monitoring.actions._parts import subject_of, tell_desk
from kikao.casework.monitoring.actions._table import heard_on, put_on_next, stands
from kikao.casework.monitoring.enums import CheckKind
from kikao.casework.monitoring.models import Check, CheckResult, FollowUp
from kikao.casework.tasks.actions import assign_task
from kikao.casework.tasks.enums import ActionType
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import today
from kikao.foundation.notices.enums import NoticeKind


def open_follow_up(by: Actor, check: Check, result: CheckResult) -> FollowUp:
    """Follow a breach up; a second one of the same promise, while the first is open, goes the same way."""
    going = _going_on(check)
    if going and (heard := heard_on(going.item_id)):
        FollowUp.objects.filter(id=going.id).update(settled_on=heard)
        going = None
    row = FollowUp(working_group_id=check.working_group_id, result=result, opened_on=today())
    if going:
        row.task_id, row.item_id = going.task_id, going.item_id
    elif check.case_id:
        row.task_id = assign_task(
            Actor.system(check.working_group_id),
            case_id=check.case_id,
            title=words_of(check)[:200],
            action_type=ActionType.MON,
            due_next_meeting=True,
        )
    row.save(force_insert=True)
    bring(row)
    tell_desk(by, check, NoticeKind.BREACH_FOUND)
    if row.item_id is None:
        tell_desk(by, check, NoticeKind.NO_SITTING)
    return row


def bring(row: FollowUp) -> bool:
    """Put a breach before the next sitting that may hold it unless it stands before one; tell whether it does now."""
    if stands(row.item_id):
        return True
    if heard := heard_on(row.item_id):
        FollowUp.objects.filter(id=row.id).update(settled_on=heard)
        return True
    check = row.result.check_made
    row.item_id = put_on_next(
        check.working_group_id,
        words_of(check),
        case_id=check.case_id,
        task_id=row.task_id,
        subjects=[subject_of(check)],
    )
    FollowUp.objects.filter(id=row.id).update(item_id=row.item_id)
    return row.item_id is not None


def words_of(check: Check) -> str:
    """Say in plain words what does not hold, as an agenda carries it: in the group's language, whoever found it."""
    group = WorkingGroup.objects.get(id=check.working_group_id)
    with override(group.spoken[0]):
        return _in_words(check)


def _in_words(check: Check) -> str:
    if check.kind == CheckKind.CLAUSE and check.clause and check.instrument:
        told = {"number": check.clause.number, "reference": check.instrument.reference}
        return _("Agreement %(reference)s, clause %(number)d: it does not hold") % told
    if check.kind == CheckKind.RECOMMENDATION:
        return _("A recommendation does not hold (check %(reference)s)") % {"reference": check.reference}
    return _("A situation got worse or came back (check %(reference)s)") % {"reference": check.reference}


def _going_on(check: Check) -> FollowUp | None:
    alike = FollowUp.objects.filter(
        settled_on__isnull=True, working_group_id=check.working_group_id, **same_thing(check)
    )
    return alike.order_by("id").first()


def same_thing(check: Check, path: str = "result__check_made__") -> dict[str, object]:
    """Return what the results of the same promise, recommendation, task or situation have in common."""
    about = {
        "clause_id": check.clause_id,
        "recommendation_id": check.recommendation_id,
        "task_id": check.task_id,
    }
    named = {f"{path}{name}": value for name, value in about.items() if value}
    return dict(named) or {f"{path}id": check.id}
