"""A team in the field, with browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.casework.missions.field.conftest import outing
from tests.casework.missions.field.outing import Outing
from tests.kit.door import let_in

__all__ = ["Browser", "browser", "outing"]

Browser = Callable[[str], Client]


@pytest.fixture
def browser(outing: Outing) -> Browser:
    """Return the function that lets somebody in: `browser("anne")`."""
    return lambda name: let_in(Client(), outing.cast, name)
