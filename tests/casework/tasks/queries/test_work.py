"""Lists of tasks, each cut to its reader, at a fixed cost."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.tasks.actions import confirm_task
from kikao.casework.tasks.models import Task
from kikao.casework.tasks.queries import (
    count_followed,
    is_overdue,
    last_plenary,
    my_work,
    overdue,
    task,
    tasks,
    tasks_of_case,
)
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import NotAllowed, Unknown
from tests.casework.tasks.follow import MARKER, Follow

pytestmark = pytest.mark.django_db
Ask = Callable[[Actor], object]


def overdue_by(follow: Follow, case_id: UUID, days: int, owner: str = "chantal") -> UUID:
    given = follow.task(case_id, owner)
    Task.objects.filter(id=given).update(due_on=today() - timedelta(days=days))
    return given


def test_tasks_come_newest_first_in_pages_and_by_state(follow: Follow) -> None:
    case_id = follow.case()
    given = [follow.task(case_id, title=f"Task {number}") for number in range(3)]
    follow.report(given[0])
    chantal = follow.by("chantal")
    first = tasks(chantal, size=2)
    rest = tasks(chantal, size=2, after=first.next_cursor)
    assert [line.id for line in (*first.items, *rest.items)] == given[::-1]
    assert [line.id for line in tasks(chantal, state="REPORTED").items] == [given[0]]
    assert [line.id for line in tasks_of_case(chantal, case_id)] == given
    with pytest.raises(Unknown):
        tasks(chantal, after="nonsense")


def test_my_work_is_what_one_has_to_do_soonest_due_first(follow: Follow) -> None:
    case_id = follow.case()
    meeting = follow.task(case_id, days=None)
    far, near = follow.task(case_id, days=60), follow.task(case_id, days=2)
    late = overdue_by(follow, case_id, 3)
    follow.task(case_id, "gilbert")
    follow.report(follow.task(case_id))
    chantal = follow.by("chantal")
    assert [line.id for line in my_work(chantal).items] == [late, near, far, meeting]
    first = my_work(chantal, size=3)
    assert [line.id for line in my_work(chantal, size=3, after=first.next_cursor).items] == [meeting]
    assert [line.overdue for line in first.items] == [True, False, False]
    with pytest.raises(NotAllowed):
        my_work(follow.cast.system)


def test_overdue_is_what_is_past_its_day_or_its_meeting(follow: Follow) -> None:
    case_id = follow.case()
    week, day = overdue_by(follow, case_id, 7), overdue_by(follow, case_id, 1)
    missed = follow.task(case_id, days=None)
    follow.task(case_id, days=0)
    follow.report(overdue_by(follow, case_id, 9))
    assert [line.id for line in overdue(follow.by()).items] == [week, day]
    Task.objects.filter(id=missed).update(assigned_on=today() - timedelta(days=3))
    assert last_plenary(follow.cast.group_id) is None
    follow.hold(follow.plenary())
    assert last_plenary(follow.cast.group_id) == today()
    assert [line.id for line in overdue(follow.by()).items] == [week, missed, day]
    first = overdue(follow.by(), size=2)
    assert [line.id for line in overdue(follow.by(), size=2, after=first.next_cursor).items] == [day]
    assert all(line.overdue for line in overdue(follow.by()).items)
    assert (count_followed(follow.by()), count_followed(follow.by("frank"))) == ((1, 3), (0, 0))
    assert is_overdue(follow.row(missed), today())
    assert not is_overdue(follow.row(missed), None)


def test_what_others_reported_is_counted(follow: Follow) -> None:
    case_id = follow.case()
    for owner in ("chantal", "anne", "gilbert"):
        follow.report(follow.task(case_id, owner), owner)
    assert [count_followed(follow.by(name)) for name in ("anne", "alice")] == [(2, 0), (3, 0)]
    assert count_followed(follow.cast.system) == (3, 0)


def test_what_may_be_done_is_told_to_whom(follow: Follow) -> None:
    given = follow.task(follow.case())

    def may(name: str) -> tuple[bool, bool, bool]:
        line = task(follow.by(name), given)
        return line.may_report, line.may_confirm, line.may_change

    names = ("chantal", "gilbert", "judith", "anne", "alice")
    assert [may(name) for name in names] == [
        (True, False, False),
        (False, False, False),
        (False, False, False),
        (True, False, True),
        (True, False, True),
    ]
    follow.report(given, "anne")
    assert [may(name) for name in names] == [
        (False, False, False),
        (False, False, False),
        (False, False, False),
        (False, False, False),
        (False, True, False),
    ]
    confirm_task(follow.by("alice"), task_id=given)
    assert [may(name) for name in names] == [(False, False, False)] * 5


LISTS: list[Ask] = [
    tasks,
    lambda by: tasks(by, state="OPEN"),
    overdue,
    my_work,
]


@pytest.mark.parametrize("ask", LISTS)
def test_a_walled_reader_finds_no_trace(follow: Follow, ask: Ask) -> None:
    secret = follow.secret()
    given = overdue_by(follow, secret, 3, "chantal")
    Task.objects.update(title=MARKER)
    assert MARKER in str(ask(follow.by("chantal")))
    for name in ("didier", "dora", "frank"):
        assert ask(follow.by(name)).items == ()  # type: ignore[attr-defined]
        assert count_followed(follow.by(name)) == (0, 0)
        with pytest.raises(Unknown):
            task(follow.by(name), given)
    with pytest.raises(Unknown):
        task(follow.by(), random_id())
    assert tasks_of_case(follow.by("didier"), secret) == ()


def test_after_a_release_a_walled_owner_finds_the_task_while_the_text_stands(follow: Follow) -> None:
    secret = follow.secret()
    release = follow.released(secret, days=1)
    follow.task(secret, "chantal", title=MARKER)
    given = follow.task(secret, "didier", title="Send the orders", release_id=release)
    didier = follow.by("didier")
    assert [line.id for line in tasks(didier).items] == [line.id for line in my_work(didier).items] == [given]
    line = task(didier, given)
    assert (line.case_id, line.case, line.may_report) == (None, "", True)
    assert MARKER not in str((tasks(didier), line))
    assert tasks(follow.by("dora")).items == ()
    follow.withdraw(release)
    assert tasks(didier).items == ()


@pytest.mark.parametrize("ask", LISTS)
def test_a_list_costs_the_same_with_one_and_three_rows(follow: Follow, ask: Ask) -> None:
    case_id, costs = follow.case(), []
    for rows in (1, 3):
        while Task.objects.count() < rows:
            given = overdue_by(follow, case_id, 3)
            follow.report(given, finished=False)
        chantal = follow.by("chantal")
        with CaptureQueriesContext(connection) as asked:
            assert len(ask(chantal).items) == rows  # type: ignore[attr-defined]
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 7
