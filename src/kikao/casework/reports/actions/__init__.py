"""Everything that can be done with a report."""

from kikao.casework.reports.actions.arriving import record_report, send_report
from kikao.casework.reports.actions.consent import (
    record_consent,
    settle_withdrawal,
    withdraw_consent,
)
from kikao.casework.reports.actions.naming import clear_accused, name_accused
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
    "admit_report",
    "answer_by_receipt",
    "ask_source",
    "bring_back_report",
    "clear_accused",
    "give_back_report",
    "name_accused",
    "read_thread",
    "record_consent",
    "record_report",
    "screen_report",
    "send_report",
    "set_aside_report",
    "settle_withdrawal",
    "share_report",
    "take_report",
    "withdraw_consent",
]
