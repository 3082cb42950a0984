"""What can be asked of missions."""

from kikao.casework.missions.queries.contacts import contacts, duties, envelope_printed
from kikao.casework.missions.queries.listing import (
    count_missed,
    mission_choices,
    missions,
    missions_of_case,
)
from kikao.casework.missions.queries.one import mission
from kikao.casework.missions.queries.one_row import is_expected, mission_seen, require_mission
from kikao.casework.missions.queries.orders import carry_sheet, order_sheet
from kikao.casework.missions.queries.team import competences, proposed_team
from kikao.casework.missions.queries.travelling import my_order, my_orders, order_printed

__all__ = [
    "carry_sheet",
    "competences",
    "contacts",
    "count_missed",
    "duties",
    "envelope_printed",
    "is_expected",
    "mission",
    "mission_choices",
    "mission_seen",
    "missions",
    "missions_of_case",
    "my_order",
    "my_orders",
    "order_printed",
    "order_sheet",
    "proposed_team",
    "require_mission",
]
