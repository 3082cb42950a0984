"""The plan of erasure: what is due, written down record by record before anything goes."""

from datetime import timedelta

from django.db.models import Q

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.notices.clock import job
from kikao.insight.retention.enums import LineState
from kikao.insight.retention.models import ErasureLine
from kikao.insight.retention.queries import Due, due

MONTH = timedelta(days=30)


@job("retention.plan", every=MONTH)
@action("erasure.plan", to={Role.SECRETARIAT})
def plan_erasure(by: Actor) -> int:
    """Reckon anew what is due: new lines come on the plan, what is no longer due goes off it; nothing is erased."""
    wanted = {(one.subject_id, one.scope.value): one for one in due(by.working_group_id)}
    standing = {(row.subject_id, row.scope): row for row in _open(by)}
    for key in standing.keys() - wanted.keys():
        ErasureLine.objects.filter(id=standing[key].id).update(state=LineState.DROPPED)
    for key in standing.keys() & wanted.keys():
        _bring_up_to_date(standing[key], wanted[key])
    new = [_line(by, wanted[key]) for key in sorted(wanted.keys() - standing.keys(), key=str)]
    ErasureLine.objects.bulk_create(new)
    return len(new)


def _open(by: Actor) -> "list[ErasureLine]":
    state = Q(state__in=(LineState.PLANNED, LineState.STARTED))
    return list(ErasureLine.objects.select_for_update().filter(state, working_group_id=by.working_group_id))


def _bring_up_to_date(row: ErasureLine, now_due: Due) -> None:
    if (row.ground, row.due_on) != (now_due.ground, now_due.due_on):
        ErasureLine.objects.filter(id=row.id).update(ground=now_due.ground, due_on=now_due.due_on)


def _line(by: Actor, one: Due) -> ErasureLine:
    return ErasureLine(
        working_group_id=by.working_group_id,
        ground=one.ground,
        scope=one.scope,
        subject_kind=one.subject_kind,
        subject_id=one.subject_id,
        reference=one.reference,
        due_on=one.due_on,
        planned_on=today(),
    )
