"""Mediation as a Django app, and what of it is sealed or plain."""

from django.apps import AppConfig


class MediationConfig(AppConfig):
    """Sides that talk, what they ask and offer, and what they refuse."""

    name = "kikao.casework.mediation"
    label = "mediation"
