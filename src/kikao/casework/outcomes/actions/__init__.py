"""Acts on outcomes: recording, verifying, asking the parties, holding to account, learning, judging a relapse, closing."""

from kikao.casework.outcomes.actions.ending import close_case, link_relapse, reopen_case
from kikao.casework.outcomes.actions.holding import (
    note_posting,
    record_measure,
    remind_of_postings,
    verify_measure,
)
from kikao.casework.outcomes.actions.judging import judge_relapse, reverse_judgement
from kikao.casework.outcomes.actions.learning import (
    add_contribution,
    add_lesson,
    share_lesson,
    strike_contribution,
    strike_lesson,
    strike_measure,
)
from kikao.casework.outcomes.actions.looking import look_again, look_for_relapses
from kikao.casework.outcomes.actions.recording import record_outcome, record_satisfaction, verify_outcome

__all__ = [
    "add_contribution",
    "add_lesson",
    "close_case",
    "judge_relapse",
    "link_relapse",
    "look_again",
    "look_for_relapses",
    "note_posting",
    "record_measure",
    "record_outcome",
    "record_satisfaction",
    "remind_of_postings",
    "reopen_case",
    "reverse_judgement",
    "share_lesson",
    "strike_contribution",
    "strike_lesson",
    "strike_measure",
    "verify_measure",
    "verify_outcome",
]
