"""Noting whether the places on the way were reached."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import chosen
from kikao.casework.missions.actions._parts import require_state
from kikao.casework.missions.enums import HAS_LEFT, NoAccessReason
from kikao.casework.missions.models import MissionStop
from kikao.casework.missions.policy import in_team, runs, seen_by
from kikao.casework.missions.queries.one_row import held_mission
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Unknown


@action("mission.note_stop", to={Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
def note_stop(by: Actor, *, stop_id: UUID, reached_on: date | None = None, no_access: str = "") -> UUID:
    """Note on which day a place was reached, or why it was not."""
    rows = MissionStop.objects.filter(seen_by(by, "mission_id"), id=stop_id, struck_on=None)
    stop = rows.first()
    if stop is None:
        raise Unknown
    mission = held_mission(by, stop.mission_id)
    if not (runs(by, mission) or in_team(by, mission.id)):
        raise NotAllowed
    require_state(mission, *sorted(HAS_LEFT))
    why = chosen(no_access, NoAccessReason, "no_access")
    if (reached_on is None) == (not why):
        raise Invalid({"reached_on": _("Give the day on which it was reached, or why it was not.")})
    if reached_on and reached_on > today():
        raise Invalid({"reached_on": _("This day is still to come.")})
    stop.reached_on, stop.no_access = reached_on, why
    stop.save(update_fields=["reached_on", "no_access"])
    return mission.id
