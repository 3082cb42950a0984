"""The register of norms as a Django app."""

from django.apps import AppConfig


class NormsConfig(AppConfig):
    """Laws, decrees and principles that incidents and cases cite."""

    name = "kikao.registry.norms"
    label = "norms"
