"""Seats at the table and who holds them, one after the other."""

from django.db import models
from django.db.models import Q

from kikao.foundation.access.models import GroupOwned
from kikao.foundation.accounts.models import Account
from kikao.registry.people.enums import Pillar
from kikao.registry.people.models.organisations import Organisation


class Seat(GroupOwned):
    """A place at the table that stays when its holder moves on; members are called by it."""

    title = models.CharField(max_length=200)
    title_fr = models.CharField(max_length=200, blank=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    pillar = models.CharField(max_length=4, choices=Pillar.choices)
    active = models.BooleanField(default=True)
    search_text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Listed by pillar; no two seats carry the same title."""

        db_table = "seat"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "title"), name="seat_title_once"),
            models.CheckConstraint(condition=Q(pillar__in=Pillar.values), name="seat_pillar_known"),
        )
        indexes = (models.Index(fields=("working_group", "pillar", "title", "id"), name="seat_by_pillar"),)

    def __str__(self) -> str:
        """Return the seat's title."""
        return self.title


class Holding(GroupOwned):
    """An account holds a seat from one day to another, as its holder or as an alternate."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    alternate = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        """One holder at a time; an account is once at a seat at a time."""

        db_table = "holding"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "seat"),
                condition=Q(until_on__isnull=True, alternate=False),
                name="holding_one_holder",
            ),
            models.UniqueConstraint(
                fields=("working_group", "seat", "account"),
                condition=Q(until_on__isnull=True),
                name="holding_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=models.F("from_on")),
                name="holding_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        """Return who holds what."""
        return f"{self.account_id} at {self.seat_id}"
