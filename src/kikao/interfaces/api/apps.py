"""The API as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Holds no table and no rule."""

    name = "kikao.interfaces.api"
    label = "api"
