"""By which keys groups know each other: our own pair, and the cards of others."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.handover.enums import CardState
from kikao.foundation.access.models import RandomOwned


class OwnKeys(RandomOwned):
    """The keys by which other groups know this one; the private halves are sealed for the secretariat.

    An earlier pair is kept: what was sealed to it before the change must still open.
    """

    key_id = models.CharField(max_length=32)
    seal_key = models.BinaryField()
    sign_key = models.BinaryField()
    card = models.TextField()
    item_id = models.UUIDField()
    made_by = models.UUIDField(null=True)
    made_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        """One pair at a time."""

        db_table = "handover_keys"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "key_id"), name="handover_keys_id_once"),
            models.UniqueConstraint(
                fields=("working_group",), condition=Q(ended_on=None), name="handover_keys_in_use_once"
            ),
        )

    def __str__(self) -> str:
        """Return the id of the pair."""
        return self.key_id


class Card(RandomOwned):
    """Another group as its card tells of it; nothing is sent to it or taken from it before two have compared it."""

    name = models.CharField(max_length=200)
    key_id = models.CharField(max_length=32)
    seal_key = models.BinaryField()
    sign_key = models.BinaryField()
    state = models.CharField(max_length=9, choices=CardState.choices, default=CardState.ENTERED)
    entered_by = models.UUIDField(null=True)
    entered_on = models.DateField()
    confirmed_by = models.UUIDField(null=True)
    confirmed_on = models.DateField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        """Once while it stands; never confirmed by who entered it."""

        db_table = "handover_card"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "key_id"),
                condition=~Q(state="ENDED"),
                name="handover_card_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="CONFIRMED")
                | (Q(confirmed_by__isnull=False) & ~Q(confirmed_by=F("entered_by"))),
                name="handover_card_takes_two",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "-entered_on", "-id"), name="handover_card_entered"),
        )

    def __str__(self) -> str:
        """Return the group's name."""
        return self.name
