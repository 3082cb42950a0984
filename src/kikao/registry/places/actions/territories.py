"""Building the tree of territories, for a province that the product does not bring."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.registry.places.enums import TerritoryKind
from kikao.registry.places.lifecycle import PARENTS
from kikao.registry.places.models import Spelling, Territory
from kikao.registry.places.policy import territories_seen_by
from kikao.registry.places.reckoning.names import fault_in_name, place_key

_LENGTH = 100


@action("territory.add", to={Role.SECRETARIAT})
def add_territory(by: Actor, *, kind: str, name: str, parent_id: UUID | None = None) -> UUID:
    """Add a territory inside the one above it."""
    if kind not in TerritoryKind.values:
        raise Invalid({"kind": _("Choose what kind of territory it is.")})
    parent = _held(by, parent_id) if parent_id else None
    above = parent.kind if parent else None
    if above not in (PARENTS[kind] or {None}):
        raise Invalid({"parent_id": _("A territory of this kind does not lie there.")})
    row = Territory(working_group_id=by.working_group_id, kind=kind, parent=parent)
    _name(by, row, name)
    row.save(force_insert=True)
    return row.id


@action("territory.rename", to={Role.SECRETARIAT})
def rename_territory(by: Actor, *, territory_id: UUID, name: str) -> UUID:
    """Correct the name of a territory; the old name stays as a spelling, so that older papers are still matched."""
    row = _held(by, territory_id)
    old, old_key = row.name, row.key
    _name(by, row, name)
    row.save(force_update=True)
    Spelling.objects.filter(territory=row, key=row.key).delete()
    if old_key != row.key:
        Spelling.objects.create(working_group_id=by.working_group_id, territory=row, text=old, key=old_key)
    return row.id


def _held(by: Actor, territory_id: UUID) -> Territory:
    row = Territory.objects.filter(territories_seen_by(by), id=territory_id).first()
    if row is None:
        raise Unknown
    return row


def _name(by: Actor, row: Territory, name: str) -> None:
    row.name, row.key = name.strip(), place_key(name)
    if fault := fault_in_name(row.name, _LENGTH):
        raise Invalid({"name": fault})
    same = Territory.objects.filter(territories_seen_by(by), parent=row.parent, kind=row.kind, key=row.key)
    if same.exclude(id=row.id).exists():
        raise Stop("territory.already_there", _("A territory of this name and kind stands there already."))
