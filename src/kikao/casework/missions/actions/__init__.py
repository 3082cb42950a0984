"""What can be done with missions."""

from kikao.casework.missions.actions.check_ins import (
    check_in_by_text,
    end_silence,
    miss_check_in,
    note_check_in,
    plan_check_ins,
    plan_silence,
    renew_code,
)
from kikao.casework.missions.actions.contacts import close_contacts, enter_contact, name_duty_officer
from kikao.casework.missions.actions.field import (
    correct_mission_finding,
    file_mission_report,
    give_mission_token,
    report_mission,
    take_mission_token_back,
    write_mission_finding,
)
from kikao.casework.missions.actions.leaving import (
    depart_mission,
    record_past_mission,
    return_mission,
)
from kikao.casework.missions.actions.planning import (
    add_mission_case,
    cancel_mission,
    change_mission,
    plan_mission,
    prolong_mission,
)
from kikao.casework.missions.actions.safety import (
    assess_risk,
    clear_mission,
    lapse_clearance,
    refuse_clearance,
    withdraw_clearance,
)
from kikao.casework.missions.actions.stops import note_stop
from kikao.casework.missions.actions.team import (
    end_competence,
    enter_competence,
    join_mission,
    lead_mission,
    leave_mission,
    settle_teams,
    share_with_team,
)
from kikao.casework.missions.actions.travelling import end_traveller, order_traveller

__all__ = [
    "add_mission_case",
    "assess_risk",
    "cancel_mission",
    "change_mission",
    "check_in_by_text",
    "clear_mission",
    "close_contacts",
    "correct_mission_finding",
    "depart_mission",
    "end_competence",
    "end_silence",
    "end_traveller",
    "enter_competence",
    "enter_contact",
    "file_mission_report",
    "give_mission_token",
    "join_mission",
    "lapse_clearance",
    "lead_mission",
    "leave_mission",
    "miss_check_in",
    "name_duty_officer",
    "note_check_in",
    "note_stop",
    "order_traveller",
    "plan_check_ins",
    "plan_mission",
    "plan_silence",
    "prolong_mission",
    "record_past_mission",
    "refuse_clearance",
    "renew_code",
    "report_mission",
    "return_mission",
    "settle_teams",
    "share_with_team",
    "take_mission_token_back",
    "withdraw_clearance",
    "write_mission_finding",
]
