"""Where a story is played once for all the tests of a file, and forgotten afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.kit.walking import plain_static


@contextmanager
def stage(request: pytest.FixtureRequest, blocker: DjangoDbBlocker) -> Iterator[None]:
    """Play within one transaction; where the run looks at pictures, the browser starts first.

    A browser that starts later takes this thread into a context in which the database is opened a second time.
    """
    if any("browser" in getattr(item, "fixturenames", ()) for item in request.session.items):
        request.getfixturevalue("browser")
    with blocker.unblock(), transaction.atomic(), plain_static():
        yield
        transaction.set_rollback(True)
