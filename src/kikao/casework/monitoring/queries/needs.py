"""How much sites need a deployment: ranked for the talk with the mining police, without source, narrative or case."""

from uuid import UUID

from django.db.models import QuerySet

from kikao.casework.monitoring.enums import Criterion
from kikao.casework.monitoring.models import DeploymentNeed, NeedScore
from kikao.casework.monitoring.policy import needs_seen_by, reads_sources
from kikao.casework.monitoring.queries.counting import counted_at
from kikao.casework.monitoring.reckoning.needs import MOST
from kikao.casework.monitoring.schemas import NeedLine, NeedScoreLine, Proposed
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.places.models import Place
from kikao.registry.places.policy import seen_by as places_seen_by
from kikao.registry.places.queries import places_named

_ORDER = ("-total", "-assessed_on", "-id")


def needs(by: Actor, *, after: str | None = None, size: int = 50) -> Page[NeedLine]:
    """Return the sites by how much they need a deployment, the most first; no source, no number, no case."""
    page = page_of(_standing(by), order=_ORDER, after=after, size=size)
    lines = _lines(by, list(page.items), {}, is_whole=False)
    return page.map(lambda row: lines[row.id])


def need(by: Actor, need_id: UUID) -> NeedLine:
    """Return one assessment; what was counted and by which sources only to the secretariat."""
    row = _rows(by).filter(id=need_id).first()
    if row is None:
        raise Unknown
    whole = reads_sources(by)
    items = [one.source_item_id for one in row.scores.all() if one.source_item_id] if whole else []
    return _lines(by, [row], read_many(by, items), is_whole=whole)[row.id]


def needs_of_place(by: Actor, place_id: UUID) -> tuple[NeedLine, ...]:
    """Return every assessment of a site, the latest first."""
    rows = list(_rows(by).filter(place_id=place_id).order_by("-assessed_on", "-id")[:50])
    lines = _lines(by, rows, {}, is_whole=False)
    return tuple(lines[row.id] for row in rows)


def need_of_place(by: Actor, place_id: UUID) -> NeedLine | None:
    """Return the assessment of a site that stands."""
    row = _standing(by).filter(place_id=place_id).first()
    return _lines(by, [row], {}, is_whole=False)[row.id] if row else None


def proposed_scores(by: Actor, place_id: UUID) -> tuple[Proposed, ...]:
    """Return what the register itself counts of a site, for whoever assesses it."""
    if not reads_sources(by):
        raise NotAllowed
    row = Place.objects.filter(places_seen_by(by), id=place_id).first()
    if row is None:
        raise Unknown
    return counted_at(by, row).proposals()


def _rows(by: Actor) -> "QuerySet[DeploymentNeed]":
    return DeploymentNeed.objects.filter(needs_seen_by(by)).prefetch_related("scores")


def _standing(by: Actor) -> "QuerySet[DeploymentNeed]":
    return _rows(by).filter(superseded_on=None)


def _lines(
    by: Actor, rows: list[DeploymentNeed], opened: dict[UUID, str | None], *, is_whole: bool
) -> dict[UUID, NeedLine]:
    places = places_named(by, [row.place_id for row in rows])
    return {
        row.id: NeedLine(
            id=row.id,
            place_id=row.place_id,
            place=places[row.place_id].name,
            territory=places[row.place_id].territory,
            assessed_on=row.assessed_on,
            total=row.total,
            most=MOST * len(Criterion),
            superseded_on=row.superseded_on,
            scores=_scores(row, opened, is_whole=is_whole),
        )
        for row in rows
    }


def _scores(
    row: DeploymentNeed, opened: dict[UUID, str | None], *, is_whole: bool
) -> tuple[NeedScoreLine, ...]:
    held = {one.criterion: one for one in row.scores.all()}
    return tuple(_score(held[code], opened, is_whole=is_whole) for code in Criterion.values if code in held)


def _score(one: NeedScore, opened: dict[UUID, str | None], *, is_whole: bool) -> NeedScoreLine:
    return NeedScoreLine(
        criterion=one.criterion,
        criterion_words=str(Criterion(one.criterion).label),
        score=one.score,
        proposed=one.proposed if is_whole else None,
        counted=one.counted if is_whole else None,
        has_source=is_whole and one.source_item_id is not None,
        source=opened.get(one.source_item_id) if one.source_item_id else None,
    )
