"""Minutes: drafted from what was entered, adopted, then frozen with a hash."""

from django.db import models
from django.db.models import Q

from kikao.casework.meetings.enums import MinutesState
from kikao.casework.meetings.models.sittings import Sitting
from kikao.foundation.access.models import RandomOwned


class Minutes(RandomOwned):
    """The one text of a sitting's minutes, the same for all who were in the room."""

    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="minutes")
    body = models.TextField()
    state = models.CharField(max_length=8, choices=MinutesState.choices, default=MinutesState.DRAFT)
    hash = models.CharField(max_length=64, blank=True)
    adopted_on = models.DateField(null=True)
    adopted_by = models.UUIDField(null=True)
    adopted_at_sitting = models.ForeignKey(Sitting, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Adopted minutes carry their hash."""

        db_table = "minutes"
        constraints = (
            models.CheckConstraint(
                condition=Q(state="DRAFT") | ~Q(hash=""),
                name="minutes_adopted_has_hash",
            ),
        )


class Addendum(RandomOwned):
    """A correction or addition made after adoption; the minutes themselves never change."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="addenda")
    words = models.TextField()
    added_on = models.DateField()
    by_account = models.UUIDField()

    class Meta:
        """One row an addendum."""

        db_table = "minutes_addendum"
