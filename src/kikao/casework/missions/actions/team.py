"""Joining and leaving a team, leading it, and what people can do; nobody walled is ever in it."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import chosen
from kikao.casework.missions.actions._duty import end_turn
from kikao.casework.missions.actions._parts import (
    OPEN,
    lapse,
    require_fit,
    require_state,
    tell,
)
from kikao.casework.missions.actions.field._phones import end_phones
from kikao.casework.missions.enums import ClearanceState, CompetenceCode, MissionState, TeamRole
from kikao.casework.missions.models import Clearance, Competence, Mission, TeamMember
from kikao.casework.missions.policy import seen_by
from kikao.casework.missions.queries.one_row import held_mission
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from kikao.foundation.base.turns import turn
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.sealing.keys import has_key
from kikao.foundation.sealing.vault import can_open, grant, revoke
from kikao.registry.people.queries import accounts_with, desk_of, walled_of


@action("mission.join", to={Role.SECRETARIAT})
def join_mission(by: Actor, *, mission_id: UUID, account_id: UUID, role: str = TeamRole.MEMBER) -> UUID:
    """Take somebody into the team and let them read what is sealed of the mission; never anybody walled."""
    mission = held_mission(by, mission_id)
    _require_joinable(mission)
    part = chosen(role, TeamRole, "role", needed=True)
    require_fit(by, mission, account_id)
    if TeamMember.objects.filter(mission=mission, account_id=account_id, left_on=None).exists():
        raise Stop(
            "mission.already_in",
            _("This person is in the team already."),
            cure=_("Nothing needs to be done."),
        )
    if mission.duty_officer_id == account_id:
        raise Invalid({"account_id": _("Who is on duty for the mission stays: name another officer first.")})
    member = TeamMember.objects.create(
        working_group_id=by.working_group_id,
        mission=mission,
        account_id=account_id,
        role=TeamRole.MEMBER if part == TeamRole.LEADER else part,
        joined_on=today(),
    )
    if part == TeamRole.LEADER:
        _lead(by, mission, member)
    _share(by, mission, [account_id])
    tell(by, mission, NoticeKind.MISSION_GIVEN, [account_id])
    return member.id


def _require_joinable(mission: Mission) -> None:
    """A mission that was made long ago gets its team afterwards, so that turns are counted rightly."""
    made = (MissionState.RETURNED,) if mission.from_paper else ()
    require_state(mission, *OPEN, *made)


@action("mission.lead", to={Role.SECRETARIAT})
def lead_mission(by: Actor, *, member_id: UUID) -> UUID:
    """Let somebody of the team lead the mission; who cleared it cannot, unless it is cleared again."""
    member = _member(by, member_id)
    mission = held_mission(by, member.mission_id)
    _require_joinable(mission)
    require_fit(by, mission, member.account_id)
    _lead(by, mission, member)
    return member.id


def _lead(by: Actor, mission: Mission, member: TeamMember) -> None:
    before = TeamMember.objects.filter(mission=mission, role=TeamRole.LEADER, left_on=None)
    before.update(role=TeamRole.MEMBER)
    member.role = TeamRole.LEADER
    member.save(update_fields=["role"])
    turn(mission, mission.version, leader_id=member.account_id)
    given = Clearance.objects.filter(
        mission=mission, state=ClearanceState.GIVEN, decided_by=member.account_id
    )
    if given.exists():
        lapse(by, mission)


@action("mission.share", to={Role.SECRETARIAT})
def share_with_team(by: Actor, *, mission_id: UUID) -> UUID:
    """Let everybody in the team read what one can open of the mission oneself."""
    mission = held_mission(by, mission_id)
    if by.key is None:
        raise Stop(
            "mission.locked",
            _("Your session carries no key, so that nothing can be shared."),
            cure=_("Sign in with your passphrase."),
        )
    rows = TeamMember.objects.filter(mission=mission, left_on=None)
    members = set(rows.values_list("account_id", flat=True))
    _share(by, mission, members - walled_of(by.working_group_id, [mission.id], members))
    return mission.id


def _share(by: Actor, mission: Mission, account_ids: Collection[UUID]) -> None:
    """Share what the actor can open; without a key on either side it waits for an explicit sharing."""
    ready = [one for one in account_ids if one != by.account_id and has_key(one)]
    if ready and can_open(by, mission.id):
        for account_id in ready:
            grant(by, mission.id, account_id)


@action("mission.leave", to={Role.SECRETARIAT})
def leave_mission(by: Actor, *, member_id: UUID) -> UUID:
    """Let somebody leave the team and take the key back; what was read is not forgotten."""
    member = _member(by, member_id)
    mission = held_mission(by, member.mission_id)
    _require_joinable(mission)
    _take_off(mission, member)
    end_phones(by, mission)
    if member.account_id not in accounts_with(by.working_group_id, Role.SECRETARIAT):
        revoke(mission.id, [member.account_id])
    return member.id


def _take_off(mission: Mission, member: TeamMember) -> None:
    member.left_on = today()
    member.save(update_fields=["left_on"])
    if mission.leader_id == member.account_id:
        turn(mission, mission.version, leader_id=None)


def _member(by: Actor, member_id: UUID) -> TeamMember:
    rows = TeamMember.objects.filter(seen_by(by, "mission_id"), id=member_id, left_on=None)
    member = rows.first()
    if member is None:
        raise Unknown
    return member


@action("mission.settle_team", to=SYSTEM_ONLY)
def settle_teams(by: Actor, *, mission_ids: Collection[UUID]) -> int:
    """Take whoever is walled now out of team, lead and duty, in the transaction in which the wall rises."""
    rows = Mission.objects.select_for_update(of=("self",)).filter(
        id__in=sorted(mission_ids), working_group_id=by.working_group_id
    )
    return sum(_settle(by, mission) for mission in rows.order_by("id"))


def _settle(by: Actor, mission: Mission) -> int:
    members = list(TeamMember.objects.filter(mission=mission, left_on=None))
    people = {member.account_id for member in members} | {mission.leader_id, mission.duty_officer_id}
    walled = walled_of(mission.working_group_id, [mission.id], {one for one in people if one})
    if not walled:
        return 0
    for member in members:
        if member.account_id in walled:
            _take_off(mission, member)
    changed = {name: None for name in ("leader_id", "duty_officer_id") if getattr(mission, name) in walled}
    if "duty_officer_id" in changed:
        end_turn(mission)
    if changed:
        turn(mission, mission.version, **changed)
    revoke(mission.id, walled)
    end_phones(by, mission)
    if not lapse(by, mission) and mission.state in OPEN:
        tell(by, mission, NoticeKind.CLEARANCE_LAPSED, desk_of(mission.working_group_id, mission.id))
    return len(walled)


@action("competence.enter", to={Role.SECRETARIAT})
def enter_competence(by: Actor, *, account_id: UUID, code: str) -> UUID:
    """Write down something that somebody can do for a mission."""
    if account_id not in accounts_with(by.working_group_id, Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE):
        raise Invalid({"account_id": _("Choose somebody who can be in a team.")})
    row, _made = Competence.objects.get_or_create(
        working_group_id=by.working_group_id,
        account_id=account_id,
        code=chosen(code, CompetenceCode, "code", needed=True),
        until_on=None,
        defaults={"entered_by": by.account_id, "entered_on": today()},
    )
    return row.id


@action("competence.end", to={Role.SECRETARIAT})
def end_competence(by: Actor, *, competence_id: UUID) -> UUID:
    """Count on a competence no more; that it was there stays in the record."""
    rows = Competence.objects.filter(id=competence_id, working_group_id=by.working_group_id, until_on=None)
    if not rows.update(until_on=today()):
        raise Unknown
    return competence_id
