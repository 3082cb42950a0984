"""Backups as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class BackupsConfig(AppConfig):
    """What was backed up, when, and to which papers."""

    name = "kikao.foundation.backups"
    label = "backups"

    def ready(self) -> None:
        """Let the clock take a backup every night, once there are papers to seal it to."""
        import_module("kikao.foundation.backups.nightly")
