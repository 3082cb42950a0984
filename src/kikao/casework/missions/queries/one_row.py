"""The row of a mission, for acts of this module and of later ones."""

from uuid import UUID

from django.db.models import QuerySet

from kikao.casework.missions.enums import MissionState
from kikao.casework.missions.models import Mission
from kikao.casework.missions.policy import seen_by
from kikao.casework.missions.reckoning.codes import tag_of
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown


def require_mission(by: Actor, mission_id: UUID) -> Mission:
    """Return the row for an act, or say that there is nothing here."""
    row = Mission.objects.filter(seen_by(by), id=mission_id).first()
    if row is None:
        raise Unknown
    return row


def mission_seen(by: Actor, mission_id: UUID) -> bool:
    """Tell whether the reader sees a mission, for instance after an act that may have walled them."""
    return Mission.objects.filter(seen_by(by), id=mission_id).exists()


def held_mission(by: Actor, mission_id: UUID) -> Mission:
    """Return the row, held until the act is done: a wall that rises meanwhile waits, or is seen."""
    row = Mission.objects.select_for_update(of=("self",)).filter(seen_by(by), id=mission_id).first()
    if row is None:
        raise Unknown
    return row


def expected_by(by: Actor, code: str) -> "QuerySet[Mission]":
    """Return the mission whose team says this word on one of its days, also before it was entered that it left."""
    rows = Mission.objects.filter(working_group_id=by.working_group_id, code_tag=tag_of(code))
    return rows.filter(state__in=(MissionState.PLANNED, MissionState.UNDERWAY), starts_on__lte=today())


def is_expected(by: Actor, code: str) -> bool:
    """Tell whether a team says this word today, and not a source; asked at the door of text messages."""
    return expected_by(by, code).exists()
