"""Tasks as a Django app."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Task forces, tasks and recommendations."""

    name = "kikao.casework.tasks"
    label = "tasks"
