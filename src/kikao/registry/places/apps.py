"""The places as a Django app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Territories, places and the many ways their names are written."""

    name = "kikao.registry.places"
    label = "places"
