"""Searching the sealed words a reader may open: in the reader's own session, through no more than a number of items.

Narrowed first by what is plain (when, where, what kind); no index of sealed words exists anywhere.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kikao.casework.incidents.models import Claim, Incident, IncidentCategory, Reply, VerificationChange
from kikao.casework.incidents.policy import seen_by
from kikao.casework.incidents.schemas import SealedHit, SealedHits
from kikao.casework.reports.models import Report, ThreadMessage
from kikao.casework.reports.policy import words_seen_by
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.searching import fold
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing.searching import MOST, search_items
from kikao.registry.places.queries import territories_under

SIZE = 20
AROUND = 90
"""Letters shown before and after the first word that fits."""
SHORTEST = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a search through sealed words is narrowed to; empty means all."""

    since: date | None = None
    until: date | None = None
    territory_id: UUID | None = None
    category: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sealed item stands."""

    kind: Promise | str
    about: str
    about_id: UUID
    reference: str
    on: date


@dataclass
class _Items:
    """The items to look through, and whether there were more than can be."""

    places: dict[UUID, _Place] = field(default_factory=dict)
    capped: bool = False

    def add(self, item_id: UUID | None, place: _Place) -> None:
        """Take one item in, as long as there is room."""
        if item_id is None or item_id in self.places:
            return
        if len(self.places) >= MOST:
            self.capped = True
            return
        self.places[item_id] = place


def search_sealed(by: Actor, words: str, narrowing: Narrowing | None = None, *, first: int = 0) -> SealedHits:
    """Look for words in everything sealed this reader opens; that one searched stands in the trail before anything opens."""
    sought = [fold(word) for word in _WORD.findall(words) if len(word) >= SHORTEST][:8]
    if not sought:
        raise Invalid({"words": _("Write at least one word of three letters.")})
    items = _items(by, narrowing or Narrowing())
    found = search_items(by, items.places, _holds_all(sought), first=first, size=SIZE)
    hits = tuple(_hit(items.places[one], text, sought[0]) for one, text in found.shown.items())
    more = first + SIZE if first + SIZE < len(found.fitting) else None
    return SealedHits(hits, len(found.fitting), found.searched, items.capped, more)


def _holds_all(sought: list[str]) -> Callable[[UUID, str], float]:
    def weigh(_item: UUID, text: str) -> float:
        folded = fold(text)
        return sum(folded.count(word) for word in sought) if all(word in folded for word in sought) else 0

    return weigh


def _items(by: Actor, narrowing: Narrowing) -> _Items:
    items = _Items()
    reports = Report.objects.filter(words_seen_by(by), _narrowed(by, narrowing), _filed(narrowing))
    incidents = Incident.objects.filter(seen_by(by), _narrowed(by, narrowing), _filed_incident(narrowing))
    told = {row.id: row for row in reports.order_by("-arrived_on", "-id")[: MOST + 1]}
    held = {row.id: row for row in incidents.order_by("-opened_on", "-id")[: MOST + 1]}
    for row in told.values():
        place = _Place(gettext_lazy("What was told"), "report", row.id, row.reference, row.arrived_on)
        for item_id in (
            row.narrative_item_id,
            row.place_words_item_id,
            row.said_at_item_id,
            row.more_item_id,
        ):
            items.add(item_id, place)
    for line in Claim.objects.filter(incident_id__in=held).order_by("-recorded_on", "-id")[: MOST + 1]:
        items.add(line.wording_item_id, _of(gettext_lazy("Claim"), held[line.incident_id], line.recorded_on))
    for message in ThreadMessage.objects.filter(report_id__in=told).order_by("-arrived_on", "-id")[
        : MOST + 1
    ]:
        row = told[message.report_id]
        place = _Place(gettext_lazy("Thread"), "report", row.id, row.reference, message.arrived_on)
        items.add(message.item_id, place)
    for reply in Reply.objects.filter(incident_id__in=held).order_by("-recorded_on", "-id")[: MOST + 1]:
        items.add(
            reply.wording_item_id, _of(gettext_lazy("Reply"), held[reply.incident_id], reply.recorded_on)
        )
    for change in VerificationChange.objects.filter(incident_id__in=held).order_by("-changed_on", "-id")[
        : MOST + 1
    ]:
        place = _of(gettext_lazy("Reason of a judgement"), held[change.incident_id], change.changed_on)
        items.add(change.reason_item_id, place)
    return items


def _of(kind: Promise | str, incident: Incident, on: date) -> _Place:
    return _Place(kind, "incident", incident.id, incident.reference, on)


def _narrowed(by: Actor, narrowing: Narrowing) -> Q:
    """What has no date or no territory may be what is sought, and stays in."""
    kept = Q()
    if narrowing.since:
        kept &= Q(happened_until__gte=narrowing.since) | Q(happened_from=None)
    if narrowing.until:
        kept &= Q(happened_from__lte=narrowing.until) | Q(happened_from=None)
    if narrowing.territory_id:
        under = territories_under(by, narrowing.territory_id)
        kept &= Q(territory_id__in=under) | Q(territory_id=None)
    return kept


def _filed(narrowing: Narrowing) -> Q:
    return Q(category__in=(narrowing.category, "")) if narrowing.category else Q()


def _filed_incident(narrowing: Narrowing) -> Q:
    filed = IncidentCategory.objects.filter(code=narrowing.category, incident_id=OuterRef("pk"))
    return Q(Exists(filed)) if narrowing.category else Q()


def _hit(place: _Place, text: str, word: str) -> SealedHit:
    return SealedHit(
        str(place.kind), place.about, place.about_id, place.reference, place.on, excerpt_of(text, [word])
    )


def excerpt_of(text: str, sought: Iterable[str]) -> str:
    """Return the words around the first place that fits, as they were written."""
    wanted = tuple(sought)
    place = next((one.start() for one in _WORD.finditer(text) if any(w in fold(one[0]) for w in wanted)), 0)
    start, end = max(0, place - AROUND), place + AROUND
    return ("… " if start else "") + " ".join(text[start:end].split()) + (" …" if end < len(text) else "")
