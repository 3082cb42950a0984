"""The two clocks: a case that stands too long is called out, from its people to the table, even if nobody has it."""

from datetime import timedelta
from uuid import UUID

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import Case
from kikao.casework.monitoring.actions._table import heard_on, put_on_next, stands
from kikao.casework.monitoring.enums import StayKind
from kikao.casework.monitoring.models import ClockLimit, Escalation
from kikao.casework.monitoring.queries.clocks import Ran, clocks_of, last_step, limits_of
from kikao.casework.monitoring.reckoning.days import STEP_DAYS, level_on
from kikao.casework.tasks.enums import TaskState
from kikao.casework.tasks.models import ForceMember, Task
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.notices.models import DutyTurn
from kikao.registry.people.queries import desk_of, walled_of

MOST_DAYS = 3660
OWNERS, DESK, TABLE = 1, 2, 3
"""Who is told: those who have the case; who is at the desk; every secretary, and the next agenda."""


@action("clock.set_limit", to={Role.SECRETARIAT})
def set_clock_limit(by: Actor, *, days: int, status: str = "") -> UUID:
    """Say how many days a case may stand at a status, or, without a status, until it is under monitoring or closed."""
    if status and status not in {one.value for one in STEP_DAYS}:
        raise Invalid({"status": _("Choose from the list.")})
    if not 1 <= days <= MOST_DAYS:
        raise Invalid({"days": _("Choose between 1 and %(most)d days.") % {"most": MOST_DAYS}})
    row, _made = ClockLimit.objects.update_or_create(
        working_group_id=by.working_group_id, status=status, defaults={"days": days}
    )
    return row.id


@job("monitoring.escalate", every=timedelta(days=1))
@action("case.escalate", to=SYSTEM_ONLY)
def escalate_cases(by: Actor) -> int:
    """Call out every case that has stood too long, a level higher each week; settle what has moved since."""
    limits = limits_of(by.working_group_id)
    rows = Case.objects.filter(working_group_id=by.working_group_id).exclude(status=CaseStatus.CLOSED)
    open_ = _open_ones(by)
    raised = 0
    for case in rows.annotate(stepped_on=Coalesce(last_step(), "tabled_on")).order_by("id").iterator(500):
        for ran in clocks_of(case, case.stepped_on, limits):
            held = open_.pop((case.id, ran.clock.value), None)
            held = _settled_if_moved(held, case, ran)
            if today() > ran.due_on:
                raised += _raise(by, case, ran, held)
            elif held:
                _settle(held)
    for left in open_.values():
        _settle(left)
    return raised


def _open_ones(by: Actor) -> dict[tuple[UUID, str], Escalation]:
    rows = Escalation.objects.filter(working_group_id=by.working_group_id, settled_on=None)
    return {(row.case_id, row.clock): row for row in rows}


def _settled_if_moved(held: Escalation | None, case: Case, ran: Ran) -> Escalation | None:
    """The next step settles what was called out about the one before it."""
    if held is None or ran.clock == StayKind.WHOLE:
        return held
    if held.since_on == ran.since_on and held.status == case.status:
        return held
    _settle(held)
    return None


def _settle(row: Escalation) -> None:
    Escalation.objects.filter(id=row.id, settled_on=None).update(settled_on=today())


def _raise(by: Actor, case: Case, ran: Ran, held: Escalation | None) -> int:
    owners = _owners(case)
    level = max(level_on(ran.due_on, today()), OWNERS if owners else DESK)
    row = held or Escalation.objects.create(
        working_group_id=by.working_group_id,
        case=case,
        clock=ran.clock,
        status=case.status,
        since_on=ran.since_on,
        due_on=ran.due_on,
        level=level,
        raised_on=today(),
    )
    is_news = held is None or held.level < level
    if is_news:
        Escalation.objects.filter(id=row.id).update(level=level)
        _tell(by, case, level, owners)
    if level == TABLE:
        bring_to_table(row, case)
    return int(is_news)


def _owners(case: Case) -> set[UUID]:
    """Return who has the case: its task force, and whoever has something to do in it."""
    force = ForceMember.objects.filter(case=case, left_on=None).values_list("account_id", flat=True)
    doing = Task.objects.filter(case=case, state=TaskState.OPEN, owner__isnull=False, release=None)
    people = {*force, *(one for one in doing.values_list("owner_id", flat=True) if one)}
    return people - walled_of(case.working_group_id, [case.id], people) if people else set()


def _tell(by: Actor, case: Case, level: int, owners: set[UUID]) -> None:
    desk = set(desk_of(case.working_group_id, case.id))
    on_duty = DutyTurn.objects.filter(
        working_group_id=case.working_group_id, from_on__lte=today(), until_on__gte=today()
    )
    here = desk & set(on_duty.values_list("account_id", flat=True)) if level == DESK else desk
    told = owners if level == OWNERS else owners | (here or desk)
    leave_notice(by, sorted(told), NoticeKind.ESCALATED, subject_id=case.id, about="case", about_id=case.id)


def bring_to_table(row: Escalation, case: Case) -> None:
    """Put a case that stands still before the next sitting that may hold it, unless it stands before one."""
    heard = heard_on(row.item_id)
    if stands(row.item_id) or (heard and heard >= row.raised_on):
        return
    item_id = put_on_next(case.working_group_id, "", case_id=case.id)
    Escalation.objects.filter(id=row.id).update(item_id=item_id)
