"""The secretary who takes earlier tables over."""

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WorkingGroup
from tests.kit.cast import Cast


@pytest.fixture
def anne(cast: Cast) -> Actor:
    """Return the secretariat, keys in hand, in a group that takes reports."""
    WorkingGroup.objects.update(intake_open=True)
    return cast.actor("anne")
