"""Money for missions, with browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.casework.missions.money.conftest import purse
from tests.casework.missions.money.purse import Purse
from tests.kit.door import let_in

__all__ = ["Browser", "browser", "purse"]

Browser = Callable[[str], Client]


@pytest.fixture
def browser(purse: Purse) -> Browser:
    """Return the function that lets somebody in: `browser("anne")`."""
    return lambda name: let_in(Client(), purse.cast, name)
