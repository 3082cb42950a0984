"""Roles that two people gave, and interests that a person declared."""

from django.db import models
from django.db.models import F, Q

from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import GroupOwned
from kikao.foundation.accounts.models import Account
from kikao.registry.people.models.organisations import Organisation
from kikao.registry.places.models import Place


class RoleGrant(GroupOwned):
    """A role given by a secretary; it counts once a second person has confirmed it.

    Without giver or confirmer: set up at the machine, before the group worked with it.
    """

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role.choices)
    given_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """A person has a role once at a time and neither gives nor confirms it to himself or herself."""

        db_table = "role_grant"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "account", "role"),
                condition=Q(ended_at__isnull=True),
                name="role_grant_once",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="role_grant_role_known"),
            models.CheckConstraint(
                condition=Q(given_by__isnull=True) | ~Q(given_by=F("account")),
                name="role_grant_not_to_oneself",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("account")),
                name="role_grant_not_confirmed_by_holder",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True)
                | Q(given_by__isnull=True)
                | ~Q(confirmed_by=F("given_by")),
                name="role_grant_by_two_people",
            ),
        )
        indexes = (models.Index(fields=("working_group", "role", "account"), name="role_grant_by_role"),)

    def __str__(self) -> str:
        """Return who has which role."""
        return f"{self.account_id} {self.role}"


class Interest(GroupOwned):
    """Somebody has a stake in an organisation or a place and stays out of what concerns it."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    declared_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        """In one organisation or one place, never in a case by name."""

        db_table = "interest"
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=True, place__isnull=False)
                | Q(organisation__isnull=False, place__isnull=True),
                name="interest_in_one_thing",
            ),
            models.UniqueConstraint(
                fields=("working_group", "account", "organisation"),
                condition=Q(withdrawn_on__isnull=True, organisation__isnull=False),
                name="interest_organisation_once",
            ),
            models.UniqueConstraint(
                fields=("working_group", "account", "place"),
                condition=Q(withdrawn_on__isnull=True, place__isnull=False),
                name="interest_place_once",
            ),
        )

    def __str__(self) -> str:
        """Return whose interest it is and in what."""
        return f"{self.account_id} in {self.organisation_id or self.place_id}"
