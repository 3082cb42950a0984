"""Agreements as a Django app, and what of them stands plain."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """What parties signed, clause by clause."""

    name = "kikao.casework.agreements"
    label = "agreements"
