"""The thread with the source."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kikao.casework.reports.enums import MessageKind
from kikao.casework.reports.models.report import Report
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.fields import declare


class ThreadMessage(RandomOwned):
    """One entry of the thread: sealed for the secretariat, and for the source when it is for the source.

    The source's copy lies here without its key, which lies in the key store beside that of the item.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="messages")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=7, choices=MessageKind.choices, default=MessageKind.MESSAGE)
    from_source = models.BooleanField(default=False)
    item_id = models.UUIDField()
    blob = models.BinaryField(null=True)
    written_by = models.UUIDField(null=True)
    arrived_on = models.DateField()
    read_on = models.DateField(null=True)

    class Meta:
        """In the order in which it was said."""

        db_table = "report_message"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "report", "position"), name="report_message_position_once"
            ),
        )

    def __str__(self) -> str:
        """Return its number in the thread."""
        return f"{self.position}"

    @property
    def place(self) -> str:
        """Return what its copy for the source is bound to: it opens only in its own place."""
        return f"thread|{self.report_id}|{self.id}"


declare(
    "reports",
    "ThreadMessage",
    "report.thread",
    Layer.N,
    _("what was written in the thread, for the secretariat"),
)
declare(
    "reports", "ThreadMessage", "report.reply", Layer.N, _("what was written in the thread, for the receipt")
)
