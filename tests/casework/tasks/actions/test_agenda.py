"""Follow-up comes to the table by itself: the next plenary that may hold it, else the next closed sitting."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.meetings.actions import cancel_sitting, plan_sitting, take_off_agenda
from kikao.casework.meetings.enums import ItemKind, SittingKind
from kikao.casework.meetings.models import AgendaItem
from kikao.casework.meetings.queries import sitting
from kikao.casework.tasks.actions import confirm_task, propose_full_agenda, send_back_task
from kikao.casework.tasks.actions.agenda import _bring_to_the_table
from kikao.casework.tasks.models import Task
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import NotAllowed, Unknown
from tests.casework.tasks.follow import Follow

pytestmark = pytest.mark.django_db


def on(follow: Follow, sitting_id: UUID) -> list[tuple[str, UUID | None]]:
    """Return what stands on an agenda about tasks, as Anne reads it."""
    items = sitting(follow.by(), sitting_id).items
    return [(item.kind, item.task_id) for item in items if item.task_id]


def test_a_report_back_lands_on_the_next_plenary(follow: Follow) -> None:
    later, first = follow.plenary(days=30), follow.plenary(days=3)
    forum = plan_sitting(follow.by(), kind=SittingKind.FORUM, planned_on=today())
    shut = follow.closed(days=1)
    given = follow.task(follow.case())
    follow.report(given)
    assert on(follow, first) == [(ItemKind.REPORT_BACK, given)]
    assert on(follow, later) == on(follow, forum) == on(follow, shut) == []
    assert follow.notices("alice") == ["TASKDONE"]
    assert on(follow, first) == [
        (item.kind, item.task_id) for item in sitting(follow.by("didier"), first).items if item.task_id
    ]


def test_a_report_back_lands_there_once_however_often_it_is_told(follow: Follow) -> None:
    plenary, given = follow.plenary(days=3), follow.task(follow.case())
    follow.report(given, finished=False)
    follow.report(given)
    assert on(follow, plenary) == [(ItemKind.REPORT_BACK, given)]


def test_what_somebody_expected_is_walled_from_lands_on_the_next_closed_sitting(follow: Follow) -> None:
    plenary, later = follow.plenary(days=3), follow.plenary(days=30)
    wrong = follow.closed(names=["anne", "didier"], days=4)
    shut = follow.closed(days=5)
    given = follow.task(follow.secret())
    follow.report(given)
    assert on(follow, plenary) == on(follow, later) == on(follow, wrong) == []
    assert on(follow, shut) == [(ItemKind.REPORT_BACK, given)]
    assert follow.notices("alice").count("NOSITTING") == 0
    assert "SECRET-NAME" not in str(sitting(follow.by("didier"), plenary))


def test_what_no_sitting_may_hold_lands_nowhere_and_the_secretariat_is_told(follow: Follow) -> None:
    plenary = follow.plenary(days=3)
    given = follow.task(follow.secret())
    follow.report(given)
    assert on(follow, plenary) == []
    assert not AgendaItem.objects.exists()
    assert "NOSITTING" in follow.notices("alice")
    assert "NOSITTING" not in follow.notices("didier")


def test_the_clock_brings_it_to_a_sitting_that_is_planned_later(follow: Follow) -> None:
    given = follow.task(follow.case())
    follow.report(given)
    assert _bring_to_the_table(follow.cast.system) == 0
    plenary = follow.plenary(days=3)
    assert _bring_to_the_table(follow.cast.system) == 1
    assert on(follow, plenary) == [(ItemKind.REPORT_BACK, given)]
    assert _bring_to_the_table(follow.cast.system) == 0


def test_the_clock_brings_what_a_wall_displaced_to_a_closed_sitting(follow: Follow) -> None:
    case_id, plenary, shut = follow.case(), follow.plenary(days=3), follow.closed(days=5)
    given = follow.task(case_id)
    follow.report(given)
    raise_wall(follow.cast.group_id, case_id, organisation_key(follow.cast.bodies["pnc"]), random_id())
    assert on(follow, plenary) == []
    assert _bring_to_the_table(follow.cast.system) == 1
    assert on(follow, shut) == [(ItemKind.REPORT_BACK, given)]


def test_the_clock_leaves_alone_what_came_to_the_table_or_was_taken_off(follow: Follow) -> None:
    plenary = follow.plenary()
    heard, off = follow.task(follow.case("One")), follow.task(follow.case("Two"))
    for given in (heard, off):
        follow.report(given)
    item = AgendaItem.objects.get(task_id=off)
    take_off_agenda(follow.by(), item_id=item.id)
    assert _bring_to_the_table(follow.cast.system) == 0
    follow.hold(plenary)
    follow.plenary(days=30)
    assert _bring_to_the_table(follow.cast.system) == 1
    assert AgendaItem.objects.filter(task_id=heard).count() == 1


def test_a_cancelled_sitting_gives_back_what_stood_on_it(follow: Follow) -> None:
    first, later = follow.plenary(days=3), follow.plenary(days=30)
    given = follow.task(follow.case())
    follow.report(given)
    cancel_sitting(follow.by(), sitting_id=first)
    assert _bring_to_the_table(follow.cast.system) == 1
    assert on(follow, later) == [(ItemKind.REPORT_BACK, given)]


def test_what_was_confirmed_or_sent_back_is_not_brought(follow: Follow) -> None:
    done, again = follow.task(follow.case("One")), follow.task(follow.case("Two"))
    for given in (done, again):
        follow.report(given)
    confirm_task(follow.by(), task_id=done)
    send_back_task(follow.by(), task_id=again, reason="Not yet.")
    follow.plenary(days=3)
    assert _bring_to_the_table(follow.cast.system) == 0


def test_propose_full_agenda_takes_what_is_due_overdue_or_reported(follow: Follow) -> None:
    new, case_id = follow.case("New"), follow.case("At work")
    due, next_time = follow.task(case_id, days=3), follow.task(case_id, days=None)
    late = follow.task(case_id, days=5)
    Task.objects.filter(id=late).update(due_on=today() - timedelta(days=2))
    told = follow.task(case_id)
    follow.report(told)
    secret = follow.task(follow.secret(), days=1)
    far = follow.task(case_id, days=60)
    plenary = follow.plenary(days=3)
    propose_full_agenda(follow.by(), sitting_id=plenary)
    propose_full_agenda(follow.by(), sitting_id=plenary)
    found = on(follow, plenary)
    assert found[0] == (ItemKind.OVERDUE, late)
    assert {task_id for _kind, task_id in found} == {due, next_time, late, told}
    assert len(found) == 4
    assert not {secret, far} & {task_id for _kind, task_id in found}
    assert new in {item.case_id for item in sitting(follow.by(), plenary).items}

    shut = follow.closed(days=5)
    propose_full_agenda(follow.by(), sitting_id=shut)
    assert secret in {task_id for _kind, task_id in on(follow, shut)}


def test_propose_full_agenda_is_the_secretariats(follow: Follow) -> None:
    plenary = follow.plenary(days=3)
    with pytest.raises(NotAllowed):
        propose_full_agenda(follow.by("chantal"), sitting_id=plenary)
    with pytest.raises(Unknown):
        propose_full_agenda(follow.by("frank"), sitting_id=plenary)
