"""The list, one sitting, the next one: for whom, in which order, at what cost."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.meetings.actions import call_sitting, cancel_sitting, plan_sitting
from kikao.casework.meetings.enums import SittingKind
from kikao.casework.meetings.queries import next_sitting, sitting, sittings
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown
from tests.casework.meetings.table import MARKER, UNWALLED, Table

pytestmark = pytest.mark.django_db


def test_the_list_is_newest_first_in_pages_and_narrowed_by_kind(table: Table) -> None:
    made = [table.plenary(days) for days in (1, 5, 3)]
    forum = plan_sitting(table.by(), kind=SittingKind.FORUM, planned_on=today())
    shut = table.closed()
    first = sittings(table.by("chantal"), size=2)
    second = sittings(table.by("chantal"), size=9, after=first.next_cursor)
    order = [line.id for line in (*first.items, *second.items)]
    assert order[:3] == [made[1], made[2], made[0]]
    assert set(order[3:]) == {forum, shut}
    assert [line.id for line in sittings(table.by("chantal"), kind="FORUM").items] == [forum]
    assert [line.id for line in sittings(table.by("chantal"), closed=True).items] == [shut]
    assert forum in [line.id for line in sittings(table.by("chantal"), closed=False).items]


def test_a_closed_sitting_is_nowhere_for_who_is_not_invited(table: Table) -> None:
    plenary = table.plenary(3)
    shut = table.closed(table.secret(), days=1)
    for name in ("irene", "didier"):
        by = table.by(name)
        assert [line.id for line in sittings(by).items] == [plenary]
        assert next_sitting(by, closed=True) is None
        assert MARKER not in str([sittings(by), sitting(by, plenary), next_sitting(by)])
        for guessed in (shut, uuid4()):
            with pytest.raises(Unknown):
                sitting(by, guessed)
    assert next_sitting(table.by("chantal"), closed=True).id == shut  # type: ignore[union-attr]


def test_the_next_sitting_is_the_first_that_is_still_coming(table: Table) -> None:
    assert next_sitting(table.by("chantal")) is None
    later, soon, cancelled = table.plenary(9), table.plenary(2), table.plenary(1)
    cancel_sitting(table.by(), sitting_id=cancelled)
    call_sitting(table.by(), sitting_id=soon)
    found = next_sitting(table.by("chantal"))
    assert found
    assert (found.id, found.day) == (soon, today() + timedelta(days=2))
    table.hold(soon, UNWALLED)
    assert next_sitting(table.by("chantal")).id == later  # type: ignore[union-attr]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_and_page_cost_the_same_however_long_they_are(table: Table, rows: int) -> None:
    for number in range(rows):
        table.plenary(number)
    held = table.plenary()
    for number in range(rows):
        table.put(held, table.case(f"Case {number}"))
    table.hold(held)
    for item in sitting(table.by(), held).items:
        table.decide(item.id)
    by = table.by("chantal")
    with CaptureQueriesContext(connection) as asked:
        sittings(by)
    assert len(asked) <= 3
    with CaptureQueriesContext(connection) as asked:
        page = sitting(by, held)
    assert len(page.items) == rows
    assert len(asked) == 16 if rows == 1 else len(asked) <= 16
