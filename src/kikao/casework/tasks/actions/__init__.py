"""Acts of follow-up: task forces, tasks, reporting back, recommendations."""

from kikao.casework.tasks.actions.agenda import propose_full_agenda
from kikao.casework.tasks.actions.force import join_force, leave_force, share_with_force
from kikao.casework.tasks.actions.nightly import remind_overdue, remind_unratified
from kikao.casework.tasks.actions.recommendations import issue_recommendation, move_recommendation
from kikao.casework.tasks.actions.reporting import confirm_task, report_back, send_back_task
from kikao.casework.tasks.actions.withdrawing import close_withdrawal, redress_place
from kikao.casework.tasks.actions.work import assign_task, change_task, drop_task

__all__ = [
    "assign_task",
    "change_task",
    "close_withdrawal",
    "confirm_task",
    "drop_task",
    "issue_recommendation",
    "join_force",
    "leave_force",
    "move_recommendation",
    "propose_full_agenda",
    "redress_place",
    "remind_overdue",
    "remind_unratified",
    "report_back",
    "send_back_task",
    "share_with_force",
]
