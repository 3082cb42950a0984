"""Whom to call for whom: sealed for the officer on duty alone, handed on by that officer, closed after the mission."""

from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.incidents.reckoning import line
from kikao.casework.missions.actions._duty import end_turn
from kikao.casework.missions.actions._parts import OPEN, require_fit, require_state, tell
from kikao.casework.missions.models import (
    ContactEnvelope,
    DutyTurn,
    EmergencyContact,
    Mission,
    MissionCase,
    TeamMember,
)
from kikao.casework.missions.policy import contacts_over, seen_by
from kikao.casework.missions.queries.one_row import held_mission
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import follow_subject
from kikao.foundation.audit.door import SYSTEM_ONLY, action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.base.turns import turn
from kikao.foundation.notices.clock import job
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.sealing.keys import has_key
from kikao.foundation.sealing.vault import can_open, grant, open_compartments, put, revoke

LONGEST = 200


@action("mission.name_officer", to={Role.SECRETARIAT})
def name_duty_officer(by: Actor, *, mission_id: UUID, account_id: UUID) -> UUID:
    """Put somebody who stays on duty for a mission: nobody else opens whom to call.

    The officer on duty hands the contacts on; when somebody else names a new officer, the team enters them anew.
    """
    mission = held_mission(by, mission_id)
    require_state(mission, *OPEN)
    require_fit(by, mission, account_id)
    _require_staying(mission, account_id)
    if mission.duty_officer_id == account_id:
        raise Stop(
            "mission.on_duty", _("This person is on duty already."), cure=_("Nothing needs to be done.")
        )
    present = DutyTurn.objects.filter(mission=mission, ended_on=None).select_related("envelope").first()
    if present and present.account_id == by.account_id and can_open(by, present.envelope_id):
        _hand_on(by, mission, present, account_id)
    else:
        end_turn(mission)
        _begin(by, mission, _new_envelope(by, mission, account_id), account_id)
    turn(mission, mission.version, duty_officer_id=account_id)
    tell(by, mission, NoticeKind.MISSION_GIVEN, [account_id])
    return mission.id


def _require_staying(mission: Mission, account_id: UUID) -> None:
    if TeamMember.objects.filter(mission=mission, account_id=account_id, left_on=None).exists():
        raise Invalid({"account_id": _("Who is on duty stays: this person travels.")})
    if not has_key(account_id):
        raise Invalid({"account_id": _("This person has no key yet: they must sign in first.")})


def _hand_on(by: Actor, mission: Mission, present: DutyTurn, account_id: UUID) -> None:
    """Share the key with the next officer and lose it: what was entered stays as it is."""
    DutyTurn.objects.filter(id=present.id).update(ended_on=today())
    _begin(by, mission, present.envelope, account_id)
    grant(by, present.envelope_id, account_id)
    revoke(present.envelope_id, [present.account_id])


def _begin(by: Actor, mission: Mission, envelope: ContactEnvelope, account_id: UUID) -> None:
    DutyTurn.objects.create(
        working_group_id=by.working_group_id,
        mission=mission,
        envelope=envelope,
        account_id=account_id,
        began_on=today(),
    )


def _new_envelope(by: Actor, mission: Mission, account_id: UUID) -> ContactEnvelope:
    envelope = ContactEnvelope.objects.create(
        working_group_id=by.working_group_id, mission=mission, opened_on=today()
    )
    for row in MissionCase.objects.filter(mission=mission):
        follow_subject(by.working_group_id, envelope.id, row.case_id, row.id)
    open_compartments(by.working_group_id, envelope.id, readers=[account_id], identity=False)
    return envelope


@action("mission.enter_contact", to={Role.SECRETARIAT, Role.MEMBER, Role.TASK_FORCE})
def enter_contact(by: Actor, *, member_id: UUID, name: str, phone: str) -> UUID:
    """Say whom to call for oneself, or for somebody of the team on their behalf; only the officer on duty opens it."""
    rows = TeamMember.objects.filter(seen_by(by, "mission_id"), id=member_id, left_on=None)
    member = rows.first()
    if member is None:
        raise Unknown
    if member.account_id != by.account_id and not by.is_(Role.SECRETARIAT):
        raise NotAllowed
    mission = held_mission(by, member.mission_id)
    require_state(mission, *OPEN)
    envelope = ContactEnvelope.objects.filter(mission=mission, closed_on=None).first()
    if envelope is None:
        raise Stop(
            "mission.no_officer",
            _("Nobody is on duty for this mission, so that nobody could open it."),
            cure=_("Have the secretariat name an officer on duty first."),
        )
    who = line(name, "name", most=LONGEST, needed=_("Say who is to be called."))
    number = line(phone, "phone", most=LONGEST, needed=_("Give a number."))
    said = f"{who}\n{number}"
    EmergencyContact.objects.filter(envelope=envelope, member=member, replaced_on=None).update(
        replaced_on=today()
    )
    row = EmergencyContact.objects.create(
        working_group_id=by.working_group_id,
        mission=mission,
        envelope=envelope,
        member=member,
        contact_item_id=put(by.working_group_id, envelope.id, "mission.contact", said),
        entered_by=by.person,
        entered_on=today(),
    )
    return row.id


@job("missions.close_contacts", every=timedelta(hours=1))
def close_over(by: Actor) -> None:
    """Take the keys of contacts back once their missions are over; nothing is written when there is nothing."""
    rows = Mission.objects.filter(
        working_group_id=by.working_group_id,
        id__in=ContactEnvelope.objects.filter(closed_on=None).values("mission_id"),
    )
    over = [mission.id for mission in rows if contacts_over(mission)]
    if over:
        close_contacts(by, mission_ids=over)


@action("mission.close_contacts", to=SYSTEM_ONLY)
def close_contacts(by: Actor, *, mission_ids: list[UUID]) -> int:
    """Take the key of the contacts from the officer on duty after the last day of a mission."""
    rows = Mission.objects.select_for_update(of=("self",)).filter(
        working_group_id=by.working_group_id, id__in=mission_ids
    )
    for mission in rows:
        end_turn(mission)
    return len(mission_ids)
