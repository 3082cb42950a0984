"""Keys of a room follow who has a place in it: when a wall rises, a seat changes hands, a role ends."""

from collections.abc import Collection
from datetime import timedelta
from uuid import UUID

from kikao.casework.mediation.actions._parts import drop_outsiders
from kikao.casework.mediation.models import Room
from kikao.casework.mediation.queries import room_circles
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.notices.clock import job


@action("room.settle_case", to=SYSTEM_ONLY)
def settle_rooms_of_cases(by: Actor, *, case_ids: Collection[UUID]) -> int:
    """Take the keys of the rooms of some cases from whoever has no place there any more."""
    rows = Room.objects.filter(working_group_id=by.working_group_id, case_id__in=case_ids)
    return _settle(by, list(rows.values_list("id", flat=True)))


@job("mediation.settle_rooms", every=timedelta(hours=6))
@action("room.settle_all", to=SYSTEM_ONLY)
def settle_rooms(by: Actor) -> int:
    """Take the keys of all rooms from whoever has no place there any more; done by the clock."""
    rows = Room.objects.filter(working_group_id=by.working_group_id)
    return _settle(by, list(rows.values_list("id", flat=True)))


def _settle(by: Actor, room_ids: list[UUID]) -> int:
    circles = room_circles(by.working_group_id, room_ids) if room_ids else []
    return sum(drop_outsiders(circle.keys()) for circle in circles)
