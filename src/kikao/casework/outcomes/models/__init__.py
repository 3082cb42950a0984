"""What came of a case: changes, satisfaction, closing, who answered for it, what was learned, what came back."""

from kikao.casework.outcomes.models.ended import Closing, Outcome, Satisfaction
from kikao.casework.outcomes.models.learned import Contribution, Lesson, LessonTag
from kikao.casework.outcomes.models.measures import Accountability, Posting
from kikao.casework.outcomes.models.relapses import Judgement, LookedAt, RelapseFlag

__all__ = [
    "Accountability",
    "Closing",
    "Contribution",
    "Judgement",
    "Lesson",
    "LessonTag",
    "LookedAt",
    "Outcome",
    "Posting",
    "RelapseFlag",
    "Satisfaction",
]
