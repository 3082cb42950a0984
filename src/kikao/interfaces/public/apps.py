"""The public door as a Django app."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Pages that anybody may open, without account, cookie of ours or script."""

    name = "kikao.interfaces.public"
    label = "public"
