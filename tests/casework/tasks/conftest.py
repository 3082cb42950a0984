"""A table to meet at, and matters to follow up."""

import pytest

from tests.casework.tasks.follow import Follow
from tests.kit.cast import Cast


@pytest.fixture
def follow(cast: Cast) -> Follow:
    """Return the secretariat, keys in hand, with a group that decides and follows up."""
    return Follow(cast)
