"""What the open register of mine sites of IPIS says of a site, and how it differs from what the group holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from kikao.foundation.base.stops import Invalid
from kikao.foundation.base.tables import Column, Given
from kikao.registry.places.enums import Certainty, Commodity, PlacePrecision
from kikao.registry.places.reckoning.names import fault_in_name, place_key

COLUMNS = (
    Column("pcode", "pcode", ("code", "code ipis", "site_id"), needed=True),
    Column("name", "name", ("nom", "site", "nom du site"), needed=True),
    Column("territoire", "territoire", ("territory", "admin2"), needed=True),
    Column("collectivite", "collectivite", ("chefferie", "secteur", "collectivité")),
    Column("groupement", "groupement"),
    Column("village", "village"),
    Column("latitude", "latitude", ("lat",)),
    Column("longitude", "longitude", ("lon", "long")),
    Column("location_origin", "location_origin", ("origine position",)),
    Column("mineral1", "mineral1", ("minerai", "minerai1")),
    Column("mineral2", "mineral2", ("minerai2",)),
    Column("mineral3", "mineral3", ("minerai3",)),
    Column("workers", "workers_numb", ("creuseurs", "nombre de creuseurs", "workers")),
    Column("visit_date", "visit_date", ("date de visite",)),
    Column("project", "project", ("projet",)),
    Column("aliases", "aliases", ("alias", "autres noms", "spellings")),
)
CREDIT = "IPIS open data (ODC-BY 1.0, credit IPIS)"
GROUPS = (
    ("name",),
    ("territory_id",),
    ("village",),
    ("latitude", "longitude", "precision", "certainty", "origin"),
    ("commodities",),
    ("workers", "workers_year"),
)
"""Facts that are true only together: a position is never half the group's and half the register's."""
FIELDS = tuple(name for group in GROUPS for name in group)
_MINERALS = {
    "or": Commodity.GOLD,
    "cassiterite": Commodity.CASSITERITE,
    "coltan": Commodity.COLTAN,
    "wolframite": Commodity.WOLFRAMITE,
    "tourmaline": Commodity.TOURMALINE,
    "diamant": Commodity.DIAMOND,
    "cuivre": Commodity.COPPER,
    "cobalt": Commodity.COBALT,
    "manganese": Commodity.MANGANESE,
}
_INSIDE = re.compile(r"[/;,|()]+")
_SHORTEST = 4
_MOST = 150
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Site:
    """One line of the register: its code, where it lies by names from the territoire down, facts, other names."""

    number: int
    pcode: str
    way: tuple[str, ...]
    facts: Facts
    spellings: tuple[str, ...]


def site_of(line: Given) -> Site:
    """Read one line; refuse in words what cannot be kept."""
    pcode, name = line.of("pcode"), " ".join(line.of("name").split())
    if not pcode or len(pcode) > 40 or not pcode.isprintable():
        raise Invalid({"pcode": _("The line has no code of the register.")})
    if fault := fault_in_name(name, _MOST):
        raise Invalid({"name": fault})
    facts: Facts = {"name": name, "village": " ".join(line.of("village").split())[:100]}
    facts |= _position(line) | _workers(line)
    facts["commodities"] = _minerals(line)
    way = tuple(line.of(step) for step in ("territoire", "collectivite", "groupement") if line.of(step))
    return Site(line.number, pcode, way, facts, other_names(name, line.of("aliases")))


def other_names(name: str, aliases: str = "") -> tuple[str, ...]:
    """Return the ways in which a site is called besides its name: its parts, and what the register lists."""
    parts = [*_INSIDE.split(name), *aliases.split("|")]
    if "(" in name:
        parts.append(name.partition("(")[0])
    found: dict[str, str] = {}
    for part in (" ".join(part.split())[:_MOST] for part in parts):
        if len(place_key(part)) >= _SHORTEST and place_key(part) != place_key(name):
            found.setdefault(place_key(part), part)
    return tuple(found.values())


def difference(held: Facts, before: Facts, wanted: Facts, *, overwrite: bool) -> tuple[Facts, Facts]:
    """Return what is taken from the register, and what stays because the group wrote it.

    `before` is what the register said the last time: a fact that still says that was touched by nobody. What the
    register no longer says is not lost.
    """
    taken: Facts = {}
    kept: Facts = {}
    for group in GROUPS:
        new = {name: wanted.get(name) for name in group}
        now = {name: held.get(name) for name in group}
        if new == now or not any(new.values()):
            continue
        then = {name: before.get(name) for name in group} if group[0] in before else None
        if overwrite or not any(now.values()) or now == then:
            taken |= new
        elif new != then:
            kept |= new
    return taken, kept


def _position(line: Given) -> Facts:
    latitude, longitude = _degrees(line, "latitude", 90), _degrees(line, "longitude", 180)
    if (latitude is None) != (longitude is None):
        raise Invalid({"latitude": _("A position needs both numbers.")})
    said = place_key(line.of("location_origin"))
    precision, certainty = PlacePrecision.GPS, ""
    if latitude is None:
        return {
            "latitude": None,
            "longitude": None,
            "precision": PlacePrecision.GROUP.value,
            "certainty": "",
            "origin": CREDIT,
        }
    if "group" in said:
        precision = PlacePrecision.GROUP
    elif said and (not said.startswith("gps") or "village" in said or "approximation" in said):
        precision, certainty = PlacePrecision.VILLAGE, "" if "village" in said else Certainty.LOW.value
    origin = " · ".join(part for part in (CREDIT, line.of("project")) if part)[:200]
    return {
        "latitude": latitude,
        "longitude": longitude,
        "precision": precision.value,
        "certainty": certainty,
        "origin": origin,
    }


def _degrees(line: Given, name: str, most: int) -> str | None:
    said = line.of(name).replace(",", ".")
    if not said:
        return None
    try:
        number = Decimal(said).quantize(Decimal("0.000001"))
    except InvalidOperation as error:
        raise Invalid({name: _("“%(said)s” is no number.") % {"said": said[:40]}}) from error
    if not -most <= number <= most:
        raise Invalid({name: _("This position is not on the globe.")})
    return str(number)


def _workers(line: Given) -> Facts:
    number, year = line.of("workers").partition(".")[0], line.of("visit_date")[:4]
    if (
        number.isascii()
        and number.isdigit()
        and year.isascii()
        and year.isdigit()
        and int(number) <= 1_000_000
    ):
        return {"workers": int(number), "workers_year": int(year)}
    return {"workers": None, "workers_year": None}


def _minerals(line: Given) -> list[str]:
    said = [place_key(line.of(name)) for name in ("mineral1", "mineral2", "mineral3")]
    return list(dict.fromkeys(_MINERALS.get(one, Commodity.OTHER).value for one in said if one))


def as_held(row: Mapping[str, Any]) -> Facts:
    """Return the facts of a place as the register's are written, to be compared."""
    facts = {name: row[name] for name in FIELDS}
    for name in ("latitude", "longitude"):
        facts[name] = None if facts[name] is None else str(Decimal(facts[name]).quantize(Decimal("0.000001")))
    facts["territory_id"] = str(facts["territory_id"])
    return facts


def told_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return in words which facts are meant; those of one group are said once."""
    asked = set(names)
    words = (
        _("name"),
        _("territory"),
        _("village"),
        _("position"),
        _("minerals"),
        _("number of workers"),
    )
    return tuple(said for said, group in zip(words, GROUPS, strict=True) if asked & set(group))
