"""A group that goes back, with browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.casework.monitoring.conftest import going
from tests.casework.monitoring.going import Going
from tests.kit.door import let_in

__all__ = ["Browser", "browser", "going"]

Browser = Callable[[str], Client]


@pytest.fixture
def browser(going: Going) -> Browser:
    """Return the function that lets somebody in: `browser("anne")`."""
    return lambda name: let_in(Client(), going.cast, name)
