"""The group in which all histories begin."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

from tests.journeys.histories.living import Life, beginning


@pytest.fixture(scope="package")
def life(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Life]:
    with django_db_blocker.unblock(), beginning() as life:
        yield life
