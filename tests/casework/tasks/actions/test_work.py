"""Giving, changing and dropping tasks."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.meetings.actions import withdraw_release
from kikao.casework.tasks.actions import assign_task, change_task, drop_task
from kikao.casework.tasks.enums import ReportKind, TaskState
from kikao.casework.tasks.models import Task, TaskReport
from kikao.casework.tasks.queries import my_work, task
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.queries import unread_count
from tests.casework.tasks.follow import Follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(follow: Follow) -> UUID:
    return follow.case()


def wrong_fields(follow: Follow, case_id: UUID, **facts: object) -> list[str]:
    with pytest.raises(Invalid) as refusal:
        follow.task(case_id, **facts)  # type: ignore[arg-type]
    assert not Task.objects.exists()
    return list(refusal.value.fields)


def test_assign_task_gives_it_to_somebody_who_finds_a_notice(follow: Follow, case_id: UUID) -> None:
    given = follow.task(case_id, title="  Ask the command  ", level="PROV")
    line = task(follow.by("chantal"), given)
    assert (line.title, line.owner, line.level, line.state) == ("Ask the command", "SOFEDI", "PROV", "OPEN")
    assert follow.notices("chantal") == ["TASK"]
    assert follow.notices("anne") == []
    assert [one.id for one in my_work(follow.by("chantal")).items] == [given]


def test_assign_task_names_the_decision_behind_it(follow: Follow, case_id: UUID) -> None:
    _shut, decision = follow.decided(case_id)
    given = follow.task(case_id, decision_id=decision)
    assert follow.row(given).decision_id == decision
    with pytest.raises(Unknown):
        follow.task(follow.case("Another"), decision_id=decision)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"action_type": "DANCE"}, "action_type"),
        ({"level": "MOON"}, "level"),
        ({"due_on": None}, "due_on"),
        ({"owner": "frank"}, "owner_id"),
        ({"owner": "judith"}, "owner_id"),
        ({"owner": "klaas"}, "owner_id"),
        ({"owner": "eve"}, "owner_id"),
    ],
)
def test_assign_task_refuses_what_cannot_be(
    follow: Follow, case_id: UUID, facts: dict[str, object], field: str
) -> None:
    assert wrong_fields(follow, case_id, **facts) == [field]


def test_assign_task_refuses_an_account_that_is_not_there(follow: Follow, case_id: UUID) -> None:
    with pytest.raises(Invalid):
        assign_task(
            follow.by(),
            case_id=case_id,
            title="x",
            action_type="INFCMD",
            owner_id=random_id(),
            due_next_meeting=True,
        )


@pytest.mark.parametrize("name", ["chantal", "esperance", "judith", "luc"])
def test_assign_task_is_the_secretariats(follow: Follow, case_id: UUID, name: str) -> None:
    facts = {"title": "x", "action_type": "INFCMD", "due_next_meeting": True}
    with pytest.raises(NotAllowed):
        assign_task(follow.by(name), case_id=case_id, **facts)  # type: ignore[arg-type]
    with pytest.raises(Unknown):
        assign_task(follow.by("frank"), case_id=case_id, **facts)  # type: ignore[arg-type]


def test_a_walled_person_gets_a_task_only_with_a_text_released_to_the_own_seat(follow: Follow) -> None:
    secret = follow.secret()
    with pytest.raises(Invalid, match=r"task\.owner_walled"):
        follow.task(secret, "didier")
    release = follow.released(secret)
    with pytest.raises(Invalid, match=r"task\.owner_walled"):
        follow.task(secret, "dora", release_id=release)
    given = follow.task(secret, "didier", release_id=release)
    assert [one.id for one in my_work(follow.by("didier")).items] == [given]
    assert unread_count(follow.by("didier")) == 2


def test_a_task_does_not_come_with_a_text_that_does_not_stand(follow: Follow) -> None:
    secret = follow.secret()
    release = follow.released(secret)
    with pytest.raises(Unknown):
        follow.task(follow.case("Another"), "didier", release_id=release)
    withdraw_release(follow.by(), release_id=release, reason="Over.")
    with pytest.raises(Unknown):
        follow.task(secret, "didier", release_id=release)


def test_a_wall_that_rises_later_hides_task_and_notice(follow: Follow, case_id: UUID) -> None:
    given = follow.task(case_id, "baraka")
    assert unread_count(follow.by("baraka")) == 1
    raise_wall(follow.cast.group_id, case_id, organisation_key(follow.cast.bodies["banro"]), random_id())
    baraka = follow.by("baraka")
    assert my_work(baraka).items == ()
    assert unread_count(baraka) == 0
    with pytest.raises(Unknown):
        task(baraka, given)


def change(follow: Follow, task_id: UUID, *, version: int = 1, reason: str = "Ill.", **facts: object) -> UUID:
    said = {"due_on": today() + timedelta(days=30), "owner_id": follow.cast.accounts["gilbert"], **facts}
    return change_task(follow.by(), task_id=task_id, version=version, reason=reason, **said)  # type: ignore[arg-type]


def test_change_task_hands_it_over_and_the_story_says_why(follow: Follow, case_id: UUID) -> None:
    given = follow.task(case_id)
    change(follow, given)
    line = task(follow.by(), given)
    assert (line.owner, line.due_on, line.version) == ("Ministry of Mines", today() + timedelta(days=30), 2)
    (entry,) = line.reports
    assert (entry.kind, entry.words, entry.by) == (ReportKind.CHANGED, "Ill.", "Secretariat")
    assert (follow.notices("chantal"), follow.notices("gilbert")) == ([], ["TASK"])

    change(follow, given, version=2, reason="More time.", due_on=None, due_next_meeting=True)
    assert follow.notices("gilbert") == ["TASK", "TASKCHANGE"]
    change(follow, given, version=3, owner_id=None)
    assert (follow.row(given).owner_id, follow.notices("gilbert")) == (None, [])


def test_change_task_tells_the_second_of_two_and_keeps_what_the_first_wrote(
    follow: Follow, case_id: UUID
) -> None:
    given = follow.task(case_id)
    change(follow, given)
    with pytest.raises(Clash):
        change(follow, given, version=1, owner_id=follow.cast.accounts["baraka"])
    assert follow.row(given).owner_id == follow.cast.accounts["gilbert"]
    assert TaskReport.objects.count() == 1


def test_change_task_refuses_what_cannot_be(follow: Follow, case_id: UUID) -> None:
    given = follow.task(case_id)
    for facts in ({"reason": " "}, {"due_on": None}, {"owner_id": follow.cast.accounts["klaas"]}):
        with pytest.raises(Invalid):
            change(follow, given, **facts)  # type: ignore[arg-type]
    follow.report(given)
    with pytest.raises(Stop, match=r"task\.not_open"):
        change(follow, given, version=2)
    with pytest.raises(Unknown):
        change_task(follow.by("frank"), task_id=given, version=1, reason="x", due_next_meeting=True)


def test_drop_task_keeps_it_in_the_record_with_the_reason(follow: Follow, case_id: UUID) -> None:
    given = follow.task(case_id)
    with pytest.raises(Invalid):
        drop_task(follow.by(), task_id=given, reason="")
    drop_task(follow.by(), task_id=given, reason="Done by others.")
    line = task(follow.by(), given)
    assert (line.state, line.reports[0].kind, line.reports[0].words) == (
        TaskState.DROPPED,
        ReportKind.DROPPED,
        "Done by others.",
    )
    assert my_work(follow.by("chantal")).items == ()
    with pytest.raises(Stop, match=r"lifecycle\.task"):
        drop_task(follow.by(), task_id=given, reason="Again.")
    with pytest.raises(NotAllowed):
        drop_task(follow.by("chantal"), task_id=given, reason="Mine.")


def test_a_task_may_wait_for_its_owner(follow: Follow, case_id: UUID) -> None:
    given = follow.task(case_id, "")
    assert follow.row(given).owner_id is None
    follow.report(given, "anne")
    assert follow.row(given).state == TaskState.REPORTED
