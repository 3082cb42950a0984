"""What the register's own rows say of the need for a deployment: a number and the score that follows from it."""

from kikao.casework.monitoring.enums import Criterion

MOST = 3
"""The highest score of a criterion."""
ARMED_CATEGORIES = ("SF-PRES", "SF-TAX", "AG-PRES", "AG-TAX")
AT_RISK_CATEGORIES = ("HR-CHILD", "HR-PREG", "HR-SGBV")
YEAR = 366
_STEPS = {
    Criterion.INCIDENTS: (1, 3, 6),
    Criterion.WORKERS: (50, 500, 1000),
    Criterion.AT_RISK: (1, 2, 3),
    Criterion.ARMED: (1, 2, 3),
}
"""From which number on a criterion counts one, two and three."""


def score_of(criterion: Criterion, counted: int | None) -> int | None:
    """Return the score that a number gives; None where nothing was counted or no number says it."""
    if counted is None or criterion in {Criterion.DISTANCE, Criterion.PRODUCTION}:
        return None
    if criterion == Criterion.AGREEMENTS:
        return 0 if counted == 0 else min(MOST, counted + 1)
    return sum(counted >= step for step in _STEPS[criterion])
