"""Reminding: owners of what is overdue, the secretariat of urgent decisions that no sitting has judged."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from kikao.casework.meetings.enums import Ratification
from kikao.casework.meetings.models import Decision
from kikao.casework.meetings.queries import group_rules
from kikao.casework.tasks.actions._parts import tell_owner
from kikao.casework.tasks.models import Task
from kikao.casework.tasks.policy import seen_by
from kikao.casework.tasks.queries import last_plenary, past_due
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import date_of, now
from kikao.foundation.base.stops import Unknown
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.notices.models import Notice
from kikao.registry.people.queries import actor_for, desk_of

WEEK = timedelta(days=7)


@job("tasks.remind_overdue", every=timedelta(days=1))
@action("task.remind_overdue", to=SYSTEM_ONLY)
def remind_overdue(by: Actor) -> int:
    """Leave a notice with the owner of each task once it is overdue, and every week from then on."""
    late = Task.objects.filter(
        past_due(last_plenary(by.working_group_id)),
        working_group_id=by.working_group_id,
        owner__isnull=False,
    )
    reminded = 0
    for task in late.order_by("id").iterator(chunk_size=500):
        if not _told(by, NoticeKind.TASK_OVERDUE, task.id) and _sees(task):
            tell_owner(by, task, NoticeKind.TASK_OVERDUE)
            reminded += 1
    return reminded


def _told(by: Actor, kind: NoticeKind, about_id: UUID) -> bool:
    lately = Notice.objects.filter(working_group_id=by.working_group_id, left_at__gt=now() - WEEK)
    return lately.filter(kind=kind, about_id=about_id).exists()


def _sees(task: Task) -> bool:
    """Whoever was walled meanwhile, or has left, is not reminded."""
    try:
        owner = actor_for(task.owner_id) if task.owner_id else None
    except Unknown:
        return False
    return owner is not None and Task.objects.filter(seen_by(owner), id=task.id).exists()


@job("tasks.remind_unratified", every=timedelta(hours=6))
@action("decision.remind_unratified", to=SYSTEM_ONLY)
def remind_unratified(by: Actor) -> int:
    """Remind the secretariat, every week, of urgent decisions that wait to be ratified beyond the group's hours."""
    before = now() - timedelta(hours=group_rules(by.working_group_id).urgent_hours)
    waiting = Decision.objects.filter(
        Q(begun_at__lte=before) | Q(begun_at__isnull=True, decided_on__lt=date_of(before)),
        working_group_id=by.working_group_id,
        ratification=Ratification.UNRATIFIED,
        case__isnull=False,
    )
    reminded = 0
    for decision in waiting.select_related("case").order_by("id"):
        case = decision.case
        if case and not _told(by, NoticeKind.UNRATIFIED, case.id):
            leave_notice(
                by,
                desk_of(case.working_group_id, case.id),
                NoticeKind.UNRATIFIED,
                subject_id=case.id,
                about="case",
                about_id=case.id,
            )
            reminded += 1
    return reminded
