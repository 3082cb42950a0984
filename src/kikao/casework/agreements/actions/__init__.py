"""Acts of agreements: drawing up, signing, keeping, ending, making known."""

from kikao.casework.agreements.actions.clauses import add_clause, change_clause
from kikao.casework.agreements.actions.ending import (
    amend_instrument,
    denounce_instrument,
    end_instrument,
    end_run_out,
)
from kikao.casework.agreements.actions.known import (
    hand_copy,
    open_shown_text,
    record_reading,
    show_text,
    take_back_text,
)
from kikao.casework.agreements.actions.making import (
    change_instrument,
    draft_instrument,
    register_instrument,
)
from kikao.casework.agreements.actions.parties import (
    add_instrument_party,
    credit_helper,
    remove_instrument_party,
    succeed_party,
)
from kikao.casework.agreements.actions.rights import answer_rights, confirm_rights
from kikao.casework.agreements.actions.signing import move_instrument, record_signature, sign_instrument
from kikao.casework.agreements.actions.standing import (
    claim_clause,
    dispute_clause,
    flag_conflict,
    lift_conflict,
    mark_late_clauses,
    set_clause_status,
    void_clause,
)
from kikao.casework.agreements.actions.texts import attach_agreement_scan, write_instrument_text

__all__ = [
    "add_clause",
    "add_instrument_party",
    "amend_instrument",
    "answer_rights",
    "attach_agreement_scan",
    "change_clause",
    "change_instrument",
    "claim_clause",
    "confirm_rights",
    "credit_helper",
    "denounce_instrument",
    "dispute_clause",
    "draft_instrument",
    "end_instrument",
    "end_run_out",
    "flag_conflict",
    "hand_copy",
    "lift_conflict",
    "mark_late_clauses",
    "move_instrument",
    "open_shown_text",
    "record_reading",
    "record_signature",
    "register_instrument",
    "remove_instrument_party",
    "set_clause_status",
    "show_text",
    "sign_instrument",
    "succeed_party",
    "take_back_text",
    "void_clause",
    "write_instrument_text",
]
