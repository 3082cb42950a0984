"""The public door as a Django app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Pages that anybody may open, without account or cookie of ours; scripts only let a finished report wait for network."""

    name = "kikao.interfaces.public"
    label = "public"
