"""A team in the field with phones, forms on them, and agreements to look at."""

import pytest

from kikao.foundation.access.models import WorkingGroup
from tests.casework.missions.field.outing import Outing
from tests.kit.cast import Cast


@pytest.fixture
def outing(cast: Cast) -> Outing:
    """Return the secretariat with missions to send, in a group that receives from phones."""
    WorkingGroup.objects.filter(id=cast.group_id).update(intake_open=True)
    return Outing(cast)
