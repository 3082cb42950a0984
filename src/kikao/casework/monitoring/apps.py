"""Monitoring as a Django app, and what of it is sealed or plain."""

from django.apps import AppConfig


class MonitoringConfig(AppConfig):
    """Going back to see whether it holds."""

    name = "kikao.casework.monitoring"
    label = "monitoring"
