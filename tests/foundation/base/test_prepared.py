"""A question put into SQL once is asked each time; rows written at one stroke are as Django writes them."""

from datetime import timedelta

import pytest

from kikao.foundation.access.models import WallMark, WorkingGroup
from kikao.foundation.base import prepared
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.prepared import Prepared, write_new
from kikao.foundation.sealing.models import KeyHolder


@pytest.fixture
def group(db: None) -> WorkingGroup:
    return WorkingGroup.objects.create(name="A", province="B", prefix="SK")


MARKS = Prepared(
    lambda group_id, keys: (
        WallMark.objects.filter(working_group_id=group_id, key__in=keys)
        .order_by("key")
        .values_list("id", "key", "own")
    )
)


def test_the_database_is_asked_each_time(group: WorkingGroup) -> None:
    assert MARKS(group.id, ["A", "B"]) == []
    marks = [
        WallMark(working_group_id=group.id, subject_id=random_id(), key=key, origin_id=random_id())
        for key in "AB"
    ]
    write_new(marks)
    assert MARKS(group.id, ["A", "B"]) == [(marks[0].id, "A", True), (marks[1].id, "B", True)]
    assert MARKS(group.id, ["B", "%s"]) == [(marks[1].id, "B", True)]
    assert MARKS(group.id, []) == []
    assert MARKS(random_id(), ["A"]) == []
    assert MARKS(group.id, ["A"] * (prepared.MOST + 1)) == [(marks[0].id, "A", True)]
    WallMark.objects.all().delete()
    assert MARKS(group.id, ["A", "B"]) == []


def test_days_and_bytes_go_in_and_out_as_they_are(group: WorkingGroup) -> None:
    asked = Prepared(
        lambda day: KeyHolder.objects.filter(changed_on__lte=day).values_list(
            "account_id", "public_key", "changed_on"
        )
    )
    row = KeyHolder(
        working_group_id=group.id,
        account_id=random_id(),
        public_key=b"\x00\xff",
        locked_private=b"",
        changed_on=today(),
    )
    write_new([row])
    assert asked(today() - timedelta(1)) == []
    [(account_id, public, day)] = asked(today())
    assert (account_id, bytes(public), day) == (row.account_id, b"\x00\xff", today())
    row.public_key = b"\x01"
    row.save()
    assert bytes(KeyHolder.objects.get().public_key) == b"\x01"


def test_a_value_that_does_not_stand_in_the_question_as_it_is_is_refused(group: WorkingGroup) -> None:
    asked = Prepared(lambda words: WallMark.objects.filter(key__contains=words).values_list("id"))
    with pytest.raises(RuntimeError):
        asked("A")
