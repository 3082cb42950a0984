"""Which clearance of a mission holds today, asked anew each time: the clock may not have looked yet."""

from kikao.casework.missions.enums import ClearanceState
from kikao.casework.missions.models import Clearance, Mission
from kikao.casework.missions.queries.events import new_event
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today


def holding_clearance(by: Actor, mission: Mission) -> Clearance | None:
    """Return the clearance under which a mission may leave now: given, in time, by another, nothing grave since."""
    given = Clearance.objects.filter(
        mission=mission, state=ClearanceState.GIVEN, valid_until_on__gte=today()
    ).first()
    if given is None or given.decided_at is None:
        return None
    if given.decided_by in (given.assessed_by, mission.leader_id):
        return None
    return None if new_event(by, mission, given.decided_at) else given
