"""Access as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Working groups, walls and the proof against double sending."""

    name = "kikao.foundation.access"
    label = "access"
