"""The list of what others have counted."""

from datetime import date
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.searching import fold
from kikao.registry.context.enums import EventSource
from kikao.registry.context.models import ContextEvent
from kikao.registry.context.policy import seen_by
from kikao.registry.context.schemas import EventLine
from kikao.registry.places.queries import tree_of
from kikao.registry.places.schemas import Tree
from kikao.registry.terms.enums import TermList
from kikao.registry.terms.queries import labels_of
from kikao.registry.terms.schemas import Labels

_MOST_WORDS = 8
LISTS = {EventSource.ACLED.value: TermList.ACLED_SUB_EVENT, EventSource.UCDP.value: TermList.UCDP_TYPE}


def events(
    by: Actor,
    *,
    search: str = "",
    source: str = "",
    kind: str = "",
    territory_id: UUID | None = None,
    since: date | None = None,
    until: date | None = None,
    after: str | None = None,
    size: int = 50,
) -> Page[EventLine]:
    """Return events, the latest first; `search` looks in places, actors and numbers, without accents."""
    rows = ContextEvent.objects.filter(seen_by(by))
    for word in fold(search).split()[:_MOST_WORDS]:
        rows = rows.filter(search_text__contains=word)
    asked = {"source": source, "kind": kind, "happened_until__gte": since, "happened_from__lte": until}
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    tree = tree_of(by)
    if territory_id is not None:
        rows = rows.filter(territory_id__in=tree.under(territory_id))
    page = page_of(rows.select_related("place"), order=("-happened_from", "-id"), after=after, size=size)
    labels = labels_of(by, *LISTS.values())
    return page.map(lambda row: _line(row, tree, labels))


def event_kinds(by: Actor) -> list[tuple[str, str]]:
    """Return (code, words) of the kinds of event that the registers tell apart, for a filter."""
    labels = labels_of(by, *LISTS.values())
    return [*labels.choices(TermList.UCDP_TYPE), *labels.choices(TermList.ACLED_SUB_EVENT)]


def _line(row: ContextEvent, tree: Tree, labels: Labels) -> EventLine:
    ground = tree.lines.get(row.territory_id) if row.territory_id else None
    return EventLine(
        id=row.id,
        source=str(EventSource(row.source).label),
        external_id=row.external_id,
        happened=row.happened,
        kind=labels.of(LISTS[row.source], row.kind),
        actors=row.actors,
        place_name=row.place_name,
        admin=row.admin,
        territory=ground.full_name if ground else "",
        near=row.place.name if row.place else "",
        near_id=row.place_id,
        near_km=row.near_km,
        fatalities=row.fatalities,
    )
