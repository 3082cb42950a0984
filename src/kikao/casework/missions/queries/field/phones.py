"""The phones of a team."""

from uuid import UUID

from kikao.casework.missions.models import MissionToken
from kikao.casework.missions.policy import seen_by
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.missions.schemas.field import PhoneLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown


def mission_phones(by: Actor, mission_id: UUID) -> tuple[PhoneLine, ...]:
    """Return the phones that send in the name of a mission, for the secretariat that gave them."""
    mission = require_mission(by, mission_id)
    if not by.is_(Role.SECRETARIAT):
        return ()
    rows = MissionToken.objects.filter(mission=mission).select_related("field_token")
    return tuple(_line(row) for row in rows.order_by("field_token__given_on", "id"))


def mission_phone(by: Actor, mission_token_id: UUID) -> tuple[UUID, PhoneLine]:
    """Return one phone and its mission."""
    rows = MissionToken.objects.filter(seen_by(by, "mission_id"), id=mission_token_id)
    row = rows.select_related("field_token").first()
    if row is None or not by.is_(Role.SECRETARIAT):
        raise Unknown
    return row.mission_id, _line(row)


def _line(row: MissionToken) -> PhoneLine:
    held = row.field_token
    over = held.until_on is not None and held.until_on < today()
    return PhoneLine(
        id=row.id,
        label=held.label,
        given_on=held.given_on,
        until_on=held.until_on,
        revoked_on=held.revoked_on,
        stands=held.revoked_on is None and not over,
    )
