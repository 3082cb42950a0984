"""Going back to look: what is planned, what was found and how well it is proved, what a breach set off."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.agreements.enums import ClauseStatus
from kikao.casework.agreements.models import Clause, Instrument
from kikao.casework.cases.models import Case
from kikao.casework.intake.models import Finding
from kikao.casework.missions.enums import NoAccessReason
from kikao.casework.missions.models import Mission
from kikao.casework.monitoring.enums import CheckEnd, CheckKind, CheckState, FollowUpFinding, Proof
from kikao.casework.tasks.models import Recommendation, Task
from kikao.foundation.access.models import GroupOwned
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.people.models import Organisation
from kikao.registry.places.models import Place

STEPS = (1, 3, 6, 12)
"""How many months after a signature somebody goes back, unless the group plans otherwise."""


class Check(GroupOwned):
    """Somebody is to go back and look, on or after a day; it is done, not made or cancelled, never deleted.

    `step` is the number of months after the signature (or the recommendation) when it was planned by that rule. What
    hangs on no case is a subject of its own.
    """

    reference = models.CharField(max_length=24)
    kind = models.CharField(max_length=10, choices=CheckKind.choices)
    clause = models.ForeignKey(Clause, null=True, on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(Recommendation, null=True, on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    instrument = models.ForeignKey(Instrument, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    step = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=10, choices=CheckState.choices, default=CheckState.PLANNED)
    assigned = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    mission = models.ForeignKey(Mission, null=True, on_delete=models.PROTECT, related_name="+")
    about_item_id = models.UUIDField(null=True)
    no_access = models.CharField(max_length=6, choices=NoAccessReason.choices, blank=True)
    reason_item_id = models.UUIDField(null=True)
    ended_cause = models.CharField(max_length=6, choices=CheckEnd.choices, blank=True)
    planned_by = models.UUIDField(null=True)
    planned_on = models.DateField()
    ended_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """A step of a clause or a recommendation is planned once; read by what is due, by case, by mission."""

        db_table = "check_visit"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="check_reference_once"),
            models.UniqueConstraint(
                fields=("working_group", "clause", "step"),
                condition=Q(clause__isnull=False, step__isnull=False),
                name="check_of_clause_once",
            ),
            models.UniqueConstraint(
                fields=("working_group", "recommendation", "step"),
                condition=Q(recommendation__isnull=False, step__isnull=False),
                name="check_of_recommendation_once",
            ),
            models.UniqueConstraint(
                fields=("working_group", "task", "step"),
                condition=Q(task__isnull=False, step__isnull=False),
                name="check_of_task_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="CLAUSE", clause__isnull=False, instrument__isnull=False)
                | Q(kind="RECOMM", recommendation__isnull=False, clause__isnull=True, case__isnull=False)
                | Q(kind="TASK", task__isnull=False, clause__isnull=True, case__isnull=False)
                | Q(kind="SITUATION", clause__isnull=True, recommendation__isnull=True, task__isnull=True),
                name="check_of_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("NOT_MADE", "CANCELLED"))
                | Q(reason_item_id__isnull=False)
                | ~Q(ended_cause="")
                | ~Q(no_access=""),
                name="check_not_made_says_why",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "state", "due_on", "id"), name="check_due"),
            models.Index(fields=("case", "due_on", "id"), name="check_case"),
            models.Index(fields=("instrument", "due_on", "id"), name="check_instrument"),
            models.Index(fields=("mission", "due_on", "id"), name="check_mission"),
            models.Index(fields=("place", "due_on", "id"), name="check_place"),
        )

    def __str__(self) -> str:
        """Return the reference people say aloud."""
        return self.reference


class CheckResult(GroupOwned):
    """What was found on going back, by whom it is held true: claimed, confirmed, or seen on a visit.

    A result that was wrong is followed by the one that corrects it, with the reason; both are kept.
    """

    check_made = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="results")
    proof = models.CharField(max_length=10, choices=Proof.choices)
    finding = models.CharField(max_length=6, choices=FollowUpFinding.choices)
    standing = models.CharField(max_length=6, choices=ClauseStatus.choices, blank=True)
    no_access = models.CharField(max_length=6, choices=NoAccessReason.choices, blank=True)
    sources = models.PositiveSmallIntegerField(default=0)
    source_body = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    words_item_id = models.UUIDField(null=True)
    observed_from = models.DateField(null=True)
    observed_until = models.DateField(null=True)
    observed_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    recorded_by = models.UUIDField(null=True)
    recorded_on = models.DateField()
    mission = models.ForeignKey(Mission, null=True, on_delete=models.PROTECT, related_name="+")
    came_from = models.OneToOneField(Finding, null=True, on_delete=models.PROTECT, related_name="+")
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected_by")
    correction_item_id = models.UUIDField(null=True)

    class Meta:
        """Confirmed by a body and by how many; no access says why; a correction says why."""

        db_table = "check_result"
        constraints = (
            models.CheckConstraint(
                condition=Q(proof="CONFIRMED", source_body__isnull=False, sources__gte=1)
                | ~Q(proof="CONFIRMED") & Q(source_body__isnull=True, sources=0),
                name="check_result_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(finding="NOACC") & ~Q(no_access="") | ~Q(finding="NOACC") & Q(no_access=""),
                name="check_result_no_access_says_why",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True)
                | Q(correction_item_id__isnull=False) & ~Q(corrects=F("id")),
                name="check_result_corrected_with_a_reason",
            ),
        )
        indexes = (models.Index(fields=("check_made", "id"), name="check_result_check"),)

    @property
    def observed(self) -> Moment:
        """Return when it was seen, as well as it is known."""
        return Moment(self.observed_from, self.observed_until, Precision(self.observed_precision))


class FollowUp(GroupOwned):
    """What a breach set off: a task where there is a case, and an item on the next agenda that may hold it.

    Without `item_id` it waits for a sitting; nothing but its being heard or a reason takes it away.
    """

    result = models.OneToOneField(CheckResult, on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, null=True, on_delete=models.PROTECT, related_name="+")
    item_id = models.UUIDField(null=True)
    opened_on = models.DateField()
    settled_on = models.DateField(null=True)

    class Meta:
        """Read by what has not come to the table."""

        db_table = "breach_follow_up"
        indexes = (models.Index(fields=("working_group", "settled_on", "id"), name="follow_up_open"),)
