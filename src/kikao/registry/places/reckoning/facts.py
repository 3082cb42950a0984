"""What can be entered about a place, and what cannot be kept of it."""

from decimal import Decimal
from typing import TypedDict
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.base.clock import today
from kikao.registry.places.enums import Certainty, Commodity, PlaceKind, PlacePrecision
from kikao.registry.places.reckoning.names import fault_in_name

Faults = dict[str, str]

_LENGTHS = {"name": 150, "village": 100, "origin": 200, "pcode": 40}
_PLACED = (PlacePrecision.GPS, PlacePrecision.VILLAGE)
_FIRST_YEAR = 1900
_MOST_WORKERS = 1_000_000
_POLE = 90
_HALF_TURN = 180


class PlaceFacts(TypedDict, total=False):
    """What can be entered about a place; kind, name, territory_id and precision are needed."""

    kind: str
    name: str
    territory_id: UUID
    village: str
    latitude: Decimal | None
    longitude: Decimal | None
    precision: str
    certainty: str
    origin: str
    pcode: str
    commodities: tuple[str, ...]
    workers: int | None
    workers_year: int | None


def tidied(facts: PlaceFacts) -> PlaceFacts:
    """Return the facts with blanks cut off, nothing left out and each mineral once."""
    return PlaceFacts(
        kind=facts.get("kind", ""),
        name=facts.get("name", "").strip(),
        territory_id=facts.get("territory_id", UUID(int=0)),
        village=facts.get("village", "").strip(),
        latitude=facts.get("latitude"),
        longitude=facts.get("longitude"),
        precision=facts.get("precision", ""),
        certainty=facts.get("certainty", ""),
        origin=facts.get("origin", "").strip(),
        pcode=facts.get("pcode", "").strip(),
        commodities=tuple(dict.fromkeys(facts.get("commodities", ()))),
        workers=facts.get("workers"),
        workers_year=facts.get("workers_year"),
    )


def faults_in(facts: PlaceFacts) -> Faults:
    """Return one sentence for each field of tidied facts that cannot be kept."""
    return _in_words(facts) | _in_codes(facts) | _in_position(facts) | _in_workers(facts)


def _in_words(facts: PlaceFacts) -> Faults:
    said = {name: facts[name] for name in ("name", "village", "origin", "pcode")}
    found = {
        name: fault_in_name(text, _LENGTHS[name]) for name, text in said.items() if text or name == "name"
    }
    return {name: fault for name, fault in found.items() if fault}


def _in_codes(facts: PlaceFacts) -> Faults:
    faults = {}
    if facts["kind"] not in PlaceKind.values:
        faults["kind"] = _("Choose what kind of place it is.")
    if facts["precision"] not in PlacePrecision.values:
        faults["precision"] = _("Choose how well the position is known.")
    if facts["certainty"] and facts["certainty"] not in Certainty.values:
        faults["certainty"] = _("Choose one of the answers offered.")
    if not set(facts["commodities"]) <= set(Commodity.values):
        faults["commodities"] = _("Choose from the minerals offered.")
    return faults


def _in_position(facts: PlaceFacts) -> Faults:
    latitude, longitude = facts["latitude"], facts["longitude"]
    if latitude is None and longitude is None:
        if facts["precision"] in _PLACED:
            return {
                "latitude": _("Give the position, or say that only the groupement or territoire is known.")
            }
        return {}
    if latitude is None or longitude is None:
        return {"longitude" if longitude is None else "latitude": _("A position needs both numbers.")}
    faults = {}
    if not -_POLE <= latitude <= _POLE:
        faults["latitude"] = _("A latitude lies between -90 and 90.")
    if not -_HALF_TURN <= longitude <= _HALF_TURN:
        faults["longitude"] = _("A longitude lies between -180 and 180.")
    if not facts["origin"]:
        faults["origin"] = _("Say where this position comes from.")
    return faults


def _in_workers(facts: PlaceFacts) -> Faults:
    workers, year = facts["workers"], facts["workers_year"]
    if workers is None and year is None:
        return {}
    if workers is None or year is None:
        return {"workers_year": _("Give the number of workers with the year in which they were counted.")}
    if not _FIRST_YEAR <= year <= today().year:
        return {"workers_year": _("This year cannot be.")}
    if not 0 <= workers <= _MOST_WORKERS:
        return {"workers": _("This number cannot be.")}
    return {}
