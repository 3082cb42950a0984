"""What the group settled: how long things are kept, and what must be kept longer."""

from django.db import models
from django.db.models import F, Q

from kikao.foundation.access.models import RandomOwned
from kikao.insight.retention.enums import HoldState, PeriodKind, PeriodState, SubjectKind


class Period(RandomOwned):
    """How long one kind of record is kept, as somebody proposed and another confirmed."""

    kind = models.CharField(max_length=12, choices=PeriodKind.choices)
    length = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=PeriodState.choices, default=PeriodState.PROPOSED)
    proposed_by = models.UUIDField()
    proposed_on = models.DateField()
    answered_by = models.UUIDField(null=True)
    answered_on = models.DateField(null=True)

    class Meta:
        """One in force and one proposed of each kind; nobody confirms what they proposed."""

        db_table = "retention_period"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "kind", "state"),
                condition=Q(state__in=("PROPOSED", "IN_FORCE")),
                name="retention_period_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("IN_FORCE", "REPLACED"))
                | (Q(answered_by__isnull=False) & ~Q(answered_by=F("proposed_by"))),
                name="retention_period_takes_two",
            ),
        )


class Hold(RandomOwned):
    """A report, incident or case that must not be erased for now; the reason is sealed with it."""

    subject_kind = models.CharField(max_length=8, choices=SubjectKind.choices)
    subject_id = models.UUIDField()
    reference = models.CharField(max_length=24)
    reason_item_id = models.UUIDField()
    state = models.CharField(max_length=8, choices=HoldState.choices, default=HoldState.STANDING)
    placed_by = models.UUIDField()
    placed_on = models.DateField()
    lift_asked_by = models.UUIDField(null=True)
    lift_asked_on = models.DateField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_on = models.DateField(null=True)

    class Meta:
        """One at a time on each record; one places it, two lift it."""

        db_table = "retention_hold"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "subject_id"),
                condition=~Q(state="LIFTED"),
                name="retention_hold_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="LIFTED")
                | (
                    Q(lifted_by__isnull=False)
                    & Q(lift_asked_by__isnull=False)
                    & ~Q(lifted_by=F("lift_asked_by"))
                ),
                name="retention_hold_lifted_by_two",
            ),
        )
