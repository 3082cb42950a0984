"""What changed, how satisfied each party is, and how a case was closed and reopened."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.cases.models import Case
from kikao.casework.incidents.enums import Sex
from kikao.casework.outcomes.enums import Asked, Change, ClosureReason, OutcomeKind, Proof
from kikao.foundation.access.models import GroupOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.people.models import Organisation


class Outcome(GroupOwned):
    """One thing that changed, who says so, and whether somebody went to see."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=7, choices=OutcomeKind.choices, default=OutcomeKind.OUTCOME)
    change = models.CharField(max_length=5, choices=Change.choices)
    words = models.TextField()
    said_by = models.CharField(max_length=200)
    said_by_organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    proof = models.CharField(max_length=8, choices=Proof.choices, default=Proof.CLAIMED)
    happened_from = models.DateField(null=True)
    happened_until = models.DateField(null=True)
    happened_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    recorded_by = models.UUIDField(null=True)
    recorded_on = models.DateField()
    verified_by = models.UUIDField(null=True)
    verified_on = models.DateField(null=True)
    verified_how = models.CharField(max_length=300, blank=True)

    class Meta:
        """Who verifies is not who recorded the claim."""

        db_table = "outcome"
        constraints = (
            models.CheckConstraint(
                condition=Q(proof="CLAIMED")
                | (Q(verified_by__isnull=False) & ~Q(verified_by=F("recorded_by"))),
                name="outcome_verified_by_another",
            ),
        )
        indexes = (models.Index(fields=("case", "id"), name="outcome_case"),)

    @property
    def happened(self) -> Moment:
        """Return when it changed."""
        return Moment(self.happened_from, self.happened_until, Precision(self.happened_precision))


class Satisfaction(GroupOwned):
    """How satisfied one party says it is, from 1 to 5; never collected by the mediator alone."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()
    words_item_id = models.UUIDField(null=True)
    sex = models.CharField(max_length=1, choices=Sex.choices, default=Sex.UNKNOWN)
    asked = models.CharField(max_length=7, choices=Asked.choices, blank=True)
    collected_by = models.UUIDField()
    collected_on = models.DateField()

    class Meta:
        """Read by case."""

        db_table = "satisfaction"
        constraints = (
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="satisfaction_one_to_five"),
        )


class Closing(GroupOwned):
    """How and why a case was closed, and, if it was, why it was reopened."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=8, choices=ClosureReason.choices)
    words = models.TextField(blank=True)
    closed_on = models.DateField()
    closed_by = models.UUIDField()
    despite = models.CharField(max_length=300, blank=True)
    reopened_on = models.DateField(null=True)
    reopened_by = models.UUIDField(null=True)
    reopened_why = models.CharField(max_length=300, blank=True)

    class Meta:
        """A case has one open closing at a time."""

        db_table = "closing"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "case"),
                condition=Q(reopened_on__isnull=True),
                name="closing_one_at_a_time",
            ),
        )
