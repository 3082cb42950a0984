"""The register of everything tabled: filtered, searched, paged by key, counted, exported."""

from collections.abc import Iterator

from django.db.models import Count

from kikao.casework.cases.enums import Level, Origin, RequestNature
from kikao.casework.cases.models import Case
from kikao.casework.cases.policy import seen_by, words_open
from kikao.casework.cases.queries.lines import line_of, lists_of_terms, parties_of
from kikao.casework.cases.queries.narrowing import Filters, narrowed
from kikao.casework.cases.schemas import CaseLine, ExportLine, PartyLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.registry.terms.schemas import Labels

ORDER = ("-tabled_on", "-id")
BATCH = 500


def cases(
    by: Actor, filters: Filters | None = None, *, after: str | None = None, size: int = 50
) -> Page[CaseLine]:
    """Return one page of the register, newest tabling first."""
    labels = lists_of_terms(by)
    return _rows(by, filters or Filters(), after, size).map(lambda row: line_of(by, row, labels))


def export_rows(by: Actor, filters: Filters | None = None) -> Iterator[ExportLine]:
    """Yield every line of the filtered register, a few hundred at a time, for a file."""
    labels, after, asked = lists_of_terms(by), None, filters or Filters()
    while True:
        page: Page[Case] = _rows(by, asked, after, BATCH)
        parties = parties_of(row.id for row in page.items)
        for row in page.items:
            yield _exported(by, row, labels, parties.get(row.id, ()))
        if page.next_cursor is None:
            return
        after = page.next_cursor


def count_by_status(by: Actor) -> dict[str, int]:
    """Return how many cases the reader sees in each status."""
    rows = Case.objects.filter(seen_by(by)).order_by().values_list("status").annotate(number=Count("id"))
    return dict(rows)


def _rows(by: Actor, filters: Filters, after: str | None, size: int) -> Page[Case]:
    rows = narrowed(by, filters).select_related("place", "territory")
    return page_of(rows, order=ORDER, after=after, size=size)


def _exported(by: Actor, row: Case, labels: Labels, parties: tuple[PartyLine, ...]) -> ExportLine:
    return ExportLine(
        line=line_of(by, row, labels),
        summary=row.summary if words_open(by, row) else "",
        origin_words=str(Origin(row.origin).label),
        request_nature_words=str(RequestNature(row.request_nature).label) if row.request_nature else "",
        level_words=str(Level(row.level).label),
        entered_on=row.entered_on,
        parties=parties,
    )
