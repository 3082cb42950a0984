"""Files of sealed words that leave the server: asked for, and above a few records approved by a second person."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import ALONE, ExportState, Layer
from kikao.foundation.sealing.fields import declare


class SealedExport(RandomOwned):
    """Somebody's wish to take the words of a case along, how many records that are, and who agreed."""

    subject_id = models.UUIDField(db_index=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    records = models.PositiveIntegerField()
    reason_item_id = models.UUIDField()
    state = models.CharField(max_length=8, choices=ExportState.choices, default=ExportState.ASKED)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    until = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    class Meta:
        """Nobody agrees to their own; without a second person only a few records leave."""

        db_table = "sealed_export"
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")), name="sealed_export_takes_two"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(ExportState.APPROVED, ExportState.TAKEN))
                | Q(records__lte=ALONE)
                | Q(answered_by__isnull=False),
                name="sealed_export_many_take_two",
            ),
        )
        indexes = (models.Index(fields=("working_group", "-asked_at", "-id"), name="sealed_export_latest"),)


declare("sealing", "SealedExport", "export_reason", Layer.N, _("why sealed words were taken off the server"))
