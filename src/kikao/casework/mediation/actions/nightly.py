"""Keys of a room follow who has a place in it: when a wall rises, a seat changes hands, a role ends."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from django.db.models import Q

from kikao.casework.mediation.actions._parts import drop_outsiders
from kikao.casework.mediation.models import Room
from kikao.casework.mediation.queries import room_circles
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.notices.clock import job


@job("mediation.settle_keys", every=timedelta(hours=6))
@action("room.settle_keys", to=SYSTEM_ONLY)
def settle_rooms(by: Actor, *, case_ids: Collection[UUID] | None = None) -> int:
    """Take the keys of rooms from whoever has no place there any more; of all rooms, or of some cases'."""
    about = Q() if case_ids is None else Q(case_id__in=case_ids)
    ids = list(Room.objects.filter(about, working_group_id=by.working_group_id).values_list("id", flat=True))
    circles = room_circles(by.working_group_id, ids) if ids else []
    return sum(drop_outsiders(circle.keys()) for circle in circles)
