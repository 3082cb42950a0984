"""Who is said to have done what to whom, and how many suffered it."""

from django.db import models
from django.db.models import Q

from kikao.casework.incidents.enums import (
    Act,
    AgeBand,
    Degree,
    Harm,
    Method,
    Part,
    Sex,
    Stranger,
)
from kikao.casework.incidents.models.incident import Incident
from kikao.foundation.access.models import RandomOwned
from kikao.registry.people.models import Organisation


class Involvement(RandomOwned):
    """An organisation, or somebody not yet known, and the part it is said to have played.

    A row that accuses is the origin of its wall marks. It is never deleted: a withdrawn one keeps its day.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    stranger = models.CharField(max_length=14, choices=Stranger.choices, blank=True)
    actor_type = models.CharField(max_length=10, blank=True)
    part = models.CharField(max_length=14, choices=Part.choices)
    degree = models.CharField(max_length=10, choices=Degree.choices, blank=True)
    act = models.CharField(max_length=20, choices=Act.choices, blank=True)
    method = models.CharField(max_length=20, choices=Method.choices, blank=True)
    toward = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    was = models.CharField(max_length=14, choices=Stranger.choices, blank=True)
    recorded_by = models.UUIDField(null=True)
    recorded_on = models.DateField()
    identified_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Somebody is either an organisation or a stranger; only a victim group is told by its type alone."""

        db_table = "incident_involvement"
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, stranger="")
                | Q(organisation__isnull=True, stranger__gt=""),
                name="involvement_of_one_or_a_stranger",
            ),
            models.CheckConstraint(
                condition=Q(actor_type="") | Q(part="VICTIM_GROUP"), name="involvement_type_of_victims_only"
            ),
        )
        indexes = (models.Index(fields=("working_group", "organisation"), name="involvement_organisation"),)


class Count(RandomOwned):
    """How many were harmed, of one sex and age band, in one way."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    involvement = models.ForeignKey(Involvement, null=True, on_delete=models.PROTECT, related_name="+")
    sex = models.CharField(max_length=1, choices=Sex.choices, default=Sex.UNKNOWN)
    age_band = models.CharField(max_length=7, choices=AgeBand.choices, default=AgeBand.UNKNOWN)
    harm = models.CharField(max_length=9, choices=Harm.choices)
    number = models.PositiveIntegerField()
    about = models.BooleanField(default=False)

    class Meta:
        """One number for each sex, age and harm of a victim group, and of those in no group."""

        db_table = "incident_count"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "incident", "involvement", "sex", "age_band", "harm"),
                condition=Q(involvement__isnull=False),
                name="incident_count_once",
            ),
            models.UniqueConstraint(
                fields=("working_group", "incident", "sex", "age_band", "harm"),
                condition=Q(involvement__isnull=True),
                name="incident_count_once_without_group",
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="incident_count_of_somebody"),
        )
