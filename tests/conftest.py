"""What every test stands on: plain static files, and no network but this machine's own."""

import gc
from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from pytest_django import Settings

from kikao.foundation.audit.guard import free, guard
from tests.kit.cast import actor, cast, group
from tests.kit.record import record

__all__ = ["actor", "cast", "group", "record"]


def pytest_collection_finish() -> None:
    """Let the collector of garbage pass over what is loaded for the whole run: it cost every eighth second of it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(autouse=True)
def _language_of_the_run() -> None:
    """A page asked for in another language leaves its language behind in this process."""
    translation.activate(django_settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _plain_static(settings: Settings) -> None:
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True, scope="session")
def _emptying_a_test_database_frees_the_trail() -> Iterator[None]:
    """A flush between transactional tests may empty the trail; nothing else may."""
    flush = TransactionTestCase._fixture_teardown

    def emptied(case: TransactionTestCase) -> None:
        free(connection)
        flush(case)
        guard(connection)

    TransactionTestCase._fixture_teardown = emptied  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = flush  # type: ignore[method-assign]
