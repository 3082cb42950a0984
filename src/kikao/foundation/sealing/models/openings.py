"""Openings of identities: who asked, the two custodians who opened, who looked, and the stop that any custodian can pull."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import Layer, OpeningState
from kikao.foundation.sealing.fields import declare
from kikao.foundation.sealing.models.compartments import Compartment

_SAME = Q(answered_by=F("asked_by")) | Q(answered_by=F("reader_id")) | Q(answered_by=F("agreed_by"))


class IdentityOpening(RandomOwned):
    """Somebody's request to learn an identity, and what two custodians made of it.

    `agreed_by` is the first custodian, who took off the outer box (or who asks, and so agrees); `answered_by` is the
    second, without whom nothing opens. `reader_id` is who reads then.
    """

    subject_id = models.UUIDField(db_index=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    reader_id = models.UUIDField()
    reason_item_id = models.UUIDField()
    danger = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=OpeningState.choices, default=OpeningState.ASKED)
    agreed_by = models.UUIDField(null=True)
    agreed_at = models.DateTimeField(null=True)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    words_item_id = models.UUIDField(null=True)
    until = models.DateTimeField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Nobody answers their own request; what is approved has two custodians and an end."""

        db_table = "identity_opening"
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~_SAME,
                name="identity_opening_takes_two",
            ),
            models.CheckConstraint(
                condition=~Q(state=OpeningState.APPROVED)
                | (Q(until__isnull=False) & Q(answered_by__isnull=False) & Q(agreed_by__isnull=False)),
                name="identity_opening_approved_has_end",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "state", "asked_at"), name="identity_opening_waiting"),
        )


class OpenedKey(RandomOwned):
    """What a custodian's session left for somebody: for another custodian one box is still around it, for the reader none.

    It is removed when the second custodian has answered, and when the time is over.
    """

    opening = models.ForeignKey(IdentityOpening, on_delete=models.PROTECT, related_name="+")
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    account_id = models.UUIDField()
    blob = models.BinaryField()
    offline_key_id = models.UUIDField(null=True)

    class Meta:
        """One for each compartment of the subject and each person it is meant for."""

        db_table = "key_opened"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "opening", "compartment", "account_id"), name="key_opened_once"
            ),
        )
        indexes = (models.Index(fields=("account_id",), name="key_opened_account"),)


class IdentityView(RandomOwned):
    """One look at an opened identity, written before it was shown; every custodian sees the list."""

    opening = models.ForeignKey(IdentityOpening, on_delete=models.PROTECT, related_name="+")
    account_id = models.UUIDField()
    viewed_at = models.DateTimeField()
    carried = models.BooleanField(default=False)
    """Carried off the server as a sealed file, to be opened on a machine without network."""

    class Meta:
        """Listed with its opening, in order."""

        db_table = "identity_view"
        indexes = (models.Index(fields=("opening", "viewed_at"), name="identity_view_opening"),)


class IdentityFreeze(RandomOwned):
    """A stop of all openings of a group: pulled by any one custodian, lifted by two."""

    frozen_by = models.UUIDField()
    frozen_at = models.DateTimeField()
    reason_item_id = models.UUIDField()
    lift_asked_by = models.UUIDField(null=True)
    lift_asked_at = models.DateTimeField(null=True)
    lifted_by = models.UUIDField(null=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        """One at a time; whoever asks to lift it is not who lifts it."""

        db_table = "identity_freeze"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group",), condition=Q(lifted_at=None), name="identity_freeze_one"
            ),
            models.CheckConstraint(
                condition=(Q(lifted_at=None) & Q(lifted_by=None))
                | (
                    Q(lifted_at__isnull=False)
                    & Q(lifted_by__isnull=False)
                    & Q(lift_asked_by__isnull=False)
                    & ~Q(lifted_by=F("lift_asked_by"))
                ),
                name="identity_freeze_two_lift",
            ),
        )


class OfflineKey(RandomOwned):
    """The public half of a custodian's key whose private half never was on a machine with a network."""

    account_id = models.UUIDField()
    public_key = models.BinaryField()
    registered_on = models.DateField()
    active = models.BooleanField(default=True)

    class Meta:
        """One at a time for each custodian."""

        db_table = "key_offline"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "account_id"), condition=Q(active=True), name="key_offline_one"
            ),
        )


declare("sealing", "IdentityOpening", "opening_reason", Layer.N, _("why an identity must be known"))
declare("sealing", "IdentityOpening", "opening_answer", Layer.N, _("what a custodian answered"))
declare("sealing", "IdentityFreeze", "freeze_reason", Layer.N, _("why all openings were stopped"))
