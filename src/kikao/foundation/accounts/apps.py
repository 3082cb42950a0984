"""Accounts as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, second factors, sessions and tokens."""

    name = "kikao.foundation.accounts"
    label = "accounts"
