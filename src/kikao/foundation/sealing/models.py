"""Keys, wraps and sealed items; accounts are named by id alone, and private halves lie only locked or sealed.

The tables named `key_…` are the key store; what lies in `sealed_item` cannot be read without them, so that they can
be kept, backed up and erased apart from the content.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import Layer, OpeningState
from kikao.foundation.sealing.fields import declare


class KeyHolder(RandomOwned):
    """The key pair of one account: the public half, and the private half locked under the passphrase."""

    account_id = models.UUIDField()
    public_key = models.BinaryField()
    locked_private = models.BinaryField()
    changed_on = models.DateField()
    active = models.BooleanField(default=True)

    class Meta:
        """An account has one pair."""

        db_table = "key_holder"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "account_id"), name="key_holder_once"),
        )


class Compartment(RandomOwned):
    """One of the two envelopes of a report, incident or case: anybody can put something in, readers open it."""

    subject_id = models.UUIDField()
    layer = models.CharField(max_length=1, choices=Layer.choices)
    public_key = models.BinaryField()
    epoch = models.PositiveIntegerField(default=1)

    class Meta:
        """A subject has one compartment for each layer and epoch; new things go into the latest."""

        db_table = "key_compartment"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "subject_id", "layer", "epoch"), name="key_compartment_once"
            ),
            models.CheckConstraint(
                condition=Q(layer__in=Layer.values), name="key_compartment_layer_is_known"
            ),
        )
        indexes = (models.Index(fields=("subject_id", "layer"), name="key_compartment_subject"),)


class Wrap(RandomOwned):
    """A narrative compartment's private half sealed to one reader; without blob, it waits for another's re-share.

    Identity compartments never have one: the database refuses it (migration 0002).
    """

    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    account_id = models.UUIDField()
    blob = models.BinaryField(null=True)

    class Meta:
        """Each reader once; looked up by reader."""

        db_table = "key_wrap"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "compartment", "account_id"), name="key_wrap_once"
            ),
        )
        indexes = (models.Index(fields=("account_id", "compartment"), name="key_wrap_account"),)


class PairWrap(RandomOwned):
    """An identity compartment's private half for two custodians: sealed to the requester, then to the approver."""

    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT, related_name="+")
    requester_account_id = models.UUIDField()
    approver_account_id = models.UUIDField()
    blob = models.BinaryField()

    class Meta:
        """Each ordered pair once, and never one person with themselves."""

        db_table = "key_pair_wrap"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "compartment", "requester_account_id", "approver_account_id"),
                name="key_pair_wrap_once",
            ),
            models.CheckConstraint(
                condition=~Q(requester_account_id=F("approver_account_id")), name="key_pair_wrap_takes_two"
            ),
        )
        indexes = (
            models.Index(fields=("requester_account_id",), name="key_pair_wrap_requester"),
            models.Index(fields=("approver_account_id",), name="key_pair_wrap_approver"),
        )


class PaperKey(RandomOwned):
    """The public half of a key that exists on paper only; each of three holders prints one."""

    account_id = models.UUIDField()
    label = models.CharField(max_length=60)
    public_key = models.BinaryField()
    printed_on = models.DateField()

    class Meta:
        """Nobody prints two."""

        db_table = "key_paper"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "account_id"), name="key_paper_one_each"),
        )


class RecoveryKey(RandomOwned):
    """The public half of the group's last resort; its private half lies only in boxes for pairs of papers."""

    public_key = models.BinaryField()
    made_on = models.DateField()
    active = models.BooleanField(default=True)

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
