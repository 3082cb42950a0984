"""Money for missions."""

import pytest

from tests.casework.missions.money.purse import Purse
from tests.kit.cast import Cast


@pytest.fixture
def purse(cast: Cast) -> Purse:
    """Return the secretariat with money for missions and a rate of a month ago."""
    found = Purse(cast)
    found.rated()
    return found
