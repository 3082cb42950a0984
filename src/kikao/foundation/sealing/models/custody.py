"""Who was given or lost a key and why, and the two long ways back: custodians passing on, and the papers."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import CeremonyState, Layer, PassingState
from kikao.foundation.sealing.fields import declare
from kikao.foundation.sealing.models.compartments import Compartment


class Sharing(RandomOwned):
    """A key to one subject's narrative that a person gave to, or took from, another; the reason is sealed with it."""

    subject_id = models.UUIDField(db_index=True)
    account_id = models.UUIDField()
    given = models.BooleanField()
    by_account = models.UUIDField()
    done_at = models.DateTimeField()
    reason_item_id = models.UUIDField(null=True)

    class Meta:
        """Read by subject, latest first."""

        db_table = "sealed_sharing"


class Passing(RandomOwned):
    """Two custodians passing identities on: to a third who has none of the shares yet, or to the group's new papers."""

    to_account_id = models.UUIDField(null=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=PassingState.choices, default=PassingState.ASKED)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    until = models.DateTimeField()

    class Meta:
        """Nobody answers their own request, and nobody passes on to themselves."""

        db_table = "identity_passing"
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")),
                name="identity_passing_takes_two",
            ),
            models.CheckConstraint(
                condition=Q(to_account_id=None) | ~Q(to_account_id=F("asked_by")),
                name="identity_passing_to_another",
            ),
            models.CheckConstraint(
                condition=Q(state__in=PassingState.values), name="identity_passing_state_is_known"
            ),
        )
        indexes = (models.Index(fields=("working_group", "state"), name="identity_passing_state"),)


class HalfKey(RandomOwned):
    """An identity's key as the second custodian left it for the first, who passes it on; gone when that is done."""

    passing = models.ForeignKey(Passing, on_delete=models.PROTECT, related_name="+")
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    blob = models.BinaryField()

    class Meta:
        """One for each compartment."""

        db_table = "key_half"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "passing", "compartment"), name="key_half_once"),
        )


class Ceremony(RandomOwned):
    """Two holders of papers opening the recovery key for one person's session, off the server."""

    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    public_key = models.BinaryField()
    state = models.CharField(max_length=8, choices=CeremonyState.choices, default=CeremonyState.OPEN)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Listed with the latest first."""

        db_table = "key_ceremony"
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=CeremonyState.values), name="key_ceremony_state_is_known"
            ),
        )


declare("sealing", "Sharing", "sharing_reason", Layer.N, _("why somebody was given or lost the key"))
