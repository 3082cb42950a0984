"""Notices as a Django app."""

from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """The inbox of every account, alerts and the duty roster."""

    name = "kikao.foundation.notices"
    label = "notices"

    def ready(self) -> None:
        """Enter what the clock clears away on the floors below, and what it sends outside."""
        import_module("kikao.foundation.notices.nightly")
        import_module("kikao.foundation.notices.custodians")
        import_module("kikao.foundation.notices.outward")
