"""A group that goes back to see."""

import pytest

from kikao.foundation.access.models import WorkingGroup
from tests.casework.monitoring.going import Going
from tests.kit.cast import Cast


@pytest.fixture
def going(cast: Cast) -> Going:
    """Return the secretariat, keys in hand, with a group that receives and follows up."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    return Going(cast)
