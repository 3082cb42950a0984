"""The interface kit as a Django app, for its templates, tags and static files."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Holds no table: only what pages are made of."""

    name = "kikao.interfaces.ui"
    label = "ui"
