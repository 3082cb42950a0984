"""What is due to be erased today, record by record, and what a hold keeps."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.models import Case, CaseIncident, StatusChange
from kikao.casework.incidents.models import Incident, IncidentReport
from kikao.casework.reports.enums import ConsentScope, ReportState, SetAsideReason
from kikao.casework.reports.models import Consent, Report
from kikao.foundation.base.clock import today
from kikao.foundation.sealing.enums import Layer
from kikao.foundation.sealing.erasing import holds_words
from kikao.insight.retention.enums import Ground, HoldState, PeriodKind, Scope, SubjectKind
from kikao.insight.retention.models import Hold
from kikao.insight.retention.queries.hanging import things_due, things_of
from kikao.insight.retention.queries.plan import period_of
from kikao.insight.retention.queries.sendings import named_sendings, sendings_due
from kikao.insight.retention.reckoning import DEFAULTS, before
from kikao.insight.retention.schemas import Due

_PARTS = frozenset({Scope.IDENTITY, Scope.NAMES})
"""What is no line of its own when the rest of the record goes with it."""


@dataclass
class _Ties:
    """Which report told of which incident, and which incident was brought in which case."""

    incidents_of: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    reports_of: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    cases_of: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    brought_in: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, working_group_id: UUID) -> "_Ties":
        """Read them all: a group has hundreds."""
        ties = cls()
        told = IncidentReport.objects.filter(working_group_id=working_group_id)
        for report, incident in told.values_list("report_id", "incident_id"):
            ties.incidents_of[report].add(incident)
            ties.reports_of[incident].add(report)
        brought = CaseIncident.objects.filter(working_group_id=working_group_id)
        for incident, case in brought.values_list("incident_id", "case_id"):
            ties.cases_of[incident].add(case)
            ties.brought_in[case].add(incident)
        merged = Incident.objects.filter(working_group_id=working_group_id, merged_into__isnull=False)
        for incident, into in merged.values_list("id", "merged_into_id"):
            for case in ties.cases_of.get(into, set()):
                ties.cases_of[incident].add(case)
                ties.brought_in[case].add(incident)
        return ties

    def cases_of_report(self, report_id: UUID) -> set[UUID]:
        """Return the cases that a report led to."""
        return {case for incident in self.incidents_of.get(report_id, ()) for case in self.cases_of[incident]}


def held(working_group_id: UUID) -> set[UUID]:
    """Return every record that a hold keeps: the one it lies on, what that one rests on, and what hangs on it."""
    ties = _Ties.of(working_group_id)
    standing = Hold.objects.filter(working_group_id=working_group_id).exclude(state=HoldState.LIFTED)
    kept = set(standing.values_list("subject_id", flat=True))
    kept |= things_of(working_group_id, kept)
    kept |= {incident for case in kept for incident in ties.brought_in.get(case, ())}
    kept |= {report for incident in kept for report in ties.reports_of.get(incident, ())}
    return kept | {incident for report in kept for incident in ties.incidents_of.get(report, ())}


def due(working_group_id: UUID) -> list[Due]:
    """Return everything that is to be erased today and that no hold keeps."""
    walk = _Walk(working_group_id, _Ties.of(working_group_id))
    wanted: dict[tuple[UUID, Scope], Due] = {}
    for one in walk.everything():
        wanted.setdefault((one.subject_id, one.scope), one)
    kept = held(working_group_id)
    whole = {subject for subject, scope in wanted if scope not in _PARTS}
    return [
        one
        for one in wanted.values()
        if one.subject_id not in kept and not (one.scope in _PARTS and one.subject_id in whole)
    ]


@dataclass
class _Walk:
    """One walk through the modules; what comes first is why a record goes when there are several reasons."""

    working_group_id: UUID
    ties: _Ties

    def __post_init__(self) -> None:
        """Reckon the last day of each period, and which cases are closed since when."""
        lengths = period_of(self.working_group_id)
        self.last = {kind: before(today(), length, DEFAULTS[kind].unit) for kind, length in lengths.items()}
        self.closed = self._closed()

    def everything(self) -> Iterator[Due]:
        """Yield every record that is due, some of them for several reasons."""
        yield from self._asked_for()
        yield from self._set_aside()
        yield from self._without_case()
        yield from self._of_closed_cases()
        yield from self._identities()
        yield from sendings_due(self.working_group_id, self.last)
        yield from things_due(self.working_group_id, self.closed, self.last)

    def _report(self, row: Report, ground: Ground, since: date, scope: Scope = Scope.REPORT) -> Due:
        return Due(ground, scope, SubjectKind.REPORT, row.id, row.reference, since)

    def _asked_for(self) -> Iterator[Due]:
        refused = Consent.objects.filter(
            working_group_id=self.working_group_id, scope=ConsentScope.STORE, current=True, given=False
        )
        ids = list(refused.values_list("report_id", flat=True))
        for row in Report.objects.filter(id__in=ids, withdrawn_on__isnull=False):
            yield self._report(row, Ground.REQUEST, row.withdrawn_on or today())

    def _set_aside(self) -> Iterator[Due]:
        rows = Report.objects.filter(working_group_id=self.working_group_id, state=ReportState.SET_ASIDE)
        for row in rows.filter(set_aside_on__isnull=False):
            spam = row.set_aside_reason == SetAsideReason.SPAM
            ground = Ground.SPAM if spam else Ground.SET_ASIDE
            since = row.set_aside_on or today()
            if since <= self.last[PeriodKind(ground)]:
                yield self._report(row, ground, since)

    def _without_case(self) -> Iterator[Due]:
        rows = Report.objects.filter(
            working_group_id=self.working_group_id, arrived_on__lte=self.last[PeriodKind.NO_CASE]
        )
        for row in rows.exclude(state=ReportState.SET_ASIDE):
            if not self.ties.cases_of_report(row.id):
                yield self._report(row, Ground.NO_CASE, row.arrived_on)
        seen = Incident.objects.filter(
            working_group_id=self.working_group_id, opened_on__lte=self.last[PeriodKind.NO_CASE]
        )
        for one in seen.filter(holds_words()):
            if not self.ties.cases_of.get(one.id):
                yield Due(
                    Ground.NO_CASE, Scope.WORDS, SubjectKind.INCIDENT, one.id, one.reference, one.opened_on
                )

    def _of_closed_cases(self) -> Iterator[Due]:
        over = {case for case, day in self.closed.items() if day <= self.last[PeriodKind.CASE_CLOSED]}
        for case in Case.objects.filter(holds_words(), id__in=over):
            yield self._words(SubjectKind.CASE, case.id, case.reference, {case.id})
        settled = {incident for incident, cases in self.ties.cases_of.items() if cases and cases <= over}
        for incident in Incident.objects.filter(holds_words(), id__in=settled):
            cases = self.ties.cases_of[incident.id]
            yield self._words(SubjectKind.INCIDENT, incident.id, incident.reference, cases)
        told = {
            report
            for report, incidents in self.ties.incidents_of.items()
            if incidents and incidents <= settled
        }
        for row in Report.objects.filter(id__in=told):
            yield self._report(row, Ground.CASE_CLOSED, self._last_closed(self.ties.cases_of_report(row.id)))

    def _words(self, kind: SubjectKind, subject_id: UUID, reference: str, cases: set[UUID]) -> Due:
        since = self._last_closed(cases)
        return Due(Ground.CASE_CLOSED, Scope.WORDS, kind, subject_id, reference, since)

    def _identities(self) -> Iterator[Due]:
        last = self.last[PeriodKind.IDENTITY]
        rows = Report.objects.filter(working_group_id=self.working_group_id, arrived_on__lte=last)
        for row in rows.filter(
            holds_words(layer=Layer.I) | Exists(named_sendings().filter(report=OuterRef("pk")))
        ):
            since = self._needed_until(row)
            if since is not None and since <= last:
                yield self._report(row, Ground.IDENTITY, since, Scope.IDENTITY)

    def _needed_until(self, row: Report) -> date | None:
        """Return the day since which nobody needs to know who spoke; None while a case is open."""
        cases = self.ties.cases_of_report(row.id)
        if cases:
            return self._last_closed(cases) if cases <= set(self.closed) else None
        return row.set_aside_on or row.arrived_on

    def _last_closed(self, cases: set[UUID]) -> date:
        return max(self.closed[case] for case in cases)

    def _closed(self) -> dict[UUID, date]:
        """Return the closed cases with the day on which each was last closed."""
        steps = StatusChange.objects.filter(
            working_group_id=self.working_group_id,
            case__status=CaseStatus.CLOSED,
            new=CaseStatus.CLOSED,
        )
        return dict(steps.order_by("id").values_list("case_id", "entered_on"))
