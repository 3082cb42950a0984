"""Missions as a Django app, and what of them is sealed or plain."""

from django.apps import AppConfig


class MissionsConfig(AppConfig):
    """Who goes where, cleared by whom, at what cost, and how they fare."""

    name = "kikao.casework.missions"
    label = "missions"
