"""Whom to call for whom: opened by the officer on duty alone, on the days of the mission, each time in the trail."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.missions.enums import TeamRole
from kikao.casework.missions.models import DutyTurn, EmergencyContact, Mission, TeamMember
from kikao.casework.missions.policy import contacts_open, seen_by
from kikao.casework.missions.queries.lines import line_of
from kikao.casework.missions.schemas.mission import MissionLine
from kikao.casework.missions.schemas.papers import ContactLine, ContactSheet
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import read_note, refusal_note
from kikao.foundation.base.stops import Stop, Unknown
from kikao.foundation.sealing.stops import Locked
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.queries import account_names

OPENED = "mission.open_contacts"
PRINTED = "mission.print_envelope"


class NotNow(Stop):
    """It is not a day of the mission."""

    def __init__(self) -> None:
        """Say on which days they open."""
        super().__init__(
            "contacts.not_now",
            _("Whom to call opens on the days of the mission only."),
            cure=_("Have the secretariat look at the days of the mission."),
            status=409,
        )


def contacts(by: Actor, mission_id: UUID) -> ContactSheet:
    """Return whom to call for each of the team, at once and without a second person."""
    return _opened(by, mission_id, OPENED)


def envelope_printed(by: Actor, mission_id: UUID) -> ContactSheet:
    """Return what is printed, folded and closed for the office, in the session of the officer on duty."""
    return _opened(by, mission_id, PRINTED)


def _opened(by: Actor, mission_id: UUID, verb: str) -> ContactSheet:
    row = Mission.objects.filter(seen_by(by), id=mission_id).first()
    turn = DutyTurn.objects.filter(mission_id=mission_id, ended_on=None).first()
    if row is None or turn is None or not turn.account_id == by.account_id == row.duty_officer_id:
        raise Unknown
    if not contacts_open(row):
        stop = NotNow()
        refusal_note(by, verb, mission_id, stop)
        raise stop
    if by.key is None:
        raise Locked
    read_note(by, verb, mission_id)
    known = {
        one.member_id: one.contact_item_id
        for one in EmergencyContact.objects.filter(envelope_id=turn.envelope_id, replaced_on=None)
    }
    opened = read_many(by, known.values())
    team = list(TeamMember.objects.filter(mission=row, left_on=None).order_by("joined_on", "id"))
    names = account_names(by.working_group_id, [row.leader_id, *(one.account_id for one in team)])
    return ContactSheet(
        line_of(row, names),
        tuple(
            _line(
                names.get(one.account_id, ""),
                one.role,
                opened.get(known[one.id]) if one.id in known else None,
            )
            for one in team
        ),
    )


def _line(member: str, role: str, said: str | None) -> ContactLine:
    name, _sep, phone = said.partition("\n") if said else ("", "", "")
    return ContactLine(member, str(TeamRole(role).label), name or None, phone or None)


def duties(by: Actor) -> tuple[MissionLine, ...]:
    """Return the missions for which the reader is on duty now."""
    if by.account_id is None:
        return ()
    turns = DutyTurn.objects.filter(account_id=by.account_id, ended_on=None).values("mission_id")
    rows = list(Mission.objects.filter(seen_by(by), id__in=turns).order_by("starts_on", "id")[:50])
    names = account_names(by.working_group_id, [row.leader_id for row in rows])
    return tuple(line_of(row, names) for row in rows)
