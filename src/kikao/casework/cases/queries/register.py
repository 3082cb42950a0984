"""The register of everything tabled: filtered, searched, paged by key."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from uuid import UUID

from django.db.models import Count, QuerySet

from kikao.casework.cases.enums import CaseStatus, SummaryState
from kikao.casework.cases.models import Case
from kikao.casework.cases.policy import reads_drafts, seen_by, words_open
from kikao.casework.cases.schemas import CaseLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.searching import normalise

ORDER = ("-tabled_on", "-id")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asks the register for; empty means all."""

    words: str = ""
    status: str = ""
    requester_type: str = ""
    territory_id: UUID | None = None
    place_id: UUID | None = None
    organisation_id: UUID | None = None

    def __bool__(self) -> bool:
        """Tell whether anything narrows the list."""
        return any(getattr(self, part.name) for part in fields(self))


def cases(by: Actor, filters: Filters, *, after: str | None = None, size: int = 50) -> Page[CaseLine]:
    """Return one page of the register, newest tabling first."""
    page = page_of(_narrowed(by, filters), order=ORDER, after=after, size=size)
    return page.map(lambda row: line_of(by, row))


def export_rows(by: Actor, filters: Filters) -> Iterator[CaseLine]:
    """Yield every line of the filtered register, a few at a time, for a file."""
    after: str | None = None
    while True:
        page = cases(by, filters, after=after, size=500)
        yield from page.items
        if page.next_cursor is None:
            return
        after = page.next_cursor


def count_by_status(by: Actor) -> dict[str, int]:
    """Return how many cases the reader sees in each status."""
    rows = Case.objects.filter(seen_by(by)).order_by().values_list("status").annotate(number=Count("id"))
    return dict(rows)


def line_of(by: Actor, row: Case) -> CaseLine:
    """Cut a case to a line for this reader."""
    return CaseLine(
        id=row.id,
        reference=row.reference,
        title=row.title if words_open(by, row) else "",
        status=row.status,
        status_words=str(CaseStatus(row.status).label),
        tabled_on=row.tabled_on,
        territory=row.territory.name if row.territory else "",
        place=row.place.name if row.place else "",
        requester_type=row.requester_type,
        severity=row.severity,
        checked=row.summary_state == SummaryState.CHECKED,
    )


def _narrowed(by: Actor, filters: Filters) -> QuerySet[Case]:
    rows = Case.objects.filter(seen_by(by)).select_related("place", "territory")
    if filters.status:
        rows = rows.filter(status=filters.status)
    if filters.requester_type:
        rows = rows.filter(requester_type=filters.requester_type)
    if filters.territory_id:
        rows = rows.filter(territory_id=filters.territory_id)
    if filters.place_id:
        rows = rows.filter(place_id=filters.place_id)
    if filters.organisation_id:
        rows = rows.filter(parties__organisation_id=filters.organisation_id).distinct()
    return _found(by, rows, filters.words)


def _found(by: Actor, rows: QuerySet[Case], words: str) -> QuerySet[Case]:
    asked = normalise(words)
    if not words.strip():
        return rows
    if not asked:
        return rows.none()
    where = "draft_words" if reads_drafts(by) else "words"
    return rows.filter(**{f"found_by__{where}__matches": asked})
