"""Who was held to account, and where that person or unit went next."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.outcomes.enums import Measure, Proof
from kikao.casework.outcomes.models.ended import Outcome
from kikao.casework.outcomes.models.struck import Strikeable
from kikao.casework.tasks.models import Recommendation
from kikao.foundation.access.models import GroupOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.people.models import Organisation


class Accountability(Strikeable):
    """A measure against a person or unit: who it is stays sealed, the organisation is one already accused here."""

    measure = models.CharField(max_length=10, choices=Measure.choices)
    who_item_id = models.UUIDField()
    words_item_id = models.UUIDField(null=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    authority = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(Recommendation, null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.ForeignKey(Outcome, null=True, on_delete=models.PROTECT, related_name="+")
    taken_from = models.DateField(null=True)
    taken_until = models.DateField(null=True)
    taken_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    proof = models.CharField(max_length=8, choices=Proof.choices, default=Proof.CLAIMED)
    verified_by = models.UUIDField(null=True)
    verified_on = models.DateField(null=True)
    verified_item_id = models.UUIDField(null=True)

    class Meta:
        """Who verifies is not who recorded the claim."""

        db_table = "accountability"
        constraints = (
            models.CheckConstraint(
                condition=Q(proof="CLAIMED")
                | (Q(verified_by__isnull=False) & ~Q(verified_by=F("recorded_by"))),
                name="accountability_verified_by_another",
            ),
        )
        indexes = (models.Index(fields=("case", "id"), name="accountability_case"),)

    @property
    def taken(self) -> Moment:
        """Return when the measure was taken, as well as it is known."""
        return Moment(self.taken_from, self.taken_until, Precision(self.taken_precision))


class Posting(GroupOwned):
    """Where somebody against whom a measure was taken was seen next, and until when the group keeps looking.

    Each sighting is a row of its own; only the latest one of a measure carries a day on which to look again.
    """

    measure = models.ForeignKey(Accountability, on_delete=models.PROTECT, related_name="postings")
    where_item_id = models.UUIDField()
    since_item_id = models.UUIDField(null=True)
    noted_on = models.DateField()
    noted_by = models.UUIDField(null=True)
    watch_until = models.DateField(null=True)
    look_on = models.DateField(null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        """Nobody looks again after the watch has ended; found by the day to look."""

        db_table = "posting"
        constraints = (
            models.CheckConstraint(
                condition=Q(look_on__isnull=True)
                | (Q(watch_until__isnull=False) & Q(look_on__lte=F("watch_until"))),
                name="posting_looked_at_while_watched",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "look_on"), name="posting_look"),
            models.Index(fields=("measure", "id"), name="posting_measure"),
        )
