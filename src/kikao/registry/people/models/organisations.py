"""Organisations and how one belongs to another."""

from django.db import models
from django.db.models import F, Q

from kikao.foundation.access.models import GroupOwned
from kikao.registry.people.enums import Pillar


class Organisation(GroupOwned):
    """A body that can sit at the table, be a party, be asked for something or stand accused."""

    name = models.CharField(max_length=200)
    name_fr = models.CharField(max_length=200, blank=True)
    short = models.CharField(max_length=30, blank=True)
    actor_type = models.CharField(max_length=60)
    pillar = models.CharField(max_length=4, choices=Pillar.choices)
    security_body = models.BooleanField(default=False)
    is_company = models.BooleanField(default=False)
    is_host = models.BooleanField(default=False)
    is_federation = models.BooleanField(default=False)
    is_state = models.BooleanField(default=False)
    retired = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    search_text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Listed by name; no organisation is merged into itself."""

        db_table = "organisation"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "name"), name="organisation_name_once"),
            models.CheckConstraint(condition=Q(pillar__in=Pillar.values), name="organisation_pillar_known"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="organisation_not_itself",
            ),
        )
        indexes = (models.Index(fields=("working_group", "name", "id"), name="organisation_by_name"),)

    def __str__(self) -> str:
        """Return the organisation's name."""
        return self.name


class OrganisationEdge(GroupOwned):
    """One organisation belongs to another; `walls` says whether an accusation of one walls the other."""

    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    child = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    walls = models.BooleanField(default=True)

    class Meta:
        """Two organisations are tied once, never one to itself."""

        db_table = "organisation_edge"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "parent", "child"), name="organisation_edge_once"
            ),
            models.CheckConstraint(condition=~Q(parent=F("child")), name="organisation_edge_not_itself"),
        )

    def __str__(self) -> str:
        """Return both ends."""
        return f"{self.parent_id} > {self.child_id}"
