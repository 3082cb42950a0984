"""The register: cases, who is who in them, where else they were brought, what blocks them."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q
from django.db.models.sql.compiler import SQLCompiler

from kikao.casework.cases.enums import (
    CaseStatus,
    ForumKind,
    Level,
    LinkKind,
    Origin,
    PartyRole,
    RequestNature,
    SummaryState,
)
from kikao.casework.incidents.models import Incident
from kikao.foundation.access.models import GroupOwned
from kikao.foundation.base.moments import Moment, Precision
from kikao.registry.people.models import Organisation
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
        """Paged by the day of tabling, newest first, alone or within one status, territory or requester."""

        db_table = "case_file"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "reference"), name="case_reference_once"),
            models.CheckConstraint(
                condition=Q(summary_state="DRAFT")
                | (Q(summary_checked_by__isnull=False) & ~Q(summary_checked_by=models.F("summary_by"))),
                name="case_summary_checked_by_a_second",
            ),
        )
        indexes = (
            models.Index(fields=("working_group", "-tabled_on", "-id"), name="case_tabled"),
            models.Index(
                fields=("working_group", "status", "-tabled_on", "-id"),
                name="case_status",
            ),
            models.Index(
                fields=("working_group", "territory", "-tabled_on", "-id"),
                name="case_territory",
            ),
            models.Index(
                fields=("working_group", "place", "-tabled_on", "-id"),
                name="case_place",
            ),
            models.Index(
                fields=("working_group", "requester_type", "-tabled_on", "-id"),
                name="case_requester",
            ),
        )

    def __str__(self) -> str:
        """Return the reference people say aloud."""
        return self.reference


class CaseWords(models.Model):
    """The words a case is found by, folded and stemmed; words not yet checked stand apart from the others."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="found_by")
    words = models.TextField()
    draft_words = models.TextField(blank=True)

    class Meta:
        """Mirrored by the database's own full-text index (migration 0002)."""

        db_table = "case_words"


@models.TextField.register_lookup
class Matches(models.Lookup):
    """Full-text search in `case_words`: FTS5 on SQLite, a GIN index on PostgreSQL, the same hits on both."""

    lookup_name = "matches"

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, list[object]]:
        """Ask the FTS5 table by row number."""
        column = self.lhs.target.column
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        asked = " AND ".join(f'"{word}"*' for word in str(self.rhs).split())
        return (
            f"{table}.id IN (SELECT rowid FROM case_words_fts WHERE case_words_fts MATCH %s)",  # noqa: S608
            [f"{{{column}}} : ({asked})"],
        )

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[object]]:
        """Ask the indexed text vector."""
        left, params = self.process_lhs(compiler, connection)
        asked = " & ".join(f"{word}:*" for word in str(self.rhs).split())
        return f"to_tsvector('simple', {left}) @@ to_tsquery('simple', %s)", [
            *params,
            asked,
        ]


class CaseIncident(GroupOwned):
    """An incident that a case is about."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="case_incidents")
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Once each."""

        db_table = "case_incident"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "case", "incident"), name="case_incident_once"),
        )


class Party(GroupOwned):
    """An organisation in a case and what it is there; some roles wall its seat."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24, choices=PartyRole.choices)

    class Meta:
        """One organisation may have several roles, each once."""

        db_table = "case_party"
        constraints = (
            models.UniqueConstraint(
                fields=("working_group", "case", "organisation", "role"),
                name="case_party_once",
            ),
        )


class PriorForum(GroupOwned):
    """A court, committee or chief that had or has the same matter, and what came of it there."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="forums")
    kind = models.CharField(max_length=16, choices=ForumKind.choices)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    parallel = models.BooleanField(default=False)
    result = models.CharField(max_length=300, blank=True)
    heard_from = models.DateField(null=True)
    heard_until = models.DateField(null=True)
    heard_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)

    class Meta:
        """One row a forum."""

        db_table = "case_forum"

    @property
    def heard(self) -> Moment:
        """Return when the forum had the matter."""
        return Moment(self.heard_from, self.heard_until, Precision(self.heard_precision))


class Refusal(GroupOwned):
    """A party that would not talk or compromise: nobody is compelled, and it is written down."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="refusals")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)
    refused_from = models.DateField(null=True)
    refused_until = models.DateField(null=True)
    refused_precision = models.CharField(max_length=8, choices=Precision.choices, default=Precision.UNKNOWN)

    class Meta:
        """One row a refusal."""

        db_table = "case_refusal"

    @property
    def refused(self) -> Moment:
        """Return when the party refused."""
        return Moment(self.refused_from, self.refused_until, Precision(self.refused_precision))


class OpenRisk(GroupOwned):
    """What could make the matter flare up again."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="risks")
    words = models.CharField(max_length=300)
    noted_on = models.DateField()
    lapsed_on = models.DateField(null=True)

    class Meta:
        """One row a risk."""

        db_table = "case_risk"


class StatusChange(GroupOwned):
    """A step of a case from one status to the next, by whom and why."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="changes")
    old = models.CharField(max_length=2, choices=CaseStatus.choices, blank=True)
    new = models.CharField(max_length=2, choices=CaseStatus.choices)
    reason = models.CharField(max_length=300, blank=True)
    by_account = models.UUIDField(null=True)
    real_on = models.DateField(null=True)
    entered_on = models.DateField()

    class Meta:
        """Read in the order of entry (ids are time-ordered)."""

        db_table = "case_status_change"


class CaseLink(GroupOwned):
    """Two cases that belong together: a relapse, a related matter, one joined to the other."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="linked_from")
    kind = models.CharField(max_length=8, choices=LinkKind.choices)

    class Meta:
        """Once each."""

        db_table = "case_link"
        constraints = (
            models.UniqueConstraint(fields=("working_group", "case", "other", "kind"), name="case_link_once"),
            models.CheckConstraint(condition=~Q(case=models.F("other")), name="case_link_not_to_itself"),
        )
