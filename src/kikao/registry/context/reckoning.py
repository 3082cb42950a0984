"""What a line of ACLED or UCDP says, and which of our places lies next to it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from math import asin, cos, floor, radians, sin, sqrt
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.base.moments import Moment, Precision
from kikao.foundation.base.searching import fold
from kikao.foundation.base.stops import Invalid
from kikao.foundation.base.tables import Column, Given, key_of
from kikao.registry.context.enums import EventSource

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    EventSource.ACLED: (
        Column("id", "event_id_cnty", needed=True),
        Column("date", "event_date", needed=True),
        Column("date_precision", "time_precision"),
        Column("kind", "sub_event_type", needed=True),
        Column("actor1", "actor1"),
        Column("actor2", "actor2"),
        Column("admin1", "admin1"),
        Column("admin2", "admin2"),
        Column("admin3", "admin3"),
        Column("place", "location"),
        Column("latitude", "latitude", ("lat",)),
        Column("longitude", "longitude", ("lon",)),
        Column("precision", "geo_precision"),
        Column("fatalities", "fatalities"),
    ),
    EventSource.UCDP: (
        Column("id", "id", needed=True),
        Column("date", "date_start", needed=True),
        Column("until", "date_end"),
        Column("date_precision", "date_prec"),
        Column("kind", "type_of_violence", needed=True),
        Column("actor1", "side_a"),
        Column("actor2", "side_b"),
        Column("admin1", "adm_1"),
        Column("admin2", "adm_2"),
        Column("place", "where_coordinates"),
        Column("latitude", "latitude", ("lat",)),
        Column("longitude", "longitude", ("lon",)),
        Column("precision", "where_prec"),
        Column("fatalities", "best"),
    ),
}
FINE = {EventSource.ACLED: 2, EventSource.UCDP: 3}
"""Up to which number a register's precision of a position still means the place itself or what lies around it."""
NEAR_KM = 25
_EARTH_KM = 6371
_CELL = 0.25
_DAYS = ("%Y-%m-%d", "%d %B %Y", "%d/%m/%Y", "%d-%b-%Y")
_OF_ADMIN = re.compile(
    r"\b(territory|territoire|city|ville|province|sector|secteur|chefferie)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Event:
    """One line as it would be kept, before it is laid beside our places."""

    external_id: str
    happened: Moment
    kind: str
    actors: str
    place_name: str
    admin: tuple[str, ...]
    latitude: Decimal | None
    longitude: Decimal | None
    precision: int | None
    fatalities: int | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of ours with its position."""

    place_id: UUID
    territory_id: UUID
    latitude: float
    longitude: float


class Spots:
    """Our places by where they lie, so that the nearest is found without asking all of them."""

    def __init__(self, spots: Iterable[Spot]) -> None:
        """Lay the places into a grid."""
        self.cells: dict[tuple[int, int], list[Spot]] = {}
        for spot in spots:
            self.cells.setdefault(_cell(spot.latitude, spot.longitude), []).append(spot)

    def nearest(self, latitude: float, longitude: float) -> tuple[Spot, int] | None:
        """Return the nearest place within 25 km and how far it is."""
        down, across = _cell(latitude, longitude)
        found: tuple[Spot, float] | None = None
        for one in ((down + y, across + x) for y in (-1, 0, 1) for x in (-1, 0, 1)):
            for spot in self.cells.get(one, ()):
                far = kilometres(latitude, longitude, spot.latitude, spot.longitude)
                if far <= NEAR_KM and (found is None or far < found[1]):
                    found = (spot, far)
        return (found[0], round(found[1])) if found else None


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Return how far two points lie from each other."""
    up, down = radians(latitude), radians(other_latitude)
    half = sin((down - up) / 2) ** 2
    half += cos(up) * cos(down) * sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


def event_of(source: str, line: Given) -> Event:
    """Read one line; refuse in words what cannot be kept."""
    number = line.of("id").removesuffix(".0")
    if not number or len(number) > 40:
        raise Invalid({"id": _("The line has no number of the register.")})
    if not line.of("kind"):
        raise Invalid({"kind": _("The line does not say what kind of event it was.")})
    latitude, longitude = _degrees(line.of("latitude"), 90), _degrees(line.of("longitude"), 180)
    whole = latitude is not None and longitude is not None
    return Event(
        external_id=number,
        happened=_moment(source, line),
        kind=line.of("kind").removesuffix(".0")[:60],
        actors=" – ".join(dict.fromkeys(one for one in (line.of("actor1"), line.of("actor2")) if one))[:500],
        place_name=line.of("place")[:150],
        admin=tuple(line.of(name) for name in ("admin1", "admin2", "admin3") if line.of(name)),
        latitude=latitude if whole else None,
        longitude=longitude if whole else None,
        precision=_number(line.of("precision"), 99),
        fatalities=_number(line.of("fatalities"), 10_000_000),
    )


def search_words(event: Event) -> str:
    """Return what a search looks in, folded."""
    said = (event.external_id, event.place_name, *event.admin, event.actors)
    return " ".join(dict.fromkeys(fold(" ".join(said)).split()))


def admin_keys(event: Event) -> tuple[str, ...]:
    """Return the names of what it lies in, the smallest first, as names of territories are compared."""
    return tuple(key for name in reversed(event.admin) if (key := key_of(_OF_ADMIN.sub("", name))))


def _moment(source: str, line: Given) -> Moment:
    start, said = _day(line.of("date")), line.of("date_precision").removesuffix(".0")
    if source == EventSource.UCDP:
        end = _day(line.of("until")) if line.of("until") else start
        if end < start:
            raise Invalid({"date": _("The end comes before the beginning.")})
        return Moment(start, end, Precision.EXACT if said in {"", "1"} and start == end else Precision.EST)
    if said == "3":
        first = start.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return Moment(first, last, Precision.MONTH)
    if said == "2":
        return Moment(start, start, Precision.EST)
    return Moment.on(start)


def _day(said: str) -> date:
    for form in _DAYS:
        for text in (said, said[:10]):
            try:
                found = datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
            if 1900 <= found.year <= 2199:
                return found
    raise Invalid({"date": _("“%(said)s” is no day.") % {"said": said[:40]}})


def _degrees(said: str, most: int) -> Decimal | None:
    if not said:
        return None
    try:
        number = Decimal(said.replace(",", ".")).quantize(Decimal("0.000001"))
    except InvalidOperation as error:
        raise Invalid({"latitude": _("“%(said)s” is no number.") % {"said": said[:40]}}) from error
    if not -most <= number <= most:
        raise Invalid({"latitude": _("This position is not on the globe.")})
    return number


def _number(said: str, most: int) -> int | None:
    whole = said.partition(".")[0]
    return (
        int(whole) if whole.isascii() and whole.isdigit() and len(whole) < 9 and int(whole) <= most else None
    )


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return floor(latitude / _CELL), floor(longitude / _CELL)
