"""Lists of incidents: filtered, searched, paged by key."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kikao.casework.incidents.enums import IncidentState, TitleState
from kikao.casework.incidents.models import Incident, IncidentCategory, IncidentReport
from kikao.casework.incidents.policy import reads_drafts, seen_behind_case, seen_by
from kikao.casework.incidents.schemas import Coded, IncidentLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.searching import words_of
from kikao.registry.places.queries import territories_under
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of
from kikao.registry.terms.schemas import Labels

LISTS = (
    TermList.EVENT_NATURE,
    TermList.SEVERITY,
    TermList.VERIFICATION_STATUS,
    TermList.INCIDENT_CATEGORY,
    TermList.PLACE_PRECISION,
    TermList.ACTOR_TYPE,
    TermList.OECD_ANNEX_II,
    TermList.VP_THEME,
)
"""The lists whose words an incident is told in, read at once."""

ORDER = ("-opened_on", "-id")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asks the list for; empty means all."""

    words: str = ""
    category: str = ""
    severity: str = ""
    verification: str = ""
    territory_id: UUID | None = None
    merged: bool = False


def incidents(
    by: Actor, filters: Filters | None = None, *, after: str | None = None, size: int = 50
) -> Page[IncidentLine]:
    """Return the incidents the secretariat may see, newest first."""
    page = page_of(_asked(by, filters or Filters()), order=ORDER, after=after, size=size)
    return Page(lines_of(by, page.items), page.next_cursor, page.size)


def incidents_behind_case(by: Actor, incident_ids: Iterable[UUID]) -> tuple[IncidentLine, ...]:
    """Return those incidents that the register of cases has cleared for this reader (and the wall still lets through)."""
    rows = _rows(seen_behind_case(by, incident_ids)).order_by(*ORDER)
    return lines_of(by, list(rows))


def incidents_of_report(by: Actor, report_id: UUID) -> tuple[IncidentLine, ...]:
    """Return what was made of a report."""
    told = IncidentReport.objects.filter(report_id=report_id, incident_id=OuterRef("pk"))
    return lines_of(by, list(_rows(seen_by(by) & Q(Exists(told))).order_by(*ORDER)))


def lines_of(by: Actor, rows: Sequence[Incident]) -> tuple[IncidentLine, ...]:
    """Cut rows to what a list shows, with two queries however many they are."""
    filed: dict[UUID, list[str]] = {row.id: [] for row in rows}
    categories = IncidentCategory.objects.filter(incident_id__in=filed).order_by("position")
    for incident_id, code in categories.values_list("incident_id", "code"):
        filed[incident_id].append(code)
    labels = labels_of(by, *LISTS)
    return tuple(line_of(by, row, filed[row.id], labels) for row in rows)


def line_of(by: Actor, row: Incident, categories: Iterable[str], labels: Labels) -> IncidentLine:
    """Cut one row to what a list shows this reader."""
    return IncidentLine(
        id=row.id,
        reference=row.reference,
        title=title_for(by, row),
        checked=row.title_state == TitleState.CHECKED,
        nature=coded(labels, TermList.EVENT_NATURE, row.nature),
        severity=coded(labels, TermList.SEVERITY, row.severity),
        severity_confirmed=row.severity_by is not None,
        verification=coded(labels, TermList.VERIFICATION_STATUS, row.verification),
        state=row.state,
        happened=row.happened,
        place=row.place.name if row.place else "",
        territory=row.territory.name if row.territory else "",
        categories=tuple(coded(labels, TermList.INCIDENT_CATEGORY, code) for code in categories),
        opened_on=row.opened_on,
        version=row.version,
    )


def title_for(by: Actor, row: Incident) -> str:
    """Return the title, once a second person has checked it; the secretariat reads it before."""
    return row.title if row.title_state == TitleState.CHECKED or reads_drafts(by) else ""


def coded(labels: Labels, name: TermList, code: str) -> Coded:
    """Return a code with its words; no code has no words."""
    return Coded(code, labels.of(name, code) if code else "")


def _rows(allowed: Q) -> "QuerySet[Incident]":
    return Incident.objects.filter(allowed).select_related("place", "territory")


def _asked(by: Actor, filters: Filters) -> "QuerySet[Incident]":
    state = IncidentState.MERGED if filters.merged else IncidentState.OPEN
    rows = _rows(seen_by(by)).filter(state=state)
    for field in ("severity", "verification"):
        if code := getattr(filters, field):
            rows = rows.filter(**{field: code})
    if filters.category:
        filed = IncidentCategory.objects.filter(code=filters.category, incident_id=OuterRef("pk"))
        rows = rows.filter(Exists(filed))
    if filters.territory_id:
        rows = rows.filter(territory_id__in=territories_under(by, filters.territory_id))
    for word in words_of(filters.words)[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows
