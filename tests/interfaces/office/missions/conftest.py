"""A secretariat that sends people on their way, with browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.casework.missions.conftest import travel
from tests.casework.missions.travel import Travel
from tests.kit.door import let_in

__all__ = ["Browser", "browser", "travel"]

Browser = Callable[[str], Client]


@pytest.fixture
def browser(travel: Travel) -> Browser:
    """Return the function that lets somebody in: `browser("anne")`."""
    return lambda name: let_in(Client(), travel.cast, name)
