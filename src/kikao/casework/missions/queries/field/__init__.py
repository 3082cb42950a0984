"""What can be asked of a mission in the field."""

from kikao.casework.missions.queries.field.arrivals import (
    arrivals_of_mission,
    mission_of_submission,
    missions_of_submissions,
)
from kikao.casework.missions.queries.field.findings import hand_finding, hand_findings
from kikao.casework.missions.queries.field.phones import mission_phone, mission_phones
from kikao.casework.missions.queries.field.reports import (
    field_offers,
    filed_reports,
    note_report_printed,
    place_of_case,
    report_cases,
    report_head,
)

__all__ = [
    "arrivals_of_mission",
    "field_offers",
    "filed_reports",
    "hand_finding",
    "hand_findings",
    "mission_of_submission",
    "mission_phone",
    "mission_phones",
    "missions_of_submissions",
    "note_report_printed",
    "place_of_case",
    "report_cases",
    "report_head",
]
