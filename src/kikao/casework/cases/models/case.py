"""The case itself, the incidents it is about, the steps it took, the cases it belongs to."""

from django.db import models
from django.db.models import F, Q

from kikao.casework.cases.enums import (
    CaseStatus,
    Level,
    LinkEnd,
    LinkKind,
    Origin,
    RequestNature,
    SummaryState,
)
from kikao.casework.incidents.models import Incident
from kikao.foundation.access.models import GroupOwned
from kikao.registry.places.models import Place, Territory


class Case(GroupOwned):
    """Everything ever brought to the group is a case; a decision makes it accepted, declined or referred."""

    reference = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    summary_state = models.CharField(max_length=8, choices=SummaryState.choices, default=SummaryState.DRAFT)
    summary_by = models.UUIDField(null=True)
    summary_checked_by = models.UUIDField(null=True)
    status = models.CharField(max_length=2, choices=CaseStatus.choices, default=CaseStatus.TABLED)
    tabled_on = models.DateField()
    entered_on = models.DateField()
    origin = models.CharField(max_length=8, choices=Origin.choices)
    request_nature = models.CharField(max_length=16, choices=RequestNature.choices, blank=True)
    requester_type = models.CharField(max_length=10, blank=True)
    level = models.CharField(max_length=4, choices=Level.choices, default=Level.LOCAL)
    severity = models.CharField(max_length=4, blank=True)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    territory = models.ForeignKey(Territory, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        """Paged by the day of tabling, newest first, alone or within one status, territory, place or requester."""

        db_table = "case_file"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="case_reference_once"),
            models.CheckConstraint(
                condition=Q(summary_state="DRAFT")
                | (Q(summary_checked_by__isnull=False) & ~Q(summary_checked_by=F("summary_by"))),
                name="case_summary_checked_by_a_second",
            ),
            models.CheckConstraint(
                condition=~Q(origin="REQUEST") | ~Q(request_nature=""), name="case_request_has_a_nature"
            ),
            models.CheckConstraint(condition=Q(status__in=CaseStatus.values), name="case_status_is_known"),
        )
        indexes = (
            models.Index(fields=("working_group", "-tabled_on", "-id"), name="case_tabled"),
            models.Index(fields=("working_group", "status", "-tabled_on", "-id"), name="case_status"),
            models.Index(fields=("working_group", "territory", "-tabled_on", "-id"), name="case_territory"),
            models.Index(fields=("working_group", "place", "-tabled_on", "-id"), name="case_place"),
            models.Index(
                fields=("working_group", "requester_type", "-tabled_on", "-id"), name="case_requester"
            ),
        )

    def __str__(self) -> str:
        """Return the reference people say aloud."""
        return self.reference


class CaseIncident(GroupOwned):
    """An incident that a case is about; the two share their walls through this row."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="case_incidents")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once each."""

        db_table = "case_incident"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "case", "incident"), name="case_incident_once"),
        )


class StatusChange(GroupOwned):
    """A step of a case from one status to the next, by whom and why.

    `closure` is the code of why it was closed (code list CLOSURE_REASON), read in the reader's language.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="changes")
    old = models.CharField(max_length=2, choices=CaseStatus.choices, blank=True)
    new = models.CharField(max_length=2, choices=CaseStatus.choices)
    reason = models.CharField(max_length=300, blank=True)
    closure = models.CharField(max_length=6, blank=True)
    by_account = models.UUIDField(null=True)
    real_on = models.DateField(null=True)
    entered_on = models.DateField()

    class Meta:
        """Read in the order of entry (ids are time-ordered); a parked case says why."""

        db_table = "case_status_change"
        constraints = (
            models.CheckConstraint(
                condition=~Q(new__in=("C7", "C8")) | ~Q(reason=""), name="case_parked_says_why"
            ),
        )


class CaseLink(GroupOwned):
    """Two cases that belong together: a relapse, a related matter, one joined to the other.

    A link that was wrong is not deleted: it stays, with who ended it, when and why.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=8, choices=LinkKind.choices)
    ended_on = models.DateField(null=True)
    ended_by = models.UUIDField(null=True)
    ended_why = models.CharField(max_length=8, choices=LinkEnd.choices, blank=True)

    class Meta:
        """Once each, as long as it stands; what ended says why."""

        db_table = "case_link"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "case", "other", "kind"),
                condition=Q(ended_on__isnull=True),
                name="case_link_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) ^ ~Q(ended_why=""), name="case_link_ended_says_why"
            ),
            models.CheckConstraint(condition=~Q(case=F("other")), name="case_link_not_to_itself"),
        )
