"""Reminding: owners of what is overdue, the secretariat of urgent decisions that no sitting has judged."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.meetings.actions import decide_urgently, ratify_decision, set_group_rules
from kikao.casework.meetings.enums import DecisionCode
from kikao.casework.meetings.models import Decision
from kikao.casework.tasks.actions import remind_overdue, remind_unratified
from kikao.casework.tasks.models import Task
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import NotAllowed
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Notice
from kikao.foundation.notices.queries import notices
from kikao.registry.people.actions import declare_interest
from tests.casework.tasks.follow import MARKER, Follow

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def late(follow: Follow, case_id: UUID, owner: str = "chantal", **facts: object) -> UUID:
    """Give a task whose day was yesterday."""
    given = follow.task(case_id, owner, **facts)  # type: ignore[arg-type]
    Task.objects.filter(id=given).update(due_on=today() - timedelta(days=1))
    return given


def test_remind_overdue_reminds_once_a_week_and_not_before(follow: Follow) -> None:
    case_id = follow.case()
    late(follow, case_id)
    follow.task(case_id, days=0)
    assert remind_overdue(follow.cast.system) == 1
    assert remind_overdue(follow.cast.system) == 0
    assert follow.notices("chantal").count("OVERDUE") == 1
    Notice.objects.filter(kind=NoticeKind.TASK_OVERDUE).update(left_at=now() - WEEK)
    assert remind_overdue(follow.cast.system) == 1
    words = str(notices(follow.by("chantal")).items)
    assert MARKER not in words
    assert "pit" not in words


def test_remind_overdue_reminds_of_a_meeting_that_was_missed(follow: Follow) -> None:
    given = follow.task(follow.case(), days=None)
    follow.hold(follow.plenary())
    assert remind_overdue(follow.cast.system) == 0
    Task.objects.filter(id=given).update(assigned_on=today() - timedelta(days=1))
    assert remind_overdue(follow.cast.system) == 1


def test_remind_overdue_leaves_those_who_reported_whom_a_wall_keeps_out_or_who_left(follow: Follow) -> None:
    case_id = follow.case()
    follow.report(late(follow, case_id))
    late(follow, case_id, "baraka")
    late(follow, case_id, "gilbert")
    late(follow, case_id, "")
    raise_wall(follow.cast.group_id, case_id, organisation_key(follow.cast.bodies["banro"]), random_id())
    Account.objects.filter(id=follow.cast.accounts["gilbert"]).update(active=False)
    assert remind_overdue(follow.cast.system) == 0
    assert not Notice.objects.filter(kind=NoticeKind.TASK_OVERDUE).exists()


def test_remind_overdue_reaches_a_walled_owner_while_the_release_stands(follow: Follow) -> None:
    secret = follow.secret()
    release = follow.released(secret)
    late(follow, secret, "didier", release_id=release)
    assert remind_overdue(follow.cast.system) == 1
    Notice.objects.filter(kind=NoticeKind.TASK_OVERDUE).delete()
    follow.withdraw(release)
    assert remind_overdue(follow.cast.system) == 0


def urgent(follow: Follow, hours: int) -> tuple[UUID, UUID]:
    """Decide urgently on a case from which Didier is walled, some hours ago."""
    set_group_rules(follow.by(), quorum=7, pillar_minimum=1, urgent_members=3)
    case_id = follow.secret()
    consulted = follow.seats(["chantal", "gilbert", "baraka"])
    decision = decide_urgently(
        follow.by(), case_id=case_id, code=DecisionCode.ACCEPT, reason="Danger.", consulted=consulted
    )
    Decision.objects.filter(id=decision).update(begun_at=now() - timedelta(hours=hours))
    return case_id, decision


def test_remind_unratified_tells_the_secretariat_after_the_groups_hours(follow: Follow) -> None:
    case_id, _decision = urgent(follow, 47)
    assert remind_unratified(follow.cast.system) == 0
    Decision.objects.update(begun_at=now() - timedelta(hours=49))
    assert remind_unratified(follow.cast.system) == 1
    assert remind_unratified(follow.cast.system) == 0
    told = Notice.objects.filter(kind=NoticeKind.UNRATIFIED)
    assert set(told.values_list("account_id", "subject_id", "about_id")) == {
        (follow.cast.accounts[name], case_id, case_id) for name in ("anne", "alice")
    }
    told.update(left_at=now() - WEEK)
    assert remind_unratified(follow.cast.system) == 1


def test_remind_unratified_leaves_walled_secretaries_and_what_was_judged(follow: Follow) -> None:
    case_id, decision = urgent(follow, 49)
    declare_interest(follow.by("alice"), organisation_id=follow.cast.bodies["pnc"])
    assert remind_unratified(follow.cast.system) == 1
    assert follow.notices("alice").count("UNRATIFIED") == 0
    Notice.objects.all().delete()
    unwalled = ["anne", "chantal", "gilbert", "baraka", "esperance", "emile"]
    shut = follow.closed(names=unwalled)
    item = follow.put(shut, case_id)
    follow.hold(shut, unwalled)
    ratify_decision(follow.by(), decision_id=decision, item_id=item, outcome="RATIFIED", reason="Right.")
    assert remind_unratified(follow.cast.system) == 0


def test_reminding_is_the_clocks(follow: Follow) -> None:
    for act in (remind_overdue, remind_unratified):
        with pytest.raises(NotAllowed):
            act(follow.by())
