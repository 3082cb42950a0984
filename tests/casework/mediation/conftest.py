"""A table at which sides talk."""

import pytest

from tests.casework.mediation.talks import Talks
from tests.kit.cast import Cast


@pytest.fixture
def talks(cast: Cast) -> Talks:
    """Return the secretariat, keys in hand, with accepted cases to mediate."""
    return Talks(cast)
