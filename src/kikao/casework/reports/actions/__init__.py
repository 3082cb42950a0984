"""Everything that can be done with a report."""

from kikao.casework.reports.actions.adding import add_to_report
from kikao.casework.reports.actions.arriving import record_report, send_report
from kikao.casework.reports.actions.attaching import attach_report_files
from kikao.casework.reports.actions.caring import refer_report, restrict_report
from kikao.casework.reports.actions.circle import confirm_in_circle, end_in_circle, name_for_circle
from kikao.casework.reports.actions.consent import (
    note_redaction,
    record_consent,
    settle_withdrawal,
    withdraw_consent,
    withdraw_for_source,
)
from kikao.casework.reports.actions.naming import clear_accused, name_accused
from kikao.casework.reports.actions.receiving import receive_report
from kikao.casework.reports.actions.sharing import share_report
from kikao.casework.reports.actions.taking import give_back_report, take_report
from kikao.casework.reports.actions.talking import (
    answer_by_receipt,
    ask_source,
    read_thread,
)
from kikao.casework.reports.actions.triage import (
    admit_report,
    bring_back_report,
    screen_report,
    set_aside_report,
)

__all__ = [
    "add_to_report",
    "admit_report",
    "answer_by_receipt",
    "ask_source",
    "attach_report_files",
    "bring_back_report",
    "clear_accused",
    "confirm_in_circle",
    "end_in_circle",
    "give_back_report",
    "name_accused",
    "name_for_circle",
    "note_redaction",
    "read_thread",
    "receive_report",
    "record_consent",
    "record_report",
    "refer_report",
    "restrict_report",
    "screen_report",
    "send_report",
    "set_aside_report",
    "settle_withdrawal",
    "share_report",
    "take_report",
    "withdraw_consent",
    "withdraw_for_source",
]
