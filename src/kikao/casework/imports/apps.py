"""Imports as a Django app."""

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """What is taken over from the group's own earlier tables."""

    name = "kikao.casework.imports"
    label = "imports"
