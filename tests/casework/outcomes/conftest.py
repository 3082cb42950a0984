"""A table to meet at, matters to follow up to their end, and what happens again afterwards."""

from typing import Any

import pytest

from tests.casework.outcomes.again import Again
from tests.casework.tasks.conftest import follow

__all__ = ["follow"]


@pytest.fixture
def again(cast: Any) -> Again:
    """Return the secretariat, keys in hand, to whom things happen again."""
    return Again(cast)
