"""Notices as a Django app."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The inbox of every account, alerts and the duty roster."""

    name = "kikao.foundation.notices"
    label = "notices"
