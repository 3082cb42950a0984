"""Task forces, tasks with their reports, recommendations with their moves."""

from django.db import models
from django.db.models import Q

from kikao.casework.cases.enums import Level
from kikao.casework.cases.models import Case
from kikao.casework.meetings.models import Decision, Release
from kikao.casework.tasks.enums import (
    ActionType,
    ForceRole,
    RecommendationStatus,
    ReportKind,
    TaskState,
)
from kikao.foundation.access.models import GroupOwned
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.people.models import Organisation


class ForceMember(GroupOwned):
    """Somebody in the task force of a case; reads its narratives through the keys granted when joining."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=ForceRole.choices, default=ForceRole.MEMBER)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        """In the force once at a time."""

        db_table = "force_member"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "case", "account"),
                condition=Q(left_on__isnull=True),
                name="force_member_once",
            ),
        )


class Task(GroupOwned):
    """Something to be done for a case, by whom, until when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    action_type = models.CharField(max_length=8, choices=ActionType.choices)
    level = models.CharField(max_length=4, choices=Level.choices, default=Level.LOCAL)
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.OPEN)
    due_on = models.DateField(null=True)
    due_next_meeting = models.BooleanField(default=False)
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="+")
    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="+")
    assigned_on = models.DateField()
    done_from = models.DateField(null=True)
    done_until = models.DateField(null=True)
    done_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Read by owner and by what is due."""

        db_table = "task"
        indexes = (
            models.Index(fields=("working_group", "state", "due_on", "id"), name="task_due"),
            models.Index(fields=("owner", "state", "due_on"), name="task_owner"),
            models.Index(fields=("case", "id"), name="task_case"),
        )

    @property
    def done(self) -> Moment:
        """Return when the task was done, as well as it is known."""
        return Moment(self.done_from, self.done_until, Precision(self.done_precision))


class TaskReport(GroupOwned):
    """What was reported back or changed, sealed for secretariat and task force: claimed, until it is confirmed."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=8, choices=ReportKind.choices, default=ReportKind.REPORT)
    words_item_id = models.UUIDField()
    result = models.CharField(max_length=200, blank=True)
    finished = models.BooleanField()
    reported_on = models.DateField()
    by_account = models.UUIDField(null=True)
    confirmed_by = models.UUIDField(null=True)
    confirmed_on = models.DateField(null=True)

    class Meta:
        """Confirmed by another person than the one who reported."""

        db_table = "task_report"
        constraints = (
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=models.F("by_account")),
                name="task_report_confirmed_by_another",
            ),
        )


class Recommendation(GroupOwned):
    """What the group asks of an authority, followed up until it is verified in the field."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    addressee = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    level = models.CharField(max_length=4, choices=Level.choices, default=Level.PROVINCIAL)
    status = models.CharField(
        max_length=2,
        choices=RecommendationStatus.choices,
        default=RecommendationStatus.ISSUED,
    )
    due_on = models.DateField(null=True)
    issued_on = models.DateField()
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="+")
    release = models.ForeignKey(Release, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Read by status and case."""

        db_table = "recommendation"
        indexes = (
            models.Index(
                fields=("working_group", "status", "due_on", "id"),
                name="recommendation_due",
            ),
            models.Index(fields=("case", "id"), name="recommendation_case"),
        )


class RecommendationMove(GroupOwned):
    """One step of a recommendation, with what was seen or heard, or the reference of the check that tells it."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="moves")
    old = models.CharField(max_length=2, choices=RecommendationStatus.choices, blank=True)
    new = models.CharField(max_length=2, choices=RecommendationStatus.choices)
    words = models.CharField(max_length=300, blank=True)
    check_reference = models.CharField(max_length=24, blank=True)
    real_on = models.DateField(null=True)
    entered_on = models.DateField()
    by_account = models.UUIDField(null=True)

    class Meta:
        """Read in the order of entry."""

        db_table = "recommendation_move"
