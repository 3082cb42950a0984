"""Sealing as a Django app."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """Keys, compartments and what lies in them; the server has public halves only."""

    name = "kikao.foundation.sealing"
    label = "sealing"

    def ready(self) -> None:
        """Bring in the checks of the installation."""
        from kikao.foundation.sealing import checks  # noqa: F401, PLC0415 - Django loads checks here
