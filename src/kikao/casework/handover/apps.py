"""Hand-over as a Django app."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """A case that goes to another group, or comes from one."""

    name = "kikao.casework.handover"
    label = "handover"
