"""Cases as a Django app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The register of everything tabled."""

    name = "kikao.casework.cases"
    label = "cases"
