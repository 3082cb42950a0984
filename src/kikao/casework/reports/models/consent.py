"""What the source agrees to, and what was done where a report had gone before consent was taken back."""

from django.db import models
from django.db.models import Q

from kikao.casework.reports.enums import ConsentManner, ConsentScope, Language, Redress, SharedKind
from kikao.casework.reports.models.report import Report
from kikao.foundation.access.models import RandomOwned


class Consent(RandomOwned):
    """One answer of the source on one scope; the earlier answers stay."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="consents")
    scope = models.CharField(max_length=7, choices=ConsentScope.choices)
    given = models.BooleanField(default=False)
    language = models.CharField(max_length=3, choices=Language.choices)
    manner = models.CharField(max_length=7, choices=ConsentManner.choices)
    guardian = models.BooleanField(default=False)
    recorded_by = models.UUIDField(null=True)
    given_on = models.DateField()
    current = models.BooleanField(default=True)

    class Meta:
        """One answer on each scope counts now."""

        db_table = "report_consent"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "report", "scope"),
                condition=Q(current=True),
                name="report_consent_current_once",
            ),
        )

    def __str__(self) -> str:
        """Return the scope."""
        return self.scope


class Redaction(RandomOwned):
    """One place to which a report had gone, and what was done there after its source took consent back."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="redactions")
    about = models.CharField(max_length=8, choices=SharedKind.choices)
    about_id = models.UUIDField()
    redress = models.CharField(max_length=8, choices=Redress.choices)
    done_by = models.UUIDField(null=True)
    done_on = models.DateField()

    class Meta:
        """Each place once for one report."""

        db_table = "report_redaction"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "report", "about", "about_id"), name="report_redaction_once"
            ),
        )

    def __str__(self) -> str:
        """Return the kind of place."""
        return self.about
