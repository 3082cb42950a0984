"""Notices are neutral, and nobody walled gets one."""

from datetime import timedelta

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.enums import Role
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.access.wall import UNIFORM, raise_wall
from kikao.foundation.accounts.models import Account
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.ids import new_id, random_id
from kikao.foundation.base.stops import Invalid, Unknown
from kikao.foundation.notices.actions import acknowledge_alert, end_duty, open_notice, set_duty
from kikao.foundation.notices.clock import JOBS, job, tick
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice, raise_alert
from kikao.foundation.notices.models import Beat
from kikao.foundation.notices.queries import duty_turns, notices, open_alerts, unread_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def group() -> WorkingGroup:
    return WorkingGroup.objects.create(name="South Kivu", province="Sud-Kivu", prefix="SK")


def _secretary(group: WorkingGroup, *keys: str) -> Actor:
    return Actor(group.id, account_id=new_id(), roles=frozenset({Role.SECRETARIAT}), wall_keys=frozenset(keys))


def test_leave_notice_reaches_everybody_but_the_actor(group: WorkingGroup) -> None:
    anne, baraka = _secretary(group), _secretary(group)
    leave_notice(anne, [anne.account_id, baraka.account_id], NoticeKind.TASK_GIVEN)
    assert (unread_count(anne), unread_count(baraka)) == (0, 1)


def test_a_notice_disappears_for_whoever_becomes_walled(group: WorkingGroup) -> None:
    subject = random_id()
    anne, didier = _secretary(group), _secretary(group, UNIFORM)
    leave_notice(anne, [didier.account_id], NoticeKind.REPORT_WAITING, subject_id=subject)
    assert unread_count(didier) == 1
    raise_wall(group.id, subject, UNIFORM, random_id())
    assert unread_count(didier) == 0
    assert notices(didier).items == ()


def test_open_notice_marks_only_ones_own(group: WorkingGroup) -> None:
    anne, baraka = _secretary(group), _secretary(group)
    leave_notice(anne, [baraka.account_id], NoticeKind.TASK_GIVEN)
    (left,) = notices(baraka).items
    with pytest.raises(Unknown):
        open_notice(anne, notice_id=left.id)
    open_notice(baraka, notice_id=left.id)
    assert unread_count(baraka) == 0


def test_an_alert_stays_on_every_screen_until_acknowledged(group: WorkingGroup) -> None:
    anne, other, subject = _secretary(group), _secretary(group), random_id()
    raise_alert(anne, subject, "report")
    raise_alert(anne, subject, "report")
    assert len(open_alerts(anne)) == len(open_alerts(other)) == 1
    acknowledge_alert(other, alert_id=open_alerts(other)[0].id)
    assert open_alerts(anne) == ()


def test_an_alert_never_stands_before_anybody_walled(group: WorkingGroup) -> None:
    anne, walled, subject = _secretary(group), _secretary(group, UNIFORM), random_id()
    raise_wall(group.id, subject, UNIFORM, random_id())
    raise_alert(anne, subject, "report")
    assert open_alerts(walled) == ()
    with pytest.raises(Unknown):
        acknowledge_alert(walled, alert_id=open_alerts(anne)[0].id)


def test_an_alert_stands_only_before_those_on_duty_when_the_roster_names_somebody(group: WorkingGroup) -> None:
    anne, other = _secretary(group), _secretary(group)
    Account.objects.create(
        id=other.account_id, working_group=group, username="other", name="Other", created_at=now()
    )
    raise_alert(anne, random_id(), "report")
    turn = set_duty(anne, account_id=other.account_id, from_on=today(), until_on=today())
    assert (len(open_alerts(anne)), len(open_alerts(other))) == (0, 1)
    assert [line.account_id for line in duty_turns(anne)] == [other.account_id]
    end_duty(anne, turn_id=turn)
    assert len(open_alerts(anne)) == 1


def test_set_duty_refuses_a_turn_that_ends_before_it_begins(group: WorkingGroup) -> None:
    anne = _secretary(group)
    with pytest.raises(Invalid):
        set_duty(anne, account_id=new_id(), from_on=today(), until_on=today() - timedelta(days=1))


def test_tick_runs_what_is_due_and_notes_a_fault_without_its_words(group: WorkingGroup) -> None:
    seen: list[Actor] = []
    before = dict(JOBS)
    JOBS.clear()
    try:
        job("trial.good", every=timedelta(hours=1))(seen.append)

        @job("trial.bad", every=timedelta(hours=1))
        def bad(by: Actor) -> None:
            message = "SECRET-NAME"
            raise ValueError(message)

        at = now()
        assert tick(at) == ["trial.good", "trial.bad"]
        assert tick(at + timedelta(minutes=5)) == []
        assert tick(at + timedelta(minutes=61)) == ["trial.good", "trial.bad"]
    finally:
        JOBS.clear()
        JOBS.update(before)
    assert [by.working_group_id for by in seen] == [group.id, group.id]
    assert Beat.objects.get(job="trial.bad").fault == "ValueError"
