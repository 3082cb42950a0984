"""Two groups for each test."""

import pytest

from kikao.foundation.access.models import WorkingGroup
from tests.casework.handover.groups import Groups
from tests.kit.cast import Cast


@pytest.fixture
def groups(cast: Cast) -> Groups:
    """Return two groups that compared each other's cards, and a case of the first with a source who agreed."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    made = Groups(cast).meet()
    made.case()
    return made
