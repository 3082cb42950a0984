"""Asking what came of a case, who answered for it, what was learned, and what came back."""

from kikao.casework.outcomes.queries.ended import outcome_of_case
from kikao.casework.outcomes.queries.facts import changed_since_look, happenings, stamps
from kikao.casework.outcomes.queries.flags import (
    flag,
    flags,
    flags_of_case,
    require_flag,
)
from kikao.casework.outcomes.queries.learned import (
    case_of_contribution,
    contributions_of_case,
    lesson,
    lessons,
    lessons_of_case,
)
from kikao.casework.outcomes.queries.likening import words_alike
from kikao.casework.outcomes.queries.measures import measure, measures_of_case
from kikao.casework.outcomes.queries.near import anchors
from kikao.casework.outcomes.queries.recurrences import recurrences

__all__ = [
    "anchors",
    "case_of_contribution",
    "changed_since_look",
    "contributions_of_case",
    "flag",
    "flags",
    "flags_of_case",
    "happenings",
    "lesson",
    "lessons",
    "lessons_of_case",
    "measure",
    "measures_of_case",
    "outcome_of_case",
    "recurrences",
    "require_flag",
    "stamps",
    "words_alike",
]
