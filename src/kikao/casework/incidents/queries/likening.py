"""What could tell of the same event as a report: found by what is plain, then read beside it in the reader's session.

When, where and what carry the comparison; words add little, since the same event is told in several languages.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from kikao.casework.incidents.enums import ACCUSED, Likeness
from kikao.casework.incidents.models import (
    Claim,
    Comparison,
    Incident,
    IncidentCategory,
    IncidentReport,
    Involvement,
)
from kikao.casework.incidents.policy import seen_by
from kikao.casework.incidents.reckoning import WORDS_ALIKE, Trait, overlap, weigh_traits
from kikao.casework.incidents.schemas import Similar
from kikao.casework.reports.enums import UnknownKind
from kikao.casework.reports.models import Report, ReportAccused
from kikao.casework.reports.policy import words_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.searching import search_items

NEAR = timedelta(days=31)
CANDIDATES = 200
"""Records whose words are opened for one comparison, the nearest by what is plain."""
SHOWN = 20
LEAST = 30
"""Points of a hundred under which nothing is shown."""


def similar_to(by: Actor, report_id: UUID) -> tuple[Similar, ...]:
    """Return reports and incidents that may tell of the same event, likeliest first, each with its reasons."""
    row = Report.objects.filter(words_seen_by(by), id=report_id).select_related("place", "territory").first()
    if row is None:
        raise Unknown
    own, ranked = _traits_of_reports([row])[row.id], _candidates(by, row)
    plain = {one.id: weigh_traits(own, one) for one in ranked}
    ranked = sorted(ranked, key=lambda one: -plain[one.id].points)[:CANDIDATES]
    items = {item: one.id for one in ranked for item in one.items}
    words = _alike(by, row.narrative_item_id, items)
    said = _said(report_id)
    found = [
        Similar(
            one.about,
            one.id,
            one.reference,
            min(100, plain[one.id].points + words.get(one.id, 0)),
            (*plain[one.id].reasons, *((str(WORDS_ALIKE),) if words.get(one.id) else ())),
            said.get(one.id, ""),
        )
        for one in ranked
    ]
    kept = [one for one in found if one.score >= LEAST]
    return tuple(sorted(kept, key=lambda one: -one.score)[:SHOWN])


def _candidates(by: Actor, row: Report) -> list[Trait]:
    near = _near(row)
    same = Q(territory_id=row.territory_id) | Q(territory_id=None) if row.territory_id else Q()
    reports = Report.objects.filter(words_seen_by(by), near, same).exclude(id=row.id)
    incidents = Incident.objects.filter(seen_by(by), near, same, state="OPEN")
    linked = IncidentReport.objects.filter(report=row).values("incident_id")
    told = list(reports.order_by("-arrived_on", "-id")[: CANDIDATES * 2])
    held = list(incidents.exclude(id__in=linked).order_by("-opened_on", "-id")[: CANDIDATES * 2])
    return [*_traits_of_reports(told).values(), *_traits_of_incidents(held).values()]


def _near(row: Report) -> Q:
    """A month before and after; what nobody dated may be the same."""
    if row.happened_from is None or row.happened_until is None:
        return Q()
    start, end = row.happened_from - NEAR, row.happened_until + NEAR
    return Q(happened_from=None) | Q(happened_from__lte=end, happened_until__gte=start)


def _traits_of_reports(rows: Iterable[Report]) -> dict[UUID, Trait]:
    found = {row.id: row for row in rows}
    accused: dict[UUID, set[str]] = {report_id: set() for report_id in found}
    for line in ReportAccused.objects.filter(report_id__in=found):
        accused[line.report_id].add(str(line.organisation_id) if line.organisation_id else line.unknown)
    return {
        row.id: _trait("report", row, [row.category], accused[row.id], [row.narrative_item_id])
        for row in found.values()
    }


def _traits_of_incidents(rows: Iterable[Incident]) -> dict[UUID, Trait]:
    found = {row.id: row for row in rows}
    filed: dict[UUID, list[str]] = {incident_id: [] for incident_id in found}
    accused: dict[UUID, set[str]] = {incident_id: set() for incident_id in found}
    items: dict[UUID, list[UUID]] = {incident_id: [] for incident_id in found}
    for line in IncidentCategory.objects.filter(incident_id__in=found):
        filed[line.incident_id].append(line.code)
    lines = Involvement.objects.filter(incident_id__in=found, part__in=ACCUSED, withdrawn_on__isnull=True)
    for one in lines:
        accused[one.incident_id].add(str(one.organisation_id) if one.organisation_id else one.stranger)
    for claim in Claim.objects.filter(incident_id__in=found).order_by("position"):
        items[claim.incident_id].append(claim.wording_item_id)
    return {
        row.id: _trait("incident", row, filed[row.id], accused[row.id], items[row.id][:5])
        for row in found.values()
    }


def _trait(
    about: str, row: Report | Incident, categories: Iterable[str], accused: set[str], items: list[UUID]
) -> Trait:
    days: tuple[date, date] | None = None
    if row.happened_from and row.happened_until:
        days = (row.happened_from, row.happened_until)
    return Trait(
        about,
        row.id,
        row.reference,
        days,
        row.place_id,
        row.territory_id,
        frozenset(code for code in categories if code),
        frozenset(accused - _ANYBODY if accused >= _ANYBODY else accused) - {""},
        tuple(items),
    )


_ANYBODY = frozenset(UnknownKind.values)
"""Said together, “do not know”: it fits everybody and says nothing."""


def _alike(by: Actor, own_item: UUID, items: Mapping[UUID, UUID]) -> dict[UUID, int]:
    """Return how many points the words of each candidate add; the report's own words are read with them."""
    if by.key is None or not items:
        return {}
    texts: dict[UUID, str] = {}

    def keep(item: UUID, text: str) -> float:
        texts[item] = text
        return 0

    search_items(by, [own_item, *items], keep, size=0)
    own = texts.get(own_item, "")
    points: dict[UUID, int] = {}
    for item, text in texts.items():
        if item != own_item:
            points[items[item]] = max(points.get(items[item], 0), overlap(own, text))
    return {one: number for one, number in points.items() if number}


def _said(report_id: UUID) -> dict[UUID, str]:
    """Return what people found before, by the other record."""
    rows = Comparison.objects.filter(Q(report_id=report_id) | Q(other_id=report_id))
    return {
        (
            row.incident_id or (row.other_id if row.report_id == report_id else row.report_id) or report_id
        ): str(Likeness(row.likeness).label)
        for row in rows
    }
