"""A secretariat that sends people on their way."""

import pytest

from tests.casework.missions.travel import Travel
from tests.kit.cast import Cast


@pytest.fixture
def travel(cast: Cast) -> Travel:
    """Return the secretariat, keys in hand, with missions to plan."""
    return Travel(cast)
