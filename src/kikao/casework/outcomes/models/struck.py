"""Entries that are never deleted: one that was wrong is struck with a reason, and stays."""

from django.db import models

from kikao.casework.cases.models import Case
from kikao.foundation.access.models import GroupOwned


class Strikeable(GroupOwned):
    """A row of a case that can be struck: the row stays, with who struck it, when, and why (sealed)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.UUIDField(null=True)
    recorded_on = models.DateField()
    struck_on = models.DateField(null=True)
    struck_by = models.UUIDField(null=True)
    struck_item_id = models.UUIDField(null=True)

    class Meta:
        """No table of its own."""

        abstract = True
