"""The incident itself and what it is filed under."""

from django.db import models
from django.db.models import Q

from kikao.casework.incidents.enums import (
    IncidentState,
    MappingState,
    Scheme,
    TitleState,
    Verification,
)
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import RandomOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.norms.models import Norm
from kikao.registry.places.enums import PlacePrecision
from kikao.registry.places.models import Place, Territory


class Incident(RandomOwned):
    """What the group holds to have happened; a subject of the wall and of sealing."""

    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    title_state = models.CharField(max_length=7, choices=TitleState.choices, default=TitleState.DRAFT)
    title_by = models.UUIDField(null=True)
    title_checked_by = models.UUIDField(null=True)
    nature = models.CharField(max_length=10)
    severity = models.CharField(max_length=4, blank=True)
    severity_by = models.UUIDField(null=True)
    verification = models.CharField(max_length=2, choices=Verification.choices, default=Verification.V0)
    state = models.CharField(max_length=6, choices=IncidentState.choices, default=IncidentState.OPEN)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    happened_from = models.DateField(null=True)
    happened_until = models.DateField(null=True)
    happened_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    territory = models.ForeignKey(Territory, null=True, on_delete=models.PROTECT, related_name="+")
    place_precision = models.CharField(max_length=8, choices=PlacePrecision.choices, blank=True)
    opened_on = models.DateField()
    opened_by = models.UUIDField(null=True)
    search_text = models.CharField(max_length=400)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Paged by the day of opening, newest first, alone or within one filter."""

        db_table = "incident"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="incident_reference_once"),
            models.CheckConstraint(
                condition=Q(state="OPEN", merged_into__isnull=True)
                | Q(state="MERGED", merged_into__isnull=False),
                name="incident_merged_into_one",
            ),
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="incident_not_into_itself"),
            models.CheckConstraint(
                condition=Q(happened_from__isnull=False) | Q(happened_precision="UNKNOWN"),
                name="incident_dated_or_unknown",
            ),
            models.CheckConstraint(
                condition=Q(title_state="DRAFT")
                | (Q(title_checked_by__isnull=False) & ~Q(title_checked_by=models.F("title_by"))),
                name="incident_title_checked_by_a_second",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "state", "-opened_on", "-id"), name="incident_by_opening"),
            models.Index(
                fields=("working_group", "verification", "-opened_on", "-id"), name="incident_by_verification"
            ),
            models.Index(
                fields=("working_group", "severity", "-opened_on", "-id"), name="incident_by_severity"
            ),
            models.Index(
                fields=("working_group", "territory", "-opened_on", "-id"), name="incident_by_territory"
            ),
        )

    def __str__(self) -> str:
        """Return the reference people say aloud."""
        return self.reference

    @property
    def happened(self) -> Moment:
        """Return when it happened, as well as it is known."""
        return Moment(self.happened_from, self.happened_until, Precision(self.happened_precision))


class IncidentReport(RandomOwned):
    """A report that an incident was made from; the two share their walls through this row."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="+")
    joined_on = models.DateField()

    class Meta:
        """A report may tell of several incidents, and is joined to each once."""

        db_table = "incident_report"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "incident", "report"), name="incident_report_once"
            ),
        )


class IncidentCategory(RandomOwned):
    """A category of the code list that an incident falls under."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=30)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """Each once, in the order they were chosen; found by code for the list."""

        db_table = "incident_category"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "incident", "code"), name="incident_category_once"
            ),
        )
        indexes = (models.Index(fields=("working_group", "code", "incident"), name="incident_by_category"),)


class Mapping(RandomOwned):
    """A risk of OECD Annex II or a theme of the Voluntary Principles: proposed, then judged by a person."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=4, choices=Scheme.choices)
    code = models.CharField(max_length=10)
    state = models.CharField(max_length=9, choices=MappingState.choices, default=MappingState.PROPOSED)
    decided_by = models.UUIDField(null=True)
    decided_on = models.DateField(null=True)

    class Meta:
        """Each code once an incident; a judged one names who judged."""

        db_table = "incident_mapping"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "incident", "scheme", "code"), name="incident_mapping_once"
            ),
            models.CheckConstraint(
                condition=Q(state="PROPOSED") | Q(decided_on__isnull=False), name="incident_mapping_decided"
            ),
        )


class IncidentNorm(RandomOwned):
    """A norm of the group's register that an incident is measured against."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    norm = models.ForeignKey(Norm, on_delete=models.PROTECT, related_name="+")
    cited_on = models.DateField()

    class Meta:
        """Cited once."""

        db_table = "incident_norm"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "incident", "norm"), name="incident_norm_once"),
        )


class IncidentMerge(RandomOwned):
    """A merge: nothing moves, the two are read together until somebody takes the merge back."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    into = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    merged_by = models.UUIDField(null=True)
    merged_on = models.DateField()
    undone_by = models.UUIDField(null=True)
    undone_on = models.DateField(null=True)

    class Meta:
        """One merge of an incident stands at a time."""

        db_table = "incident_merge"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "incident"),
                condition=Q(undone_on__isnull=True),
                name="incident_merge_stands_once",
            ),
            models.CheckConstraint(condition=~Q(incident=models.F("into")), name="incident_merge_of_two"),
        )
