"""Forms as a Django app."""

from django.apps import AppConfig


class FormsConfig(AppConfig):
    """The forms of the group and the tokens of those who send them."""

    name = "kikao.casework.forms"
    label = "forms"
