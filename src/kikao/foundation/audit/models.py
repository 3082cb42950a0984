"""The entries of the trail and what they fix."""

from django.db import models

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.audit.enums import Occasion, Outcome


class TrailEntry(models.Model):
    """One act, reading or refusal; each entry carries the hash of the one before it."""

    n = models.PositiveBigIntegerField(primary_key=True)
    working_group_id = models.UUIDField(null=True)
    at = models.CharField(max_length=32)
    actor = models.CharField(max_length=60)
    verb = models.CharField(max_length=60)
    object_ref = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    code = models.CharField(max_length=60, blank=True)
    pins = models.TextField(blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """Read newest first, or by what was touched."""

        db_table = "trail_entry"
        indexes = (
            models.Index(fields=("object_ref", "n"), name="trail_object"),
            models.Index(fields=("actor", "n"), name="trail_actor"),
        )

    def __str__(self) -> str:
        """Return the entry's number and verb."""
        return f"{self.n} {self.verb}"


class TrailHead(models.Model):
    """The single row that writers lock, so that two acts never take the same number."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    n = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        """One row."""

        db_table = "trail_head"


class Pin(RandomOwned):
    """The salted commitment to what a decision, minutes or a signature said when it was made."""

    kind = models.CharField(max_length=40)
    object_id = models.UUIDField()
    entry_n = models.PositiveBigIntegerField()
    salt = models.CharField(max_length=32)
    commitment = models.CharField(max_length=64)

    class Meta:
        """Found again by what it fixes."""

        db_table = "trail_pin"
        indexes = (
            models.Index(fields=("kind", "object_id"), name="pin_object"),
            models.Index(fields=("entry_n",), name="pin_entry"),
        )


class Checkpoint(RandomOwned):
    """How far the trail went at one moment and its hash there, signed; printed, it proves the trail later."""

    n = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    taken_at = models.CharField(max_length=32)
    occasion = models.CharField(max_length=8, choices=Occasion.choices)
    about = models.UUIDField(null=True)
    note = models.TextField()

    class Meta:
        """One for each end of the trail; found again by the minutes that it is printed in."""

        db_table = "trail_checkpoint"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "n"), name="checkpoint_once"),
            models.UniqueConstraint(fields=("working_group", "about"), name="checkpoint_about_once"),
        )
