"""Who may read restricted reports, and where a person was sent for help."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.models.report import Report
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.fields import declare, plain


class CircleMember(RandomOwned):
    """Somebody trained who reads restricted reports: named by a secretary, confirmed by another person."""

    account_id = models.UUIDField()
    given_by = models.UUIDField(null=True)
    given_on = models.DateField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_on = models.DateField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        """In the circle once at a time; nobody names or confirms himself or herself, nobody does both."""

        db_table = "report_circle"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "account_id"),
                condition=Q(ended_on__isnull=True),
                name="report_circle_once",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | (~Q(confirmed_by=F("given_by")) & ~Q(confirmed_by=F("account_id"))),
                name="report_circle_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(given_by__isnull=True) | ~Q(given_by=F("account_id")),
                name="report_circle_given_by_another",
            ),
        )

    def __str__(self) -> str:
        """Return the account."""
        return f"{self.account_id}"


class Referral(RandomOwned):
    """A person was told where help is, or was sent there with what the person agreed to pass on."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="referrals")
    target = models.CharField(max_length=60)
    passed_on = models.BooleanField(default=False)
    note_item_id = models.UUIDField(null=True)
    referred_by = models.UUIDField(null=True)
    referred_on = models.DateField()

    class Meta:
        """As many as are needed."""

        db_table = "report_referral"

    def __str__(self) -> str:
        """Return the code of the body."""
        return self.target


plain("reports.Referral", {"target": _("code of the body a person was sent to")})
declare(
    "reports", "Referral", "report.referral", Layer.N, _("what was agreed when a person was sent for help")
)
