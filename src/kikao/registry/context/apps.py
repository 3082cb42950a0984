"""The context as a Django app."""

from django.apps import AppConfig


class ContextConfig(AppConfig):
    """Events of public registers, taken over from their files."""

    name = "kikao.registry.context"
    label = "context"
