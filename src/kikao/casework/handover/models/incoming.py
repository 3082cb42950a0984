"""A case that came from another group: the file, who looked at it, what was answered."""

from django.db import models
from django.db.models import Q

from kikao.casework.cases.models import Case
from kikao.casework.handover.enums import ArrivalState, DeclineReason
from kikao.casework.handover.models.cards import Card, OwnKeys
from kikao.foundation.access.models import RandomOwned


class Arrival(RandomOwned):
    """A file of another group, opened once and sealed anew at once; a subject of its own with its own walls."""

    card = models.ForeignKey(Card, on_delete=models.PROTECT, related_name="+")
    keys = models.ForeignKey(OwnKeys, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=24)
    their_reference = models.CharField(max_length=40)
    package_id = models.UUIDField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=ArrivalState.choices, default=ArrivalState.WAITING)
    contents_item_id = models.UUIDField()
    received_by = models.UUIDField(null=True)
    arrived_on = models.DateField()
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    answered_by = models.UUIDField(null=True)
    answered_on = models.DateField(null=True)
    reason = models.CharField(max_length=8, choices=DeclineReason.choices, blank=True)
    reason_item_id = models.UUIDField(null=True)
    receipt = models.BinaryField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """The same file is known again; accepted means there is a case, declined means there is a reason."""

        db_table = "handover_arrival"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="arrival_reference_once"),
            models.UniqueConstraint(fields=("working_group", "package_id"), name="arrival_package_once"),
            models.UniqueConstraint(fields=("working_group", "digest"), name="arrival_digest_once"),
            models.CheckConstraint(
                condition=~Q(state="ACCEPTED") | Q(case__isnull=False), name="arrival_accepted_has_a_case"
            ),
            models.CheckConstraint(
                condition=~Q(state="DECLINED") | ~Q(reason=""), name="arrival_declined_says_why"
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "-arrived_on", "-id"), name="arrival_arrived"),
            models.Index(fields=("case", "id"), name="arrival_case"),
        )

    def __str__(self) -> str:
        """Return the reference people say aloud."""
        return self.reference


class ArrivalFile(RandomOwned):
    """A file that came along, sealed here until the case is accepted; its name stands among the sealed contents."""

    arrival = models.ForeignKey(Arrival, on_delete=models.PROTECT, related_name="files")
    position = models.PositiveSmallIntegerField()
    item_id = models.UUIDField()

    class Meta:
        """In order, each once."""

        db_table = "handover_arrival_file"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "arrival", "position"), name="arrival_file_once"
            ),
        )
