"""How long a case may stand at a step or stay open, and when it was said that it stands too long."""

from django.db import models
from django.db.models import Q

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import Case
from kikao.casework.monitoring.enums import StayKind
from kikao.foundation.access.models import GroupOwned


class ClockLimit(GroupOwned):
    """How many days the group gives a status, or a whole case (an empty status), other than the house does."""

    status = models.CharField(max_length=2, choices=CaseStatus.choices, blank=True)
    days = models.PositiveSmallIntegerField()

    class Meta:
        """One limit for each status."""

        db_table = "clock_limit"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "status"), name="clock_limit_once"),
            models.CheckConstraint(condition=Q(days__gte=1), name="clock_limit_is_a_day_at_least"),
        )


class Escalation(GroupOwned):
    """A case that stood too long: since when, to which level it was said, what settled it.

    `item_id` is the agenda item by which the last level brought it to the table; until there is one it waits.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    clock = models.CharField(max_length=5, choices=StayKind.choices)
    status = models.CharField(max_length=2, choices=CaseStatus.choices, blank=True)
    since_on = models.DateField()
    due_on = models.DateField()
    level = models.PositiveSmallIntegerField(default=1)
    raised_on = models.DateField()
    item_id = models.UUIDField(null=True)
    settled_on = models.DateField(null=True)

    class Meta:
        """One open for each clock of a case; read by what is open."""

        db_table = "escalation"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "case", "clock"),
                condition=Q(settled_on__isnull=True),
                name="escalation_open_once",
            ),
            models.CheckConstraint(condition=Q(level__gte=1, level__lte=3), name="escalation_has_a_level"),
        )
        indexes = (
            models.Index(fields=("working_group", "settled_on", "due_on", "id"), name="escalation_open"),
        )
