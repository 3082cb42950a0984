"""The last resort: papers, and the recovery key that any two of them open."""

from django.db import models
from django.db.models import F, Q

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.models.compartments import Compartment


class PaperKey(RandomOwned):
    """The public half of a key that exists on paper only; each of three holders prints one."""

    account_id = models.UUIDField()
    label = models.CharField(max_length=60)
    public_key = models.BinaryField()
    printed_on = models.DateField()
    round = models.PositiveSmallIntegerField(default=1)
    """Papers of one round belong together; new ones are made after a loss or after the old ones were used."""

    class Meta:
        """Nobody prints two that belong together."""

        db_table = "key_paper"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "account_id", "round"), name="key_paper_one_each"
            ),
        )


class RecoveryKey(RandomOwned):
    """The public half of the group's last resort; its private half lies only in boxes for pairs of papers."""

    public_key = models.BinaryField()
    made_on = models.DateField()
    active = models.BooleanField(default=True)
    round = models.PositiveSmallIntegerField(default=1)
    used_on = models.DateField(null=True)
    """The day a ceremony opened it: from then on somebody has held it whole, and new papers are due."""

    class Meta:
        """One at a time."""

        db_table = "key_recovery"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group",), condition=Q(active=True), name="key_recovery_one_active"
            ),
        )


class RecoveryBox(RandomOwned):
    """The recovery key's private half, sealed to one paper and then to another."""

    recovery_key = models.ForeignKey(RecoveryKey, on_delete=models.PROTECT, related_name="+")
    outer_paper_id = models.UUIDField()
    inner_paper_id = models.UUIDField()
    blob = models.BinaryField()

    class Meta:
        """Each ordered pair of papers once."""

        db_table = "key_recovery_box"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "recovery_key", "outer_paper_id", "inner_paper_id"),
                name="key_recovery_box_once",
            ),
            models.CheckConstraint(
                condition=~Q(outer_paper_id=F("inner_paper_id")), name="key_recovery_box_takes_two"
            ),
        )


class RecoveryWrap(RandomOwned):
    """A compartment's private half sealed to the group's recovery key."""

    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    recovery_key = models.ForeignKey(RecoveryKey, on_delete=models.PROTECT, related_name="+")
    blob = models.BinaryField()

    class Meta:
        """One for each compartment and recovery key."""

        db_table = "key_recovery_wrap"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "compartment", "recovery_key"), name="key_recovery_wrap_once"
            ),
        )
