"""Bringing in the open register of mine sites, as often as it comes out anew."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.tables import Given
from kikao.registry.places.enums import PlaceKind
from kikao.registry.places.models import Place, Spelling
from kikao.registry.places.policy import seen_by
from kikao.registry.places.queries import sites_compared
from kikao.registry.places.reckoning.names import place_key, search_words
from kikao.registry.places.reckoning.sites import FIELDS
from kikao.registry.places.schemas import SitePlan


@action("place.import_sites", to={Role.SECRETARIAT})
def import_sites(by: Actor, *, lines: Iterable[Given], overwrite: bool = False) -> UUID:
    """Take sites over from a file of the register; nothing is deleted, what the group wrote stays unless it says so."""
    plans = [
        plan
        for plan in sites_compared(by, lines, overwrite=overwrite).plans
        if not plan.fault and _does(plan)
    ]
    held = Place.objects.filter(seen_by(by)).in_bulk([plan.place_id for plan in plans if plan.place_id])
    fresh: list[Place] = []
    changed: list[Place] = []
    spelt: list[Spelling] = []
    for plan in plans:
        row = held.get(plan.place_id) if plan.place_id else None
        if row is None:
            row = Place(working_group_id=by.working_group_id, kind=PlaceKind.SITE)
            fresh.append(row)
        else:
            row.version += 1
            changed.append(row)
        _write(row, plan)
        spelt += _spellings(row, plan.spellings)
    Place.objects.bulk_create(fresh, batch_size=100)
    Spelling.objects.bulk_create(spelt, batch_size=200)
    _write_changed(changed)
    return by.working_group_id


def _does(plan: SitePlan) -> bool:
    return not (plan.is_silent and not plan.is_changed)


def _write(row: Place, plan: SitePlan) -> None:
    values: dict[str, Any] = dict(plan.taken)
    if "territory_id" in values:
        values["territory_id"] = UUID(values["territory_id"])
    for name, value in values.items():
        setattr(row, name, value)
    row.key = place_key(row.name)
    row.pcode = row.pcode or plan.pcode
    row.register = dict(plan.said)
    row.search_text = search_words(row.name, row.village, row.pcode, plan.spellings)


def _spellings(row: Place, texts: Iterable[str]) -> list[Spelling]:
    return [
        Spelling(working_group_id=row.working_group_id, place=row, text=text, key=key)
        for text in texts
        if (key := place_key(text)) != row.key
    ]


def _write_changed(rows: list[Place]) -> None:
    """Keep what changed; a place is found by every way in which it is called, old and new."""
    names: dict[UUID | None, list[str]] = {}
    for place_id, text in (
        Spelling.objects.filter(place__in=rows).order_by("key").values_list("place_id", "text")
    ):
        names.setdefault(place_id, []).append(text)
    for row in rows:
        row.search_text = search_words(row.name, row.village, row.pcode, names.get(row.id, ()))
    fields = (*FIELDS, "key", "pcode", "register", "search_text", "version")
    Place.objects.bulk_update(rows, fields, batch_size=50)
