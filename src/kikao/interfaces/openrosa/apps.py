"""The door for phones as a Django app."""

from django.apps import AppConfig


class OpenRosaConfig(AppConfig):
    """Forms go out to phones and come back filled in, as the OpenRosa interface has it."""

    name = "kikao.interfaces.openrosa"
    label = "openrosa"
