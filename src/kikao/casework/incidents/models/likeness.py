"""What a person found when a report looked like another record."""

from django.db import models
from django.db.models import Q

from kikao.casework.incidents.enums import Likeness
from kikao.casework.incidents.models.incident import Incident
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import RandomOwned


class Comparison(RandomOwned):
    """A report was held beside another report or an incident, and a person said whether they tell of the same."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Report, null=True, on_delete=models.PROTECT, related_name="+")
    incident = models.ForeignKey(Incident, null=True, on_delete=models.PROTECT, related_name="+")
    likeness = models.CharField(max_length=5, choices=Likeness.choices)
    compared_by = models.UUIDField(null=True)
    compared_on = models.DateField()

    class Meta:
        """A report beside one other record, once; a later word takes the earlier one's place."""

        db_table = "report_comparison"
        constraints = (
            models.CheckConstraint(
                condition=Q(other__isnull=True, incident__isnull=False)
                | Q(other__isnull=False, incident__isnull=True),
                name="comparison_with_one",
            ),
            models.UniqueConstraint(
                fields=("working_group", "report", "other"),
                condition=Q(other__isnull=False),
                name="comparison_of_reports_once",
            ),
            models.UniqueConstraint(
                fields=("working_group", "report", "incident"),
                condition=Q(incident__isnull=False),
                name="comparison_with_incident_once",
            ),
        )
