"""What one dollar cost in francs on a day, and who says so."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import GroupOwned
from kikao.foundation.sealing.fields import plain


class ExchangeRate(GroupOwned):
    """One rate of a day; of several for a day the last entered counts, and the others stay with it."""

    day_on = models.DateField()
    number = models.PositiveSmallIntegerField(default=1)
    cdf_per_usd = models.DecimalField(max_digits=12, decimal_places=4)
    source = models.CharField(max_length=120)
    reason = models.CharField(max_length=200, blank=True)
    entered_on = models.DateField()
    entered_by = models.UUIDField(null=True)

    class Meta:
        """A day's rates are numbered; each after the first says why it corrects."""

        db_table = "exchange_rate"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "day_on", "number"), name="exchange_rate_once"),
            models.CheckConstraint(condition=Q(cdf_per_usd__gt=0), name="exchange_rate_above_zero"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="exchange_rate_corrected_with_reason"
            ),
        )

    def __str__(self) -> str:
        """Return the day and the rate."""
        return f"{self.day_on:%d/%m/%Y}: {self.cdf_per_usd}"


plain(
    "rates.ExchangeRate",
    {
        "source": _("who publishes the exchange rate"),
        "reason": _("why an exchange rate was corrected"),
    },
)
