"""What the secretariat recorded for somebody who has no account."""

from django.db import models
from django.db.models import Q

from kikao.foundation.access.models import GroupOwned
from kikao.foundation.accounts.models import Account
from kikao.registry.people.enums import HowSaid
from kikao.registry.people.models.seats import Seat


class OnBehalf(GroupOwned):
    """One act was recorded for a seat by another hand: how the word came, and whether it was read back."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=60)
    object_id = models.UUIDField(db_index=True)
    how = models.CharField(max_length=5, choices=HowSaid.choices)
    said_on = models.DateField()
    read_back = models.BooleanField()
    scan_item_id = models.UUIDField(null=True)

    class Meta:
        """Read beside the act it belongs to."""

        db_table = "on_behalf"
        constraints = (
            models.CheckConstraint(condition=Q(how__in=HowSaid.values), name="on_behalf_how_known"),
        )

    def __str__(self) -> str:
        """Return the act and the seat it was recorded for."""
        return f"{self.verb} for {self.seat_id}"
