"""What hangs on a matter and is named in the trail: the matter itself and everything sealed in its envelopes."""

from uuid import UUID

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import is_walled
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing.models import Compartment, SealedItem

KEEPERS = frozenset({Role.SECRETARIAT})
"""Who keeps the records of a matter may see who acted on it and who read in it; walls bind them too."""


def things_of(by: Actor, subject_id: UUID) -> list[UUID]:
    """Return a report, incident or case and its sealed items, to who keeps its records and is not walled from it."""
    if not by.is_(*KEEPERS):
        raise NotAllowed
    known = Compartment.objects.filter(working_group_id=by.working_group_id, subject_id=subject_id)
    if not known.exists() or is_walled(by, subject_id):
        raise Unknown
    items = SealedItem.objects.filter(compartment__in=known).values_list("id", flat=True)
    return [subject_id, *items]
