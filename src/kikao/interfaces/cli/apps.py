"""The command line as a Django app, so that its commands are found."""

from django.apps import AppConfig


class CliConfig(AppConfig):
    """Commands only: no tables."""

    name = "kikao.interfaces.cli"
    label = "cli"
