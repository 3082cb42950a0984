"""Asking about tasks, task forces and recommendations."""

from kikao.casework.tasks.queries.force import force_of_case
from kikao.casework.tasks.queries.recommendations import (
    recommendation,
    recommendations,
    recommendations_of_case,
)
from kikao.casework.tasks.queries.work import my_work, overdue, require_task, task, tasks, tasks_of_case

__all__ = [
    "force_of_case",
    "my_work",
    "overdue",
    "recommendation",
    "recommendations",
    "recommendations_of_case",
    "require_task",
    "task",
    "tasks",
    "tasks_of_case",
]
