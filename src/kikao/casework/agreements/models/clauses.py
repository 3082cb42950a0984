"""Clauses: who owes what to whom, by when and how one will see it; and every step of each."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.agreements.enums import ChangeCause, ClauseKind, ClauseStatus, Rhythm
from kikao.casework.agreements.models.instrument import Instrument, InstrumentParty
from kikao.foundation.access.models import GroupOwned
from kikao.foundation.base.money import CURRENCY_CHOICES, Currency, Money


class Clause(GroupOwned):
    """One promise of an agreement."""

    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="clauses")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=ClauseKind.choices)
    words = models.TextField()
    obligor = models.ForeignKey(InstrumentParty, on_delete=models.PROTECT, related_name="+")
    beneficiary = models.ForeignKey(InstrumentParty, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    rhythm = models.CharField(max_length=8, choices=Rhythm.choices, default=Rhythm.ONCE)
    until_on = models.DateField(null=True)
    indicator = models.CharField(max_length=200, blank=True)
    amount_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, choices=CURRENCY_CHOICES, blank=True)
    status = models.CharField(max_length=8, choices=ClauseStatus.choices, default=ClauseStatus.DUE)
    carried_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Numbered once in its agreement; an amount names its currency; found by what is due."""

        db_table = "clause"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "instrument", "number"), name="clause_number_once"
            ),
            models.CheckConstraint(
                condition=Q(amount_minor__isnull=True, currency="")
                | (Q(amount_minor__gt=0) & Q(currency__in=[one.value for one in Currency])),
                name="clause_amount_has_currency",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(due_on__isnull=True) | Q(until_on__gte=F("due_on")),
                name="clause_until_after_due",
            ),
            models.CheckConstraint(
                condition=Q(beneficiary__isnull=True) | ~Q(beneficiary=F("obligor")),
                name="clause_owed_to_another",
            ),
            models.CheckConstraint(
                condition=Q(status__in=ClauseStatus.values), name="clause_status_is_known"
            ),
        )
        indexes = (models.Index(fields=("working_group", "status", "due_on", "id"), name="clause_due"),)

    @property
    def amount(self) -> Money | None:
        """Return what is owed, if it is money."""
        return Money(self.amount_minor, Currency(self.currency)) if self.amount_minor is not None else None


class Instalment(GroupOwned):
    """One part of an amount, with its own day; together the parts are the amount, to the cent."""

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="instalments")
    position = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    amount_minor = models.BigIntegerField()
    status = models.CharField(max_length=8, choices=ClauseStatus.choices, default=ClauseStatus.DUE)
    paid_on = models.DateField(null=True)

    class Meta:
        """Numbered once in its clause; every part is more than nothing."""

        db_table = "instalment"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "clause", "position"), name="instalment_once"),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="instalment_is_money"),
        )


class ClauseChange(GroupOwned):
    """One step of a clause, from one status to the next: why, by whom, when; the reason is sealed.

    Where the program took the step it says so by `cause`, with the reference of the check, instead of words.
    """

    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="changes")
    instalment = models.ForeignKey(Instalment, null=True, on_delete=models.PROTECT, related_name="+")
    old = models.CharField(max_length=8, choices=ClauseStatus.choices, blank=True)
    new = models.CharField(max_length=8, choices=ClauseStatus.choices)
    reason_item_id = models.UUIDField(null=True)
    cause = models.CharField(max_length=8, choices=ChangeCause.choices, blank=True)
    cause_reference = models.CharField(max_length=24, blank=True)
    by_account = models.UUIDField(null=True)
    changed_on = models.DateField()

    class Meta:
        """Read in the order of entry."""

        db_table = "clause_change"
