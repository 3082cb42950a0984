"""Text messages as a Django app."""

from django.apps import AppConfig


class TextsConfig(AppConfig):
    """What is written to sources by text message, and what became of it; never to which number."""

    name = "kikao.casework.texts"
    label = "texts"
