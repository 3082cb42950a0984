"""The code lists as a Django app."""

from django.apps import AppConfig


class TermsConfig(AppConfig):
    """Code lists of each working group, first filled from the product's own."""

    name = "kikao.registry.terms"
    label = "terms"
