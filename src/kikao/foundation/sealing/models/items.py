"""What was put in: items and drafts, the openings of identities, the letter of the first day."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import Layer, OpeningState
from kikao.foundation.sealing.fields import declare
from kikao.foundation.sealing.models.compartments import Compartment


class SealedItem(RandomOwned):
    """One thing somebody told, as bytes that only the compartment's readers can open; never changed, only erased."""

    compartment = models.ForeignKey(
        Compartment, on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    kind = models.CharField(max_length=40)
    blob = models.BinaryField()
    arrived_on = models.DateField()

    class Meta:
        """Its day is known, its hour is not."""

        db_table = "sealed_item"


class ItemKey(RandomOwned):
    """The key of one item, sealed to its compartment: without this row nobody opens the item, in any copy of it."""

    item = models.OneToOneField(
        SealedItem, on_delete=models.PROTECT, related_name="item_key", db_constraint=False
    )
    blob = models.BinaryField()

    class Meta:
        """It lies in the key store, so that one item can be erased while its compartment lives on."""

        db_table = "key_item"


class IdentityOpening(RandomOwned):
    """A custodian's request to learn an identity, and another custodian's answer."""

    subject_id = models.UUIDField(db_index=True)
    asked_by = models.UUIDField()
    asked_at = models.DateTimeField()
    reason_item_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=OpeningState.choices, default=OpeningState.ASKED)
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        """Nobody answers their own request; what is approved has an end."""

        db_table = "identity_opening"
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")),
                name="identity_opening_takes_two",
            ),
            models.CheckConstraint(
                condition=~Q(state=OpeningState.APPROVED)
                | (Q(until__isnull=False) & Q(answered_by__isnull=False)),
                name="identity_opening_approved_has_end",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "state", "asked_at"), name="identity_opening_waiting"),
        )


class OpenedKey(RandomOwned):
    """What the approver's session left for the requester; it is removed when the time is over."""

    opening = models.ForeignKey(IdentityOpening, on_delete=models.PROTECT, related_name="+")
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    blob = models.BinaryField()

    class Meta:
        """One for each compartment of the subject."""

        db_table = "key_opened"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "opening", "compartment"), name="key_opened_once"
            ),
        )


class Draft(RandomOwned):
    """A form that a session's end interrupted, sealed to its writer until the next sign-in."""

    account_id = models.UUIDField()
    name = models.CharField(max_length=200)
    blob = models.BinaryField()
    kept_on = models.DateField()

    class Meta:
        """The last version of each form."""

        db_table = "sealed_draft"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "account_id", "name"), name="sealed_draft_once"),
        )


class TestLetter(RandomOwned):
    """The letter a group seals and opens before it takes in anything real."""

    __test__ = False

    item_id = models.UUIDField()
    sealed_by = models.UUIDField()
    opened_by = models.UUIDField(null=True)

    class Meta:
        """One letter for each group."""

        db_table = "test_letter"
        constraints = (models.UniqueConstraint(fields=("working_group",), name="test_letter_once"),)


declare("sealing", "IdentityOpening", "opening_reason", Layer.N, _("why an identity must be known"))
declare("sealing", "TestLetter", "test_letter", Layer.N, _("the letter that tries out the keys"))
