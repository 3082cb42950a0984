"""Acts on outcomes: recording, verifying, asking the parties, closing, reopening, linking a relapse."""

from kikao.casework.outcomes.actions.ending import close_case, link_relapse, reopen_case
from kikao.casework.outcomes.actions.recording import record_outcome, record_satisfaction, verify_outcome

__all__ = [
    "close_case",
    "link_relapse",
    "record_outcome",
    "record_satisfaction",
    "reopen_case",
    "verify_outcome",
]
