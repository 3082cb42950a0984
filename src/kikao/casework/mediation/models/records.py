"""What each side said: positions, demands, offers, refusals, preconditions, requests outside the mandate."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.mediation.enums import RecordKind, Standing
from kikao.casework.mediation.models.rooms import Room, Side
from kikao.casework.mediation.models.sessions import Session
from kikao.foundation.access.models import GroupOwned


class Record(GroupOwned):
    """One thing that a side said, sealed for that side, the mediators and the secretariat; `answers` another record."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="records")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=RecordKind.choices)
    words_item_id = models.UUIDField()
    said_on = models.DateField()
    answers = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="answered_by")
    standing = models.CharField(max_length=9, choices=Standing.choices, default=Standing.STANDS)
    standing_on = models.DateField(null=True)
    standing_item_id = models.UUIDField(null=True)
    whole_side = models.BooleanField(default=False)
    by_side = models.BooleanField(default=False)
    recorded_by = models.UUIDField(null=True)
    recorded_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Read by side; only a refusal can be a whole side's, and nothing answers itself."""

        db_table = "room_record"
        constraints = (
            models.CheckConstraint(
                condition=Q(whole_side=False) | Q(kind="REFUSAL"), name="room_record_whole_refusal"
            ),
            models.CheckConstraint(
                condition=Q(answers__isnull=True) | ~Q(answers=F("id")), name="room_record_answers_another"
            ),
        )
        indexes = (models.Index(fields=("room", "said_on", "id"), name="room_record_said"),)


class RecordShare(GroupOwned):
    """A mediator let another side read one record: a copy of its words, sealed for that side."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="shares")
    side = models.ForeignKey(Side, on_delete=models.PROTECT, related_name="+")
    words_item_id = models.UUIDField()
    shared_on = models.DateField()
    shared_by = models.UUIDField()

    class Meta:
        """Once with each side."""

        db_table = "room_record_share"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "record", "side"), name="room_record_share_once"
            ),
        )
