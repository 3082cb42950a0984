"""People as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, seats, roles and interests of each working group."""

    name = "kikao.registry.people"
    label = "people"
