"""What can be asked of missions."""

from kikao.casework.missions.queries.contacts import contacts, duties, envelope_printed
from kikao.casework.missions.queries.field import (
    arrivals_of_mission,
    field_offers,
    filed_reports,
    hand_finding,
    hand_findings,
    mission_of_submission,
    mission_phone,
    mission_phones,
    missions_of_submissions,
    note_report_printed,
    place_of_case,
    report_cases,
    report_head,
)
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
    "arrivals_of_mission",
    "carry_sheet",
    "competences",
    "contacts",
    "count_missed",
    "duties",
    "envelope_printed",
    "field_offers",
    "filed_reports",
    "hand_finding",
    "hand_findings",
    "is_expected",
    "mission",
    "mission_choices",
    "mission_of_submission",
    "mission_phone",
    "mission_phones",
    "mission_seen",
    "missions",
    "missions_of_case",
    "missions_of_submissions",
    "my_order",
    "my_orders",
    "note_report_printed",
    "order_printed",
    "order_sheet",
    "place_of_case",
    "proposed_team",
    "report_cases",
    "report_head",
    "require_mission",
]
