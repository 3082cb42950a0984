"""The office as a Django app, for its templates."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Holds no table and no rule: it reads forms, calls acts and queries, and renders."""

    name = "kikao.interfaces.office"
    label = "office"
