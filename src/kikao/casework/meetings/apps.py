"""Meetings as a Django app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Sittings, decisions, releases and minutes."""

    name = "kikao.casework.meetings"
    label = "meetings"
