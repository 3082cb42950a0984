"""Accounts and what opens them; no secret is kept that opens anything by itself."""

from datetime import date

from django.db import models
from django.db.models import Q

from kikao.foundation.access.models import GroupOwned
from kikao.foundation.accounts.enums import (
    DoorCodeKind,
    DoorCodeState,
    FactorKind,
    Purpose,
    SessionKind,
    Stage,
)
from kikao.foundation.base.ids import new_id


class Account(GroupOwned):
    """What one holder of a seat signs in with; it is called by the seat and ends with the posting."""

    username = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    passphrase_hash = models.CharField(max_length=255, blank=True)
    language = models.CharField(max_length=5, default="fr")
    ends_on = models.DateField(null=True)
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    class Meta:
        """A username is taken once; `rows.new_account` looks in every group, since at the door nobody names theirs."""

        db_table = "account"
        constraints = (
            models.UniqueConstraint(fields=("username", "working_group"), name="account_username_once"),
            models.CheckConstraint(condition=~Q(username=""), name="account_has_username"),
        )
        indexes = (models.Index(fields=("working_group", "name", "id"), name="account_by_name"),)

    def may_enter(self, day: date) -> bool:
        """Tell whether the account is open on this day and its holder has chosen a passphrase."""
        return self.active and bool(self.passphrase_hash) and (self.ends_on is None or day <= self.ends_on)


class SecondFactor(GroupOwned):
    """An authenticator app or a printed sheet; the app's seed is sealed to the account's own key."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=FactorKind.choices)
    sealed_seed = models.BinaryField(default=bytes)
    last_step = models.BigIntegerField(default=0)
    created_at = models.DateTimeField()

    class Meta:
        """One of each kind for an account."""

        db_table = "second_factor"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "account", "kind"),
                name="second_factor_one_of_a_kind",
            ),
        )


class SheetCode(GroupOwned):
    """One code of a printed sheet, kept as a digest; it opens once."""

    factor = models.ForeignKey(SecondFactor, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        """No code stands twice on a sheet."""

        db_table = "sheet_code"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "factor", "digest"), name="sheet_code_once"),
        )


class Passkey(GroupOwned):
    """A passkey of a phone, computer or small key; only its public half is here, which opens nothing."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    credential = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0)
    made_on = models.DateField()
    used_on = models.DateField(null=True)

    class Meta:
        """Found by the digest of its own name when somebody comes in with it; listed for its account."""

        db_table = "passkey"
        indexes = (models.Index(fields=("account", "made_on", "id"), name="passkey_of_account"),)
        constraints = (models.UniqueConstraint(fields=("digest", "working_group"), name="passkey_once"),)


class Session(GroupOwned):
    """One sign-in; the private key in it is locked with a secret that only the visitor's cookie holds.

    It holds no key after signing in with a passkey alone. `confirmed_at` tells when the passphrase was last typed.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    token_digest = models.CharField(max_length=64)
    locked_key = models.BinaryField(default=bytes)
    kind = models.CharField(max_length=4, choices=SessionKind.choices)
    stage = models.CharField(max_length=4, choices=Stage.choices)
    strong = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Listed for its account, newest first; a session that ended keeps no key."""

        db_table = "session"
        indexes = (
            models.Index(fields=("account", "-created_at"), name="session_of_account"),
            models.Index(fields=("ends_at",), name="session_end"),
        )
        constraints = (
            models.UniqueConstraint(fields=("token_digest", "working_group"), name="session_token_once"),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(locked_key=b""),
                name="session_ended_without_key",
            ),
        )


class BearerToken(GroupOwned):
    """A long-lived pass for a program; it never opens a sealed item, since it carries no key."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    label = models.CharField(max_length=100)
    roles = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    ends_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Listed for its account."""

        db_table = "bearer_token"
        indexes = (models.Index(fields=("account", "-created_at"), name="bearer_of_account"),)
        constraints = (models.UniqueConstraint(fields=("digest", "working_group"), name="bearer_token_once"),)


class DoorCode(GroupOwned):
    """An invitation or a reset: codes told by voice, the second half of a reset by a second person."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=DoorCodeKind.choices)
    state = models.CharField(max_length=10, choices=DoorCodeState.choices)
    started_by_id = models.UUIDField(null=True)
    first_digest = models.CharField(max_length=64)
    confirmed_by_id = models.UUIDField(null=True)
    second_digest = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        """One open code for an account; nobody confirms what they started."""

        db_table = "door_code"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "account"),
                condition=Q(state__in=("STARTED", "CONFIRMED")),
                name="door_code_one_open",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by_id=None) | ~Q(confirmed_by_id=models.F("started_by_id")),
                name="door_code_two_persons",
            ),
        )
        indexes = (models.Index(fields=("working_group", "state", "-created_at"), name="door_code_open"),)


class Attempts(models.Model):
    """How often a name was tried in vain, under a keyed digest of the name: known and unknown names alike."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    tag = models.CharField(max_length=64, unique=True)
    failures = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)
    noted = models.BooleanField(default=False)
    last_at = models.DateTimeField()

    class Meta:
        """Forgotten a day after the last attempt."""

        db_table = "attempts"
        indexes = (models.Index(fields=("last_at",), name="attempts_last"),)


class Challenge(models.Model):
    """What a passkey must sign now: drawn for one who asks, whoever it is, and used up by the first answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asker = models.CharField(max_length=64)
    purpose = models.CharField(max_length=8, choices=Purpose.choices)
    challenge = models.BinaryField()
    until = models.DateTimeField()

    class Meta:
        """One for each asker and purpose; forgotten after a few minutes."""

        db_table = "challenge"
        constraints = (models.UniqueConstraint(fields=("asker", "purpose"), name="challenge_once"),)
        indexes = (models.Index(fields=("until",), name="challenge_until"),)
