"""How tasks and recommendations go on: claimed is not verified."""

from kikao.casework.tasks.enums import RecommendationStatus as R
from kikao.casework.tasks.enums import TaskState as T
from kikao.foundation.base.lifecycle import Lifecycle

TASK = Lifecycle(
    "task",
    {
        T.OPEN: frozenset({T.REPORTED, T.DROPPED}),
        T.REPORTED: frozenset({T.CONFIRMED, T.OPEN}),
        T.CONFIRMED: frozenset(),
        T.DROPPED: frozenset(),
    },
    start=T.OPEN,
    ends=frozenset({T.CONFIRMED, T.DROPPED}),
)

RECOMMENDATION = Lifecycle(
    "recommendation",
    {
        R.ISSUED: frozenset(
            {
                R.ACKNOWLEDGED,
                R.ACCEPTED,
                R.IN_PROGRESS,
                R.CLAIMED,
                R.REJECTED,
                R.NO_RESPONSE,
                R.LAPSED,
            }
        ),
        R.ACKNOWLEDGED: frozenset(
            {R.ACCEPTED, R.IN_PROGRESS, R.CLAIMED, R.REJECTED, R.NO_RESPONSE, R.LAPSED}
        ),
        R.ACCEPTED: frozenset({R.IN_PROGRESS, R.CLAIMED, R.REJECTED, R.NO_RESPONSE, R.LAPSED}),
        R.IN_PROGRESS: frozenset({R.CLAIMED, R.REJECTED, R.NO_RESPONSE, R.LAPSED}),
        R.CLAIMED: frozenset({R.VERIFIED, R.IN_PROGRESS, R.LAPSED}),
        R.VERIFIED: frozenset({R.IN_PROGRESS}),
        R.REJECTED: frozenset({R.ACCEPTED, R.LAPSED}),
        R.NO_RESPONSE: frozenset(
            {R.ACKNOWLEDGED, R.ACCEPTED, R.IN_PROGRESS, R.CLAIMED, R.REJECTED, R.LAPSED}
        ),
        R.LAPSED: frozenset(),
    },
    start=R.ISSUED,
    ends=frozenset({R.VERIFIED, R.REJECTED, R.LAPSED}),
)
