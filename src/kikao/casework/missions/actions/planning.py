"""Planning a mission: what for, for which cases, where and when; changing it, and calling it off."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.cases.enums import Level
from kikao.casework.cases.queries import require_case
from kikao.casework.incidents.reckoning import chosen, line, prose
from kikao.casework.missions.actions._parts import (
    OPEN,
    drop_check_ins,
    lapse,
    move_mission,
    require_state,
)
from kikao.casework.missions.actions.field._phones import end_phones, follow_case, keep_in_time
from kikao.casework.missions.enums import CompetenceCode, MissionPurpose, MissionState
from kikao.casework.missions.models import (
    ContactEnvelope,
    Mission,
    MissionCase,
    MissionNeed,
    MissionStop,
    Traveller,
)
from kikao.casework.missions.queries.one_row import held_mission
from kikao.casework.missions.reckoning.codes import message_of, new_code, tag_of
from kikao.casework.missions.schemas.given import PlanGiven, StopGiven
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.references import fresh_reference
from kikao.foundation.access.wall import follow_subject
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, Stop
from kikao.foundation.base.turns import turn
from kikao.foundation.sealing.vault import open_compartments, put
from kikao.registry.people.queries import accounts_with
from kikao.registry.places.queries import require_place

LONGEST = timedelta(days=60)


@action("mission.plan", to={Role.SECRETARIAT})
def plan_mission(by: Actor, *, plan: PlanGiven, case_ids: Iterable[UUID] = ()) -> UUID:
    """Plan a mission for some cases; from now on it carries every wall of each of them."""
    return new_mission(by, plan, case_ids).id


def new_mission(by: Actor, plan: PlanGiven, case_ids: Iterable[UUID], **also: object) -> Mission:
    """Write a mission down, closed to whoever a case walls before anything is sealed in it."""
    cases = [require_case(by, case_id) for case_id in dict.fromkeys(case_ids)]
    said = _checked(plan)
    mission_id, code = random_id(), new_code()
    links = [MissionCase(case=case, mission_id=mission_id, added_on=today()) for case in cases]
    for one in links:
        follow_subject(by.working_group_id, mission_id, one.case_id, one.id)
    desk = accounts_with(by.working_group_id, Role.SECRETARIAT)
    open_compartments(by.working_group_id, mission_id, readers=desk, identity=False)
    mission = Mission.objects.create(
        id=mission_id,
        working_group_id=by.working_group_id,
        reference=fresh_reference(by.working_group_id, "M"),
        planned_by=by.account_id,
        planned_on=today(),
        code_item_id=put(by.working_group_id, mission_id, "mission.code", message_of(code)),
        code_tag=tag_of(code),
        **{**said, **_sealed(by, mission_id, plan), **also},
    )
    for one in links:
        one.working_group_id = by.working_group_id
        one.save(force_insert=True)
    _write_stops(by, mission, plan.stops or ())
    _write_needs(by, mission, plan.needs)
    return mission


def _sealed(by: Actor, mission_id: UUID, plan: PlanGiven) -> dict[str, UUID | None]:
    told = {"route": plan.route, "means": plan.means}
    given = {name: prose(words, name) for name, words in told.items() if words is not None}
    return {
        f"{name}_item_id": put(by.working_group_id, mission_id, f"mission.{name}", words) if words else None
        for name, words in given.items()
    }


def _checked(plan: PlanGiven) -> dict[str, object]:
    if plan.ends_on < plan.starts_on:
        raise Invalid({"ends_on": _("The last day comes before the first.")})
    if plan.ends_on - plan.starts_on > LONGEST:
        raise Invalid({"ends_on": _("A mission lasts 60 days at most: plan another one.")})
    for stop in plan.stops or ():
        if not plan.starts_on <= stop.arrive_on <= stop.leave_on <= plan.ends_on:
            raise Invalid({"stops": _("The days at a place lie within the days of the mission, in order.")})
    return {
        "purpose": chosen(plan.purpose, MissionPurpose, "purpose", needed=True),
        "title": line(plan.title, "title", needed=_("Give the mission a title.")),
        "level": chosen(plan.level, Level, "level", needed=True),
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on,
    }


def _write_stops(by: Actor, mission: Mission, stops: Iterable[StopGiven]) -> None:
    for position, stop in enumerate(stops, start=1):
        MissionStop.objects.create(
            working_group_id=by.working_group_id,
            mission=mission,
            position=position,
            place_id=require_place(by, stop.place_id, field="stops"),
            arrive_on=stop.arrive_on,
            leave_on=stop.leave_on,
        )


def _write_needs(by: Actor, mission: Mission, needs: Iterable[str]) -> None:
    wanted = {chosen(code, CompetenceCode, "needs", needed=True) for code in needs}
    standing = MissionNeed.objects.filter(mission=mission, until_on=None)
    standing.exclude(code__in=wanted).update(until_on=today())
    for code in sorted(wanted - set(standing.values_list("code", flat=True))):
        MissionNeed.objects.create(working_group_id=by.working_group_id, mission=mission, code=code)


@action("mission.change", to={Role.SECRETARIAT})
def change_mission(by: Actor, *, mission_id: UUID, version: int, plan: PlanGiven) -> UUID:
    """Change what is planned; other days or other places need another clearance."""
    mission = held_mission(by, mission_id)
    require_state(mission, MissionState.PLANNED)
    moved = (mission.starts_on, mission.ends_on) != (plan.starts_on, plan.ends_on)
    turn(mission, version, **{**_checked(plan), **_sealed(by, mission.id, plan)})
    moved |= _rewrite_stops(by, mission, plan)
    _write_needs(by, mission, plan.needs)
    keep_in_time(mission)
    if moved:
        lapse(by, mission)
    return mission.id


def _rewrite_stops(by: Actor, mission: Mission, plan: PlanGiven) -> bool:
    """Put other places in, the old ones struck; tell whether anything is different."""
    rows = MissionStop.objects.filter(mission=mission, struck_on=None).order_by("position")
    before = [StopGiven(row.place_id, row.arrive_on, row.leave_on) for row in rows]
    if plan.stops is None:
        if any(not plan.starts_on <= one.arrive_on <= one.leave_on <= plan.ends_on for one in before):
            raise Invalid({"ends_on": _("A place on the way would lie outside these days: change it first.")})
        return False
    if before == list(plan.stops):
        return False
    rows.update(struck_on=today())
    _write_stops(by, mission, plan.stops)
    return True


@action("mission.prolong", to={Role.SECRETARIAT})
def prolong_mission(by: Actor, *, mission_id: UUID, ends_on: date) -> UUID:
    """Let a mission that is underway last longer: whom to call for its people stays open as long."""
    mission = held_mission(by, mission_id)
    require_state(mission, MissionState.UNDERWAY)
    if not mission.ends_on <= ends_on <= mission.starts_on + LONGEST:
        raise Invalid({"ends_on": _("Choose a later day, within 60 days of the first.")})
    turn(mission, mission.version, ends_on=ends_on)
    keep_in_time(mission)
    return mission.id


@action("mission.add_case", to={Role.SECRETARIAT})
def add_mission_case(by: Actor, *, mission_id: UUID, case_id: UUID) -> UUID:
    """Have a mission go for another case too: whom that case walls leaves the team in the same breath."""
    mission = held_mission(by, mission_id)
    require_state(mission, *OPEN)
    case = require_case(by, case_id)
    if MissionCase.objects.filter(mission=mission, case=case).exists():
        raise Stop(
            "mission.case_there",
            _("The mission goes for this case already."),
            cure=_("Nothing needs to be done."),
        )
    row = MissionCase.objects.create(
        working_group_id=by.working_group_id, mission=mission, case=case, added_on=today()
    )
    for envelope in ContactEnvelope.objects.filter(mission=mission, closed_on=None):
        follow_subject(by.working_group_id, envelope.id, case.id, row.id)
    follow_case(mission, row)
    follow_subject(by.working_group_id, mission.id, case.id, row.id)
    lapse(by, Mission.objects.get(id=mission.id))
    return mission.id


@action("mission.cancel", to={Role.SECRETARIAT})
def cancel_mission(by: Actor, *, mission_id: UUID, reason: str) -> UUID:
    """Call a mission off before it leaves, and say why; it stays in the record."""
    mission = held_mission(by, mission_id)
    said = prose(reason, "reason", needed=_("Say why."))
    move_mission(
        mission,
        MissionState.CANCELLED,
        ended_item_id=put(by.working_group_id, mission.id, "mission.ended", said),
        code_tag=None,
    )
    drop_check_ins(mission)
    end_phones(by, mission)
    Traveller.objects.filter(mission=mission, ended_on=None).update(ended_on=today())
    return mission.id
