"""Exchange rates as a Django app."""

from django.apps import AppConfig


class RatesConfig(AppConfig):
    """What one dollar costs in francs, day by day."""

    name = "kikao.registry.rates"
    label = "rates"
