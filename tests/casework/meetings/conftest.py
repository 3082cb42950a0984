"""A table to meet at."""

import pytest

from tests.casework.meetings.table import Table
from tests.kit.cast import Cast


@pytest.fixture
def table(cast: Cast) -> Table:
    """Return the secretariat, keys in hand, ready to plan sittings."""
    return Table(cast)
