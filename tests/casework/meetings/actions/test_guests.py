"""Who else is in the room: guests by function, groups by number."""

from uuid import uuid4

import pytest

from kikao.casework.meetings.actions import add_guest, adopt_minutes, count_heads, draft_minutes
from kikao.casework.meetings.queries import sitting
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from tests.casework.meetings.table import Table

pytestmark = pytest.mark.django_db


def test_guests_and_groups_are_noted_without_names(table: Table) -> None:
    plenary = table.plenary()
    item = table.put(plenary, table.case())
    add_guest(table.by(), sitting_id=plenary, words="Head of the agriculture service", item_ids=[item])
    count_heads(table.by(), sitting_id=plenary, group="Women diggers", number=12)
    guest, crowd = sitting(table.by("chantal"), plenary).attendances[-2:]
    assert (guest.who, guest.item_ids, guest.present) == ("Head of the agriculture service", (item,), None)
    assert (crowd.who, crowd.head_count, crowd.present) == ("Women diggers", 12, True)
    for wrong in ({"group": " ", "number": 0}, {"group": "X", "number": 10_001}):
        with pytest.raises(Invalid):
            count_heads(table.by(), sitting_id=plenary, **wrong)
    with pytest.raises(Invalid):
        add_guest(table.by(), sitting_id=plenary, words=" ")
    with pytest.raises(Unknown):
        add_guest(table.by(), sitting_id=plenary, words="Guest", item_ids=[uuid4()])


def test_nobody_is_added_once_the_minutes_are_adopted(table: Table) -> None:
    plenary = table.plenary()
    table.hold(plenary)
    draft_minutes(table.by(), sitting_id=plenary)
    adopt_minutes(table.by(), sitting_id=plenary)
    for act in (
        lambda: add_guest(table.by(), sitting_id=plenary, words="Guest"),
        lambda: count_heads(table.by(), sitting_id=plenary, group="Women", number=3),
    ):
        with pytest.raises(Stop, match=r"sitting\.attendance_closed"):
            act()
