"""Asking about tasks, task forces and recommendations."""

from kikao.casework.tasks.queries.able import require_person, require_worker
from kikao.casework.tasks.queries.due import is_overdue, last_plenary, past_due
from kikao.casework.tasks.queries.force import force_of_case, in_force_for, withheld_from_force
from kikao.casework.tasks.queries.recommendations import (
    count_unanswered,
    recommendation,
    recommendations,
    recommendations_of_case,
)
from kikao.casework.tasks.queries.withdrawals import places_of_report
from kikao.casework.tasks.queries.work import (
    count_followed,
    count_mine,
    last_report,
    my_work,
    overdue,
    require_task,
    task,
    tasks,
    tasks_of_case,
)

__all__ = [
    "count_followed",
    "count_mine",
    "count_unanswered",
    "force_of_case",
    "in_force_for",
    "is_overdue",
    "last_plenary",
    "last_report",
    "my_work",
    "overdue",
    "past_due",
    "places_of_report",
    "recommendation",
    "recommendations",
    "recommendations_of_case",
    "require_person",
    "require_task",
    "require_worker",
    "task",
    "tasks",
    "tasks_of_case",
    "withheld_from_force",
]
