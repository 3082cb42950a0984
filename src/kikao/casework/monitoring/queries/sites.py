"""One site over time: what the open register says of it, what happened there, who goes to look, how much it needs."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.queries import titles
from kikao.casework.monitoring.enums import Qualification, SiteEventKind, Unnamed
from kikao.casework.monitoring.models import SiteEvent
from kikao.casework.monitoring.policy import corrects_event, events_seen_by, plans
from kikao.casework.monitoring.queries.checks import checks_of_place
from kikao.casework.monitoring.queries.needs import need_of_place
from kikao.casework.monitoring.queries.presence import colour_of, present_at, suspended_by
from kikao.casework.monitoring.schemas import SiteEventLine, SitePage
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.schemas import in_language
from kikao.registry.places.models import Place
from kikao.registry.places.queries import place

_SAID = ("name", "village", "workers", "workers_year", "commodities", "origin")


def site(by: Actor, place_id: UUID, *, after: str | None = None, size: int = 30) -> SitePage:
    """Return a site with its timeline, newest first; words are opened for who holds their key."""
    where = place(by, place_id)
    row = Place.objects.get(id=where.line.id)
    rows = SiteEvent.objects.filter(events_seen_by(by), place=row).select_related("place", "organisation")
    page = page_of(rows, order=("-happened_from", "-id"), after=after, size=size)
    now = [colour_of(by, row.id), suspended_by(by, row.id, today())]
    there = present_at(by, row.id)
    held = [*page.items, *there, *(one for one in now if one)]
    lines = _lines(by, held)
    return SitePage(
        place_id=row.id,
        place=where.line.name,
        territory=where.line.territory,
        register=_register(row),
        events=tuple(lines[one.id] for one in page.items),
        next_cursor=page.next_cursor,
        colour=lines[now[0].id] if now[0] else None,
        suspended=lines[now[1].id] if now[1] else None,
        presence=tuple(lines[one.id] for one in there),
        checks=checks_of_place(by, row.id),
        need=need_of_place(by, row.id),
        may_write=plans(by),
    )


def site_event(by: Actor, event_id: UUID) -> SiteEventLine:
    """Return one entry of a timeline."""
    rows = SiteEvent.objects.filter(events_seen_by(by), id=event_id).select_related("place", "organisation")
    row = rows.first()
    if row is None:
        raise Unknown
    return _lines(by, [row])[row.id]


def _lines(by: Actor, rows: list[SiteEvent]) -> dict[UUID, SiteEventLine]:
    items = [item for row in rows for item in (row.words_item_id, row.strike_item_id) if item]
    opened = read_many(by, list(dict.fromkeys(items)))
    cases = titles(by, [row.case_id for row in rows if row.case_id])
    return {row.id: _line(by, row, opened, cases) for row in rows}


def _line(by: Actor, row: SiteEvent, opened: dict[UUID, str | None], cases: dict[UUID, str]) -> SiteEventLine:
    body = row.organisation
    return SiteEventLine(
        id=row.id,
        place_id=row.place_id,
        place=row.place.name,
        kind=row.kind,
        kind_words=str(SiteEventKind(row.kind).label),
        qualification=row.qualification,
        qualification_words=str(Qualification(row.qualification).label) if row.qualification else "",
        happened=row.happened,
        expires_on=row.expires_on,
        expired=row.expires_on is not None and row.expires_on < today(),
        organisation=in_language(body.name, body.name_fr) if body else "",
        unnamed_words=str(Unnamed(row.unnamed).label) if row.unnamed else "",
        accuses=row.accuses,
        number=row.number,
        case_id=row.case_id if row.case_id in cases else None,
        case=cases.get(row.case_id, "") if row.case_id else "",
        entered_on=row.entered_on,
        struck_on=row.struck_on,
        is_correction=row.corrects_id is not None,
        has_words=row.words_item_id is not None,
        words=opened.get(row.words_item_id) if row.words_item_id else None,
        has_strike=row.strike_item_id is not None,
        strike=opened.get(row.strike_item_id) if row.strike_item_id else None,
        may_correct=corrects_event(by, row),
    )


def _register(row: Place) -> tuple[tuple[str, str], ...]:
    """Return what the open register of sites said the last time, in its own words."""
    labels = {
        "name": _("Name"),
        "village": _("Village"),
        "workers": _("Workers counted"),
        "workers_year": _("Counted in"),
        "commodities": _("Minerals"),
        "origin": _("Where the position comes from"),
    }
    said = ((name, row.register.get(name)) for name in _SAID)
    return tuple((labels[name], _text(value)) for name, value in said if value)


def _text(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, (list, tuple)) else str(value)
