"""Leaving, coming back, and what was made before: nobody leaves without a clearance and without a mark for it."""

from collections.abc import Iterable, Mapping
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import line
from kikao.casework.missions.actions._parts import (
    drop_check_ins,
    move_mission,
    require_state,
    settle_alarm,
)
from kikao.casework.missions.actions.planning import new_mission
from kikao.casework.missions.enums import MissionState
from kikao.casework.missions.models import Clearance, Mission, MissionStop, TeamMember
from kikao.casework.missions.policy import in_team, runs
from kikao.casework.missions.queries.cleared import holding_clearance
from kikao.casework.missions.queries.one_row import held_mission
from kikao.casework.missions.schemas.given import PlanGiven
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit import pins
from kikao.foundation.audit.door import action, pin
from kikao.foundation.base.clock import LUBUMBASHI, now, today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop

PINNED = "mission.departure"
LONGEST = 300


@action("mission.depart", to={Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
def depart_mission(
    by: Actor,
    *,
    mission_id: UUID,
    already_left: bool = False,
    reason: str = "",
    departed_at: datetime | None = None,
) -> UUID:
    """Let a mission leave under its clearance; one that has left already without one is marked so for ever."""
    mission = held_mission(by, mission_id)
    if not (runs(by, mission) or in_team(by, mission.id)):
        raise NotAllowed
    require_state(mission, MissionState.PLANNED)
    at = departed_at or now()
    if at > now() or (departed_at and not already_left):
        raise Invalid(
            {"departed_at": _("Only a mission that has left already is entered with a time gone by.")}
        )
    _require_team(mission)
    cleared = holding_clearance(by, mission)
    if cleared and cleared.decided_at and cleared.decided_at <= at:
        _leave(mission, at, cleared)
        return mission.id
    if not already_left:
        raise NotCleared
    _leave(mission, at, None, _why(reason))
    return mission.id


class NotCleared(Stop):
    """Nobody said that this mission may leave."""

    def __init__(self) -> None:
        """Send to those who may say so."""
        super().__init__(
            "mission.not_cleared",
            _("The mission has no clearance that holds today."),
            cure=_(
                "Have the risks weighed and another person clear it. If the team has left already, say so: the mission "
                "is then marked for good as left without clearance."
            ),
        )


def _require_team(mission: Mission) -> None:
    there = TeamMember.objects.filter(mission=mission, left_on=None)
    if mission.leader_id is None or not there.exists():
        raise Stop(
            "mission.no_leader",
            _("Nobody leads this mission."),
            cure=_("Take somebody into the team as leader first."),
        )


def _why(reason: str) -> str:
    return line(reason, "reason", most=LONGEST, needed=_("Say why it left without clearance."))


def _leave(mission: Mission, at: datetime, cleared: Clearance | None, why: str = "") -> None:
    move_mission(
        mission,
        MissionState.UNDERWAY,
        departed_at=at,
        clearance_id=cleared.id if cleared else None,
        left_without_clearance=cleared is None,
        uncleared_reason=why,
    )
    _fix(mission)


def _fix(mission: Mission) -> None:
    """Fix in the trail how it left, so that a mark taken off by hand is found."""
    content = departure_of(mission.id)
    assert content is not None  # noqa: S101
    pin(PINNED, mission.id, content)


def departure_of(mission_id: UUID) -> Mapping[str, Any] | None:
    """Return what a pin fixes of a departure."""
    row = Mission.objects.filter(id=mission_id).first()
    if row is None:
        return None
    return {
        "reference": row.reference,
        "left_without_clearance": row.left_without_clearance,
        "uncleared_reason": row.uncleared_reason,
        "clearance": str(row.clearance_id or ""),
        "departed_at": row.departed_at.isoformat() if row.departed_at else "",
    }


pins.register(PINNED, departure_of)


@action("mission.record_past", to={Role.SECRETARIAT})
def record_past_mission(by: Actor, *, plan: PlanGiven, case_ids: Iterable[UUID] = (), reason: str) -> UUID:
    """Write down a mission that was made before Kikao knew of it: it counts as left without clearance, for good."""
    if plan.ends_on > today():
        raise Invalid({"ends_on": _("This mission is not over yet: plan it instead.")})
    mission = new_mission(
        by,
        plan,
        case_ids,
        state=MissionState.RETURNED,
        from_paper=True,
        departed_at=datetime.combine(plan.starts_on, time(), LUBUMBASHI),
        returned_at=datetime.combine(plan.ends_on, time(), LUBUMBASHI),
        left_without_clearance=True,
        uncleared_reason=_why(reason),
    )
    Mission.objects.filter(id=mission.id).update(code_tag=None)
    for stop in MissionStop.objects.filter(mission=mission):
        MissionStop.objects.filter(id=stop.id).update(reached_on=stop.arrive_on)
    _fix(Mission.objects.get(id=mission.id))
    return mission.id


@action("mission.return", to={Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
def return_mission(by: Actor, *, mission_id: UUID, returned_at: datetime | None = None) -> UUID:
    """Note that the team is back: nobody is expected to be heard of any more, and an alarm is settled."""
    mission = held_mission(by, mission_id)
    if not (runs(by, mission) or in_team(by, mission.id)):
        raise NotAllowed
    at = returned_at or now()
    if at > now() or (mission.departed_at and at < mission.departed_at):
        raise Invalid({"returned_at": _("Choose a moment between the departure and now.")})
    move_mission(mission, MissionState.RETURNED, returned_at=at, code_tag=None)
    drop_check_ins(mission)
    settle_alarm(by, mission)
    return mission.id
