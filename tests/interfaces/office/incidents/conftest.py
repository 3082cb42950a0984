"""The same desk as in the tests of incidents, with a browser."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.casework.incidents.conftest import Desk, desk, incident_id
from tests.kit.door import let_in

__all__ = ["desk", "incident_id"]

Browser = Callable[[str], Client]


@pytest.fixture
def browser(desk: Desk) -> Browser:
    """Return the function that lets somebody in: `browser("anne")`."""
    return lambda name: let_in(Client(), desk.cast, name)
