"""Entering, correcting and retiring a place."""

from collections.abc import Iterable
from typing import Unpack
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from kikao.registry.places.models import Place, Spelling, Territory
from kikao.registry.places.policy import seen_by, territories_seen_by
from kikao.registry.places.reckoning.facts import PlaceFacts, faults_in, tidied
from kikao.registry.places.reckoning.names import place_key, search_words


@action("place.add", to={Role.SECRETARIAT})
def add_place(by: Actor, *, another: bool = False, **facts: Unpack[PlaceFacts]) -> UUID:
    """Enter a place; `another` says that it is not the one of the same name in the same territory."""
    row = _read(by, facts)
    _refuse_doubles(by, row, another=another)
    row.save(force_insert=True)
    return row.id


@action("place.edit", to={Role.SECRETARIAT})
def edit_place(by: Actor, *, place_id: UUID, version: int, **facts: Unpack[PlaceFacts]) -> UUID:
    """Correct a place; all its facts are given anew."""
    held = _held(by, place_id)
    spelt = Spelling.objects.filter(place_id=held.id).order_by("key").values_list("text", flat=True)
    row = _read(by, facts, spelt)
    row.id, row.active, row.version = held.id, held.active, version + 1
    row.register = held.register
    _refuse_doubles(by, row, another=True)
    if not Place.objects.filter(id=place_id, version=version).update(version=version + 1):
        raise Clash
    row.save(force_update=True)
    return place_id


@action("place.retire", to={Role.SECRETARIAT})
def retire_place(by: Actor, *, place_id: UUID) -> UUID:
    """Stop offering a place; what refers to it keeps it."""
    row = _held(by, place_id)
    if not row.active:
        raise Stop("place.retired_already", _("This place is no longer offered already."))
    Place.objects.filter(id=place_id).update(active=False, version=F("version") + 1)
    return place_id


@action("place.restore", to={Role.SECRETARIAT})
def restore_place(by: Actor, *, place_id: UUID) -> UUID:
    """Offer a retired place again."""
    row = _held(by, place_id)
    if row.active:
        raise Stop("place.offered_already", _("This place is offered already."))
    Place.objects.filter(id=place_id).update(active=True, version=F("version") + 1)
    return place_id


def _held(by: Actor, place_id: UUID) -> Place:
    row = Place.objects.filter(seen_by(by), id=place_id).first()
    if row is None:
        raise Unknown
    return row


def _read(by: Actor, entered: PlaceFacts, spelt: Iterable[str] = ()) -> Place:
    facts = tidied(entered)
    faults = faults_in(facts)
    if not Territory.objects.filter(territories_seen_by(by), id=facts["territory_id"]).exists():
        faults["territory_id"] = _("Choose the territory it lies in.")
    if faults:
        raise Invalid(faults)
    row = Place(working_group_id=by.working_group_id, **facts)
    row.key = place_key(row.name)
    row.commodities = list(facts["commodities"])
    row.search_text = search_words(row.name, row.village, row.pcode, spelt)
    return row


def _refuse_doubles(by: Actor, row: Place, *, another: bool) -> None:
    others = Place.objects.filter(seen_by(by)).exclude(id=row.id)
    if row.pcode and others.filter(pcode=row.pcode).exists():
        raise Stop(
            "place.code_taken",
            _("Another place carries this code."),
            cure=_("Search the code in the list of places."),
        )
    if not another and others.filter(territory_id=row.territory_id, kind=row.kind, key=row.key).exists():
        raise Stop(
            "place.already_there",
            _("A place of this name and kind stands in this territory already."),
            cure=_("Use that one, or say that this is another of the same name."),
        )
