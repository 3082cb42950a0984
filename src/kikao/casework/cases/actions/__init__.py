"""Acts on cases: tabling, describing, saying who is who, moving on."""

from kikao.casework.cases.actions.around import add_forum, lapse_risk, note_risk, record_refusal
from kikao.casework.cases.actions.drawing import draw_register
from kikao.casework.cases.actions.exporting import export_cases
from kikao.casework.cases.actions.filing import attach_case_files, release_file, withdraw_file
from kikao.casework.cases.actions.joining import attach_incident, detach_incident, link_cases
from kikao.casework.cases.actions.parties import add_party, remove_party
from kikao.casework.cases.actions.steps import (
    accept_case,
    end_case,
    move_case,
    take_up_case_again,
)
from kikao.casework.cases.actions.tabling import table_case
from kikao.casework.cases.actions.words import check_summary, correct_case, edit_case

__all__ = [
    "accept_case",
    "add_forum",
    "add_party",
    "attach_case_files",
    "attach_incident",
    "check_summary",
    "correct_case",
    "detach_incident",
    "draw_register",
    "edit_case",
    "end_case",
    "export_cases",
    "lapse_risk",
    "link_cases",
    "move_case",
    "note_risk",
    "record_refusal",
    "release_file",
    "remove_party",
    "table_case",
    "take_up_case_again",
    "withdraw_file",
]
