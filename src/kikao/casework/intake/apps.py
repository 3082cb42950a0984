"""Intake as a Django app."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Submissions of phones, arrivals nobody but a reader can open, alerts of miners' guards."""

    name = "kikao.casework.intake"
    label = "intake"
