"""Key pairs of accounts, compartments, and the wraps through which one opens the other."""

from django.db import models
from django.db.models import F, Q

from kikao.foundation.access.models import RandomOwned
from kikao.foundation.sealing.enums import Layer


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
    stale_on = models.DateField(null=True)
    """The day when somebody who could open it lost that: what is put in from then on goes into a new epoch."""

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
    requester_offline_id = models.UUIDField(null=True)
    approver_offline_id = models.UUIDField(null=True)
    """The offline key that a half is sealed to, when its custodian keeps it off the server."""

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
