"""Giving a phone of the team what lets it send in the name of the mission, and taking that back."""

from uuid import UUID

from django.utils.translation import gettext as _

from kikao.casework.forms.actions import give_token, revoke_field_token
from kikao.casework.forms.enums import TokenKind
from kikao.casework.missions.actions._parts import OPEN, require_state
from kikao.casework.missions.actions.field._phones import good_until
from kikao.casework.missions.models import MissionCase, MissionToken
from kikao.casework.missions.policy import seen_by
from kikao.casework.missions.queries.one_row import held_mission
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.wall import follow_subject
from kikao.foundation.audit.door import action
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop, Unknown


@action("mission_token.give", to={Role.SECRETARIAT})
def give_mission_token(by: Actor, *, mission_id: UUID, token: str) -> UUID:
    """Let one phone of the team send until a week after the mission's last day; only a digest of the token is kept."""
    mission = held_mission(by, mission_id)
    require_state(mission, *OPEN)
    if good_until(mission) < today():
        raise Stop(
            "mission.phones_over",
            _("The days of this mission are over, and no phone sends in its name any more."),
            cure=_("Prolong the mission first, if the team is still on its way."),
        )
    number = MissionToken.objects.filter(mission=mission).count() + 1
    field_token_id = give_token(
        by,
        label=f"{mission.reference} / {number}",
        kind=TokenKind.MISSION,
        until_on=good_until(mission),
        token=token,
    )
    for link in MissionCase.objects.filter(mission=mission):
        follow_subject(by.working_group_id, field_token_id, link.case_id, link.id)
    row = MissionToken.objects.create(
        working_group_id=by.working_group_id, mission=mission, field_token_id=field_token_id
    )
    return row.id


@action("mission_token.take_back", to={Role.SECRETARIAT})
def take_mission_token_back(by: Actor, *, mission_token_id: UUID) -> UUID:
    """Take a phone's token back before its day: it was lost, or somebody looked through it."""
    row = MissionToken.objects.filter(seen_by(by, "mission_id"), id=mission_token_id).first()
    if row is None:
        raise Unknown
    revoke_field_token(by, token_id=row.field_token_id)
    return row.mission_id
