"""The other ways in which names are written."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.registry.places.models import Place, Spelling, Territory
from kikao.registry.places.policy import seen_by, territories_seen_by
from kikao.registry.places.reckoning.names import fault_in_name, place_key, search_words

_LENGTH = 150


@action("spelling.add", to={Role.SECRETARIAT})
def add_spelling(
    by: Actor, *, text: str, place_id: UUID | None = None, territory_id: UUID | None = None
) -> UUID:
    """Add another spelling of a place or of a territory, so that reports which use it are matched."""
    text = text.strip()
    if fault := fault_in_name(text, _LENGTH):
        raise Invalid({"text": fault})
    row = Spelling(working_group_id=by.working_group_id, text=text, key=place_key(text))
    held = _held(by, place_id, territory_id)
    row.place = held if isinstance(held, Place) else None
    row.territory = held if isinstance(held, Territory) else None
    same = Spelling.objects.filter(place=row.place, territory=row.territory, key=row.key)
    if held.key == row.key or same.exists():
        raise Stop(
            "spelling.already_there", _("This spelling is known already; accents and capitals do not matter.")
        )
    row.save(force_insert=True)
    _refresh_search(row.place)
    return row.id


@action("spelling.remove", to={Role.SECRETARIAT})
def remove_spelling(by: Actor, *, spelling_id: UUID) -> UUID:
    """Take back a spelling that was wrong."""
    row = Spelling.objects.filter(territories_seen_by(by), id=spelling_id).select_related("place").first()
    if row is None:
        raise Unknown
    Spelling.objects.filter(id=spelling_id).delete()
    _refresh_search(row.place)
    return spelling_id


def _held(by: Actor, place_id: UUID | None, territory_id: UUID | None) -> Place | Territory:
    held: Place | Territory | None
    if place_id is not None and territory_id is None:
        held = Place.objects.filter(seen_by(by), id=place_id).first()
    elif territory_id is not None and place_id is None:
        held = Territory.objects.filter(territories_seen_by(by), id=territory_id).first()
    else:
        raise Invalid({"text": _("Say of which place or territory this is a spelling.")})
    if held is None:
        raise Unknown
    return held


def _refresh_search(place: Place | None) -> None:
    if place is not None:
        spelt = Spelling.objects.filter(place=place).order_by("key").values_list("text", flat=True)
        words = search_words(place.name, place.village, place.pcode, spelt)
        Place.objects.filter(id=place.id).update(search_text=words)
