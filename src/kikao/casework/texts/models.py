"""A later message to a source: its words sealed, its number nowhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.models import Report
from kikao.casework.texts.enums import TextState
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.fields import declare


class OutgoingText(RandomOwned):
    """One message that the secretariat wrote to a source.

    `number` is what the gateway knows it by: random, nothing of the telephone number.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    words_item_id = models.UUIDField()
    written_by = models.UUIDField()
    written_on = models.DateField()
    state = models.CharField(max_length=9, choices=TextState.choices, default=TextState.QUEUED)
    number = models.BigIntegerField(null=True)
    handed_by = models.UUIDField(null=True)
    handed_on = models.DateField(null=True)

    class Meta:
        """The gateway's word finds its message by the random number."""

        db_table = "outgoing_text"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "number"), name="outgoing_text_number_once"),
        )
        indexes = (models.Index(fields=("working_group", "written_on", "id"), name="outgoing_text_by_day"),)

    def __str__(self) -> str:
        """Return its state."""
        return self.state


declare("texts", "OutgoingText", "text.words", Layer.N, _("what was written to a source by text message"))
