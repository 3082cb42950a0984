"""What is done with a mission in the field: its phones, what it found, its report."""

from kikao.casework.missions.actions.field.finding import correct_mission_finding, write_mission_finding
from kikao.casework.missions.actions.field.reporting import file_mission_report, report_mission
from kikao.casework.missions.actions.field.tokens import give_mission_token, take_mission_token_back

__all__ = [
    "correct_mission_finding",
    "file_mission_report",
    "give_mission_token",
    "report_mission",
    "take_mission_token_back",
    "write_mission_finding",
]
