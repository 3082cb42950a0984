"""Comparing a file of the open register of mine sites with the places that the group holds."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import Invalid
from kikao.foundation.base.tables import Given
from kikao.registry.places.enums import PlaceKind
from kikao.registry.places.models import Place, Spelling
from kikao.registry.places.policy import seen_by, territories_seen_by
from kikao.registry.places.queries.asking import spellings_of_territories, tree_of
from kikao.registry.places.reckoning.names import place_key
from kikao.registry.places.reckoning.sites import as_held, difference, site_of
from kikao.registry.places.schemas import SitePlan, SitesLooked


def sites_compared(by: Actor, lines: Iterable[Given], *, overwrite: bool = False) -> SitesLooked:
    """Return what a file of the register of sites would do, and what of it the group has written otherwise."""
    by_code, by_name, spelt = _held_sites(by)
    grounds = _grounds(by)
    plans: dict[str, SitePlan] = {}
    for number, line in enumerate(lines):
        plan = _plan(line, grounds, by_code, by_name, spelt, overwrite=overwrite)
        if plan.pcode in plans and not plan.fault:
            plan = SitePlan(
                plan.number, plan.pcode, plan.name, fault=_("This code stands in the file twice.")
            )
        plans[f"{plan.pcode}|{number}" if plan.fault else plan.pcode] = plan
    return SitesLooked(tuple(plans.values()))


def _plan(
    line: Given,
    grounds: dict[tuple[UUID | None, str], UUID],
    by_code: dict[str, Place],
    by_name: dict[tuple[UUID, str], Place],
    spelt: dict[UUID, set[str]],
    *,
    overwrite: bool,
) -> SitePlan:
    try:
        site = site_of(line)
        ground = _ground(site.way, grounds)
    except Invalid as stop:
        words = " ".join(str(said) for said in stop.fields.values())
        return SitePlan(line.number, line.of("pcode")[:40], line.of("name")[:150], fault=words)
    said = {**site.facts, "territory_id": str(ground)}
    held = by_code.get(site.pcode) or by_name.get((ground, place_key(site.facts["name"])))
    whole = (line.number, site.pcode, site.facts["name"])
    if held is None:
        return SitePlan(*whole, territory_id=ground, said=said, taken=said, spellings=site.spellings)
    before = as_held(vars(held))
    taken, kept = difference(before, held.register, said, overwrite=overwrite)
    names = [*site.spellings, site.facts["name"], held.name]
    known = spelt.get(held.id, set()) | {place_key(taken.get("name", held.name))}
    fresh = {key: name for name in names if (key := place_key(name)) not in known}
    silent = held.register == said and held.pcode == site.pcode
    return SitePlan(*whole, held.id, ground, said, taken, kept, tuple(fresh.values()), silent)


def _held_sites(by: Actor) -> tuple[dict[str, Place], dict[tuple[UUID, str], Place], dict[UUID, set[str]]]:
    """Return the places by code, mine sites without a code by name, and how all of them are spelt."""
    rows = list(Place.objects.filter(seen_by(by)))
    spelt: dict[UUID, set[str]] = {}
    for held, key in Spelling.objects.filter(territories_seen_by(by), place__isnull=False).values_list(
        "place_id", "key"
    ):
        if held:
            spelt.setdefault(held, set()).add(key)
    nameless = [row for row in rows if not row.pcode and row.kind == PlaceKind.SITE]
    return (
        {row.pcode: row for row in rows if row.pcode},
        {(row.territory_id, row.key): row for row in nameless},
        spelt,
    )


def _grounds(by: Actor) -> dict[tuple[UUID | None, str], UUID]:
    """Return every territory by what it lies in and each of its names; a territoire by its name alone."""
    found: dict[tuple[UUID | None, str], UUID] = {}
    lines = tree_of(by).lines
    spelt = spellings_of_territories(by)
    for line in lines.values():
        for name in (line.name, *(one.text for one in spelt.get(line.id, ()))):
            found.setdefault((line.parent_id, place_key(name)), line.id)
            if line.depth == 1:
                found.setdefault((None, place_key(name)), line.id)
    return found


def _ground(way: tuple[str, ...], grounds: dict[tuple[UUID | None, str], UUID]) -> UUID:
    """Return the smallest territory of the group that the names lead to, from the territoire down."""
    here: UUID | None = None
    for name in way:
        found = grounds.get((here, place_key(name))) or grounds.get((here, place_key(name.partition("/")[0])))
        if found is None:
            break
        here = found
    if here is None:
        words = _("“%(name)s” is no territoire of the group’s province.")
        raise Invalid({"territoire": words % {"name": way[0][:60] if way else ""}})
    return here
