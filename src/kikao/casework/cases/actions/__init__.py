"""Acts on cases: tabling, describing, saying who is who, moving on."""

from kikao.casework.cases.actions.parties import (
    add_forum,
    add_party,
    lapse_risk,
    note_risk,
    record_refusal,
    remove_party,
)
from kikao.casework.cases.actions.steps import (
    accept_case,
    end_case,
    move_case,
    take_up_case_again,
)
from kikao.casework.cases.actions.tabling import attach_incident, link_cases, table_case
from kikao.casework.cases.actions.words import check_summary, edit_case

__all__ = [
    "accept_case",
    "add_forum",
    "add_party",
    "attach_incident",
    "check_summary",
    "edit_case",
    "end_case",
    "lapse_risk",
    "link_cases",
    "move_case",
    "note_risk",
    "record_refusal",
    "remove_party",
    "table_case",
    "take_up_case_again",
]
