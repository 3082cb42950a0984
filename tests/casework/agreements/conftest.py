"""A table to meet at, and parties that promise each other something."""

import pytest

from tests.casework.agreements.paper import Papers
from tests.kit.cast import Cast


@pytest.fixture
def papers(cast: Cast) -> Papers:
    """Return the secretariat, keys in hand, with parties that come to an agreement."""
    return Papers(cast)
