"""Comparing a file of events with those that are there, each laid beside our places."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid
from kikao.foundation.base.tables import Given, key_of
from kikao.registry.context.models import ContextEvent
from kikao.registry.context.policy import seen_by
from kikao.registry.context.reckoning import (
    FINE,
    Event,
    Spot,
    Spots,
    admin_keys,
    event_of,
    search_words,
)
from kikao.registry.context.schemas import EventsLooked, RefusedLine
from kikao.registry.places.models import Place
from kikao.registry.places.policy import seen_by as places_seen_by
from kikao.registry.places.queries import spellings_of_territories, tree_of

Values = dict[str, Any]
AT_ONCE = 500


@dataclass
class Laid:
    """What the lines of a file would write: new events, changed rows with what changes, how many stay, what is wrong."""

    new: list[Values] = field(default_factory=list)
    changed: list[tuple[ContextEvent, Values]] = field(default_factory=list)
    unchanged: int = 0
    refused: list[RefusedLine] = field(default_factory=list)


def events_compared(by: Actor, source: str, lines: Iterable[Given]) -> EventsLooked:
    """Return what a file of a register would do."""
    laid = laid_out(by, source, lines)
    return EventsLooked(len(laid.new), len(laid.changed), laid.unchanged, tuple(laid.refused))


def laid_out(by: Actor, source: str, lines: Iterable[Given]) -> Laid:
    """Return what the lines would write; of an event that stands twice in them the last counts."""
    laid, values = Laid(), dict[str, Values]()
    spots, grounds = _spots(by), _grounds(by)
    for line in lines:
        try:
            event = event_of(source, line)
        except Invalid as stop:
            words = " ".join(str(said) for said in stop.fields.values())
            laid.refused.append(RefusedLine(line.number, words))
        else:
            values[event.external_id] = _values(source, event, spots, grounds)
    held = _held(by, source, list(values))
    for number, wanted in values.items():
        row = held.get(number)
        if row is None:
            laid.new.append(wanted)
        elif any(getattr(row, name) != value for name, value in wanted.items()):
            laid.changed.append((row, wanted))
        else:
            laid.unchanged += 1
    return laid


def _held(by: Actor, source: str, numbers: list[str]) -> dict[str, ContextEvent]:
    """Return the events that are there already, asked for in pieces that every database takes."""
    held: dict[str, ContextEvent] = {}
    for start in range(0, len(numbers), AT_ONCE):
        asked = numbers[start : start + AT_ONCE]
        rows = ContextEvent.objects.filter(seen_by(by), source=source, external_id__in=asked)
        held |= {row.external_id: row for row in rows}
    return held


def _values(source: str, event: Event, spots: Spots, grounds: dict[str, UUID]) -> Values:
    near = None
    if event.latitude is not None and event.longitude is not None:
        near = spots.nearest(float(event.latitude), float(event.longitude))
    if (event.precision or 1) > next(most for name, most in FINE.items() if name == source):
        near = None
    named = next((grounds[key] for key in admin_keys(event) if key in grounds), None)
    return {
        "external_id": event.external_id,
        "happened_from": event.happened.start,
        "happened_until": event.happened.end,
        "happened_precision": event.happened.precision.value,
        "kind": event.kind,
        "actors": event.actors,
        "place_name": event.place_name,
        "admin": " · ".join(event.admin)[:200],
        "latitude": event.latitude,
        "longitude": event.longitude,
        "precision": event.precision,
        "fatalities": event.fatalities,
        "territory_id": named or (near[0].territory_id if near else None),
        "place_id": near[0].place_id if near else None,
        "near_km": near[1] if near else None,
        "search_text": search_words(event),
    }


def _spots(by: Actor) -> Spots:
    rows = Place.objects.filter(places_seen_by(by), active=True, latitude__isnull=False)
    found = rows.values_list("id", "territory_id", "latitude", "longitude")
    return Spots(Spot(held, ground, float(up or 0), float(across or 0)) for held, ground, up, across in found)


def _grounds(by: Actor) -> dict[str, UUID]:
    """Return the territories by each of their names; of two called alike the larger."""
    found: dict[str, UUID] = {}
    spelt = spellings_of_territories(by)
    for line in sorted(tree_of(by).lines.values(), key=lambda line: line.depth):
        for name in (line.name, *(one.text for one in spelt.get(line.id, ()))):
            found.setdefault(key_of(name), line.id)
    return found
