"""What was put in: items and drafts, the letter of the first day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import Layer
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


class ReceiptKey(RandomOwned):
    """The key of the copy that a source reads of an item, sealed to the receipt: without it six words open nothing."""

    item = models.OneToOneField(
        SealedItem, on_delete=models.PROTECT, related_name="receipt_key", db_constraint=False
    )
    blob = models.BinaryField()

    class Meta:
        """It lies in the key store and goes with the key of the item itself."""

        db_table = "key_receipt"


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


declare("sealing", "TestLetter", "test_letter", Layer.N, _("the letter that tries out the keys"))
