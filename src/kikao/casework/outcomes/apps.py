"""Outcomes as a Django app."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    """What came of a case."""

    name = "kikao.casework.outcomes"
    label = "outcomes"
