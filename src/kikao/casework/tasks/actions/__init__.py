"""Acts of follow-up: task forces, tasks, reporting back, recommendations."""

from kikao.casework.tasks.actions.agenda import propose_full_agenda
from kikao.casework.tasks.actions.force import join_force, leave_force
from kikao.casework.tasks.actions.nightly import remind_overdue
from kikao.casework.tasks.actions.recommendations import issue_recommendation, move_recommendation
from kikao.casework.tasks.actions.work import assign_task, confirm_task, drop_task, report_back

__all__ = [
    "assign_task",
    "confirm_task",
    "drop_task",
    "issue_recommendation",
    "join_force",
    "leave_force",
    "move_recommendation",
    "propose_full_agenda",
    "remind_overdue",
    "report_back",
]
