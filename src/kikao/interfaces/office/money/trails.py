"""The ways between the pages of money, and who is let in."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.missions.queries.money import enters_money
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.missions.schemas.money import MissionNamed
from kikao.foundation.base.stops import NotAllowed
from kikao.interfaces.office.doorway import OfficeRequest
from kikao.interfaces.office.missions.asking import Trail, mission_trail


def money_address(mission_id: UUID) -> str:
    """Return the page of a mission's money."""
    return reverse("office:money-mission", args=[mission_id])


def money_trail(mission: MissionNamed) -> Trail:
    """Return the way up to the money of a mission."""
    return [*mission_trail(mission), (_("Money"), money_address(mission.id))]


def entering(request: OfficeRequest, mission_id: UUID) -> MissionNamed:
    """Return the mission for who enters its money; no form is shown to anybody else."""
    row = require_mission(request.actor, mission_id)
    if not enters_money(request.actor, mission_id):
        raise NotAllowed
    return MissionNamed(row.id, row.reference, row.title)
