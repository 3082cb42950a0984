"""What the clock does: plan what nobody has planned, remind of what is due or runs out, bring breaches to the table."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from kikao.casework.agreements.enums import ClauseStatus, InstrumentState
from kikao.casework.agreements.models import Clause, Instrument
from kikao.casework.intake.enums import SubmissionState
from kikao.casework.intake.models import Finding, Submission
from kikao.casework.monitoring.actions._breach import bring
from kikao.casework.monitoring.actions._parts import subject_of, tell_desk
from kikao.casework.monitoring.actions.clocks import TABLE, bring_to_table
from kikao.casework.monitoring.actions.planning import plan_check, plan_checks
from kikao.casework.monitoring.actions.taking import settle_sheet
from kikao.casework.monitoring.enums import CheckEnd, CheckKind, CheckState
from kikao.casework.monitoring.models import Check, Escalation, FollowUp
from kikao.casework.monitoring.queries.presence import expiring
from kikao.casework.monitoring.reckoning.days import NEAR, months_after
from kikao.casework.tasks.enums import RecommendationStatus, TaskState
from kikao.casework.tasks.models import Recommendation, Task
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.registry.people.queries import desk_of

AFTER_RECOMMENDATION, AFTER_TASK = 3, 1
"""Months after which somebody looks whether a recommendation was heard and whether what was done holds."""
RECENT = timedelta(days=366)
AGAIN = timedelta(days=7)
MOST = 200
_SILENT = (RecommendationStatus.REJECTED, RecommendationStatus.LAPSED)


@job("monitoring.plan", every=timedelta(days=1))
@action("check.plan_missing", to=SYSTEM_ONLY)
def plan_missing_checks(by: Actor) -> int:
    """Plan the checks of signed agreements, recommendations and confirmed tasks that have none; drop those that ended."""
    return _of_agreements(by) + _of_recommendations(by) + _of_tasks(by) + _ended(by)


def _of_agreements(by: Actor) -> int:
    planned = Check.objects.filter(clause=OuterRef("pk"), step__isnull=False)
    bare = Clause.objects.filter(~Exists(planned), instrument=OuterRef("pk")).exclude(
        status=ClauseStatus.VOID
    )
    rows = Instrument.objects.filter(
        Exists(bare),
        working_group_id=by.working_group_id,
        state=InstrumentState.SIGNED,
        signed_on__isnull=False,
    )
    found = list(rows.order_by("id").values_list("id", flat=True)[:MOST])
    for instrument_id in found:
        plan_checks(by, instrument_id=instrument_id)
    return len(found)


def _of_recommendations(by: Actor) -> int:
    there = Check.objects.filter(recommendation=OuterRef("pk"))
    rows = Recommendation.objects.filter(
        ~Exists(there), working_group_id=by.working_group_id, issued_on__gte=today() - RECENT
    )
    found = list(rows.exclude(status__in=_SILENT).order_by("id")[:MOST])
    for row in found:
        day = max(row.due_on or months_after(row.issued_on, AFTER_RECOMMENDATION), today())
        plan_check(
            by,
            kind=CheckKind.RECOMMENDATION,
            recommendation_id=row.id,
            due_on=day,
            step=AFTER_RECOMMENDATION,
        )
    return len(found)


def _of_tasks(by: Actor) -> int:
    there = Check.objects.filter(task=OuterRef("pk"))
    rows = Task.objects.filter(
        ~Exists(there),
        working_group_id=by.working_group_id,
        state=TaskState.CONFIRMED,
        reports__confirmed_on__gte=today() - RECENT,
    )
    found = set(rows.values_list("id", flat=True)[:MOST])
    for task_id in sorted(found):
        day = months_after(today(), AFTER_TASK)
        plan_check(by, kind=CheckKind.TASK, task_id=task_id, due_on=day, step=AFTER_TASK)
    return len(found)


def _ended(by: Actor) -> int:
    """Cancel what was planned for an agreement that holds no more, or for a clause that is void."""
    over = (InstrumentState.AMENDED, InstrumentState.DENOUNCED, InstrumentState.ENDED)
    rows = Check.objects.filter(
        Q(instrument__state__in=over) | Q(clause__status=ClauseStatus.VOID),
        working_group_id=by.working_group_id,
        kind=CheckKind.CLAUSE,
        state=CheckState.PLANNED,
    )
    found = list(rows.order_by("id")[:MOST])
    for row in found:
        Check.objects.filter(id=row.id, state=CheckState.PLANNED).update(
            state=CheckState.CANCELLED,
            ended_cause=CheckEnd.CEASED,
            ended_on=today(),
            version=row.version + 1,
        )
    return len(found)


@job("monitoring.remind", every=timedelta(days=1))
@action("check.remind", to=SYSTEM_ONLY)
def remind_of_checks(by: Actor) -> int:
    """Remind whoever is to go, else the secretariat, of checks whose day has come, and every week from then on."""
    due = Check.objects.filter(
        Q(reminded_on=None) | Q(reminded_on__lte=today() - AGAIN),
        working_group_id=by.working_group_id,
        state=CheckState.PLANNED,
        due_on__lte=today(),
    )
    found = list(due.order_by("due_on", "id")[:MOST])
    for check in found:
        tell_desk(by, check, NoticeKind.CHECK_DUE)
        if check.assigned_id:
            subject_id = subject_of(check)
            leave_notice(
                by,
                [check.assigned_id],
                NoticeKind.CHECK_DUE,
                subject_id=subject_id,
                about="check",
                about_id=check.id,
            )
    Check.objects.filter(id__in=[check.id for check in found]).update(reminded_on=today())
    return len(found)


@job("monitoring.remind_expiry", every=timedelta(days=1))
@action("site.remind", to=SYSTEM_ONLY)
def remind_of_expiry(by: Actor) -> int:
    """Remind the secretariat, a month before, of a colour or a suspension that runs out."""
    found = list(expiring(by.working_group_id, today() + NEAR).filter(reminded_on=None)[:MOST])
    for event in found:
        leave_notice(
            by,
            desk_of(by.working_group_id, event.id),
            NoticeKind.CHECK_DUE,
            subject_id=event.id,
            about="site",
            about_id=event.place_id,
        )
        event.reminded_on = today()
        event.save(update_fields=["reminded_on"])
    return len(found)


@job("monitoring.bring_to_the_table", every=timedelta(hours=1))
@action("breach.bring", to=SYSTEM_ONLY)
def bring_to_the_table(by: Actor) -> int:
    """Put before a sitting what waits for one: breaches, and cases that have stood still to the last level."""
    waiting = FollowUp.objects.filter(working_group_id=by.working_group_id, settled_on=None)
    related = ("result__check_made__clause", "result__check_made__instrument")
    brought = sum(bring(row) for row in waiting.select_related(*related).order_by("id")[:MOST])
    still = Escalation.objects.filter(working_group_id=by.working_group_id, settled_on=None, level=TABLE)
    for row in still.select_related("case").order_by("id")[:MOST]:
        bring_to_table(row, row.case)
    _settle_sheets(by)
    return brought


def _settle_sheets(by: Actor) -> None:
    left = Finding.objects.filter(submission=OuterRef("pk"), taken_up_on=None)
    taken = Finding.objects.filter(submission=OuterRef("pk"), taken_up_on__isnull=False)
    rows = Submission.objects.filter(
        Exists(taken),
        ~Exists(left),
        working_group_id=by.working_group_id,
        state=SubmissionState.WHOLE,
        report=None,
    )
    for submission_id in sorted(rows.values_list("id", flat=True)[:MOST], key=UUID.__str__):
        settle_sheet(by, submission_id)
