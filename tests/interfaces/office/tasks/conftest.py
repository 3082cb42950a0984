"""A group that follows up, with browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.casework.tasks.conftest import follow
from tests.casework.tasks.follow import Follow
from tests.kit.door import let_in

__all__ = ["Browser", "browser", "follow"]

Browser = Callable[[str], Client]


@pytest.fixture
def browser(follow: Follow) -> Browser:
    """Return the function that lets somebody in: `browser("anne")`."""
    return lambda name: let_in(Client(), follow.cast, name)
