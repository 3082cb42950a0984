"""Incidents as a Django app."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """What the group holds to have happened."""

    name = "kikao.casework.incidents"
    label = "incidents"
