"""The trail as a Django app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The chained trail and the acts that write it."""

    name = "kikao.foundation.audit"
    label = "audit"
