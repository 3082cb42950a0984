"""The key store: the tables without which nobody opens what is sealed, kept and backed up apart from the content.

Whoever has a copy of the content alone reads nothing, whatever passphrases they learn; and what is erased from the key
store of today stays shut in every older copy of the content.
"""

from collections.abc import Iterator

from django.apps import apps

PREFIX = "key_"


def key_tables() -> tuple[str, ...]:
    """Return the names of the tables of the key store, taken from the models."""
    return tuple(sorted(name for name in _tables() if name.startswith(PREFIX)))


def content_tables() -> tuple[str, ...]:
    """Return the names of all other tables of Kikao."""
    return tuple(sorted(name for name in _tables() if not name.startswith(PREFIX)))


def _tables() -> Iterator[str]:
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("kikao."):
            yield model._meta.db_table  # noqa: SLF001 - Django documents it for this use
