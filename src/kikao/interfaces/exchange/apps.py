"""The door for other systems as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """KoboToolbox comes in, by its webhook and once a day by its API."""

    name = "kikao.interfaces.exchange"
    label = "exchange"

    def ready(self) -> None:
        """Tell the clock what is fetched every day."""
        import_module("kikao.interfaces.exchange.reconciling")
