"""Two acts at the same moment: a wall that rises is not missed by what begins to follow it."""

import threading

import pytest
from django.db import connection, connections, transaction

from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.access.wall import UNIFORM, follow_subject, keys_on, raise_wall
from kikao.foundation.base.ids import new_id, random_id


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_what_begins_to_follow_waits_for_a_wall_that_is_rising() -> None:
    if not connection.features.has_select_for_update:
        pytest.skip("SQLite lets one act write at a time anyway")
    group = WorkingGroup.objects.create(name="South Kivu", province="Sud-Kivu", prefix="SK")
    case, mission = new_id(), random_id()
    followed = threading.Event()

    def follow() -> None:
        with transaction.atomic():
            follow_subject(group.id, mission, case, random_id())
        followed.set()
        connections["default"].close()

    with transaction.atomic():
        raise_wall(group.id, case, UNIFORM, random_id())
        other = threading.Thread(target=follow)
        other.start()
        assert not followed.wait(0.5)
    other.join(20)
    assert keys_on([mission]) == {mission: {UNIFORM}}
