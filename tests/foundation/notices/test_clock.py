"""The clock runs what is due, tries again what failed, and notes how it ended without a word of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import OnceToken, WorkingGroup
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.ids import random_id
from kikao.foundation.notices import nightly
from kikao.foundation.notices.clock import AGAIN, JOBS, _claimed, job, tick
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.inbox import leave_notice
from kikao.foundation.notices.models import Beat, DutyTurn, Notice
from kikao.foundation.notices.nightly import clear_notices, end_openings, purge_once_tokens
from kikao.foundation.notices.queries import beats
from kikao.foundation.sealing.enums import OpeningState
from kikao.foundation.sealing.models import IdentityOpening
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def jobs() -> Iterator[None]:
    """Let the clock know no job but those of the test."""
    before = dict(JOBS)
    JOBS.clear()
    yield
    JOBS.clear()
    JOBS.update(before)


@pytest.fixture
def group() -> WorkingGroup:
    return WorkingGroup.objects.create(name="South Kivu", province="Sud-Kivu", prefix="SK")


@pytest.mark.usefixtures("jobs")
def test_tick_runs_what_is_due_for_every_group(group: WorkingGroup) -> None:
    other = WorkingGroup.objects.create(name="Haut-Katanga", province="Haut-Katanga", prefix="HK")
    seen: list[Actor] = []
    job("trial", every=HOUR)(seen.append)
    at = now()

    assert tick(at) == ["trial"]
    assert tick(at + HOUR / 2) == []
    assert tick(at + HOUR) == ["trial"]
    assert [by.working_group_id for by in seen] == [group.id, other.id] * 2
    assert {by.kind for by in seen} == {"system"}
    assert [(line.job, line.started_at, line.fault) for line in beats()] == [
        ("tick", at + HOUR, ""),
        ("trial", at + HOUR, ""),
    ]


@pytest.mark.usefixtures("jobs")
def test_a_job_that_fails_is_noted_tried_again_and_stops_no_other(
    group: WorkingGroup, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[Actor] = []

    @job("trial.bad", every=24 * HOUR)
    def bad(by: Actor) -> None:
        message = "SECRET-NAME"
        raise ValueError(message)

    job("trial.good", every=24 * HOUR)(seen.append)
    at = now()
    assert tick(at) == ["trial.bad", "trial.good"]
    assert Beat.objects.get(job="trial.bad").fault == "ValueError"
    assert "SECRET-NAME" not in caplog.text
    assert tick(at + AGAIN / 2) == []
    assert tick(at + AGAIN) == ["trial.bad"]


@pytest.mark.usefixtures("jobs", "group")
def test_a_job_broken_off_by_a_power_cut_is_done_again() -> None:
    at = now()
    job("trial", every=24 * HOUR)(lambda _by: None)
    Beat.objects.create(job="trial", started_at=at - AGAIN)
    assert tick(at) == ["trial"]


@pytest.mark.usefixtures("jobs", "group")
def test_two_workers_do_a_job_once() -> None:
    job("trial", every=HOUR)(lambda _by: None)
    at = now()
    assert _claimed(JOBS["trial"], None, at)
    assert not _claimed(JOBS["trial"], None, at)
    stale = Beat.objects.get(job="trial")
    assert _claimed(JOBS["trial"], stale, at + HOUR)
    assert not _claimed(JOBS["trial"], stale, at + HOUR)


@pytest.mark.usefixtures("jobs", "group")
def test_a_clock_that_is_told_to_stop_begins_nothing_more() -> None:
    seen: list[Actor] = []
    job("trial.one", every=HOUR)(seen.append)
    job("trial.two", every=HOUR)(seen.append)
    assert tick(halted=lambda: len(seen) == 1) == ["trial.one"]


def test_the_jobs_of_the_house_are_entered() -> None:
    assert {
        "access.purge_once_tokens",
        "accounts.close_ended",
        "accounts.purge_sessions",
        "notices.clear",
        "sealing.expire_openings",
        "tasks.remind_overdue",
    } <= set(JOBS)
    assert all(len(name) <= 40 for name in JOBS)


def test_the_whole_clock_runs_for_a_group_at_work(cast: Cast) -> None:
    assert set(tick()) == set(JOBS)
    assert {line.fault for line in beats()} == {""}


def _token(cast: Cast, days: int) -> OnceToken:
    return OnceToken.objects.create(
        working_group_id=cast.group_id, actor="x", token=f"t{days}", used_on=today() - timedelta(days=days)
    )


def test_proofs_of_forms_are_forgotten_after_thirty_days(cast: Cast) -> None:
    kept, _old = _token(cast, 30), _token(cast, 31)
    assert purge_once_tokens(cast.system) == 1
    assert list(OnceToken.objects.all()) == [kept]


def test_old_notices_and_turns_are_cleared_away(cast: Cast) -> None:
    old: datetime = now() - nightly.NOTICES_KEPT - 24 * HOUR
    leave_notice(cast.system, [cast.accounts["anne"]], NoticeKind.TASK_GIVEN)
    Notice.objects.update(left_at=old)
    leave_notice(cast.system, [cast.accounts["anne"]], NoticeKind.TASK_GIVEN)
    DutyTurn.objects.create(
        working_group_id=cast.group_id, account_id=random_id(), from_on=old.date(), until_on=old.date()
    )
    assert clear_notices(cast.system) == 1
    assert (Notice.objects.count(), DutyTurn.objects.count()) == (1, 0)


def test_nothing_is_written_when_no_opening_is_over(cast: Cast) -> None:
    before = TrailEntry.objects.count()
    end_openings(cast.system)
    assert TrailEntry.objects.count() == before


def test_an_opening_whose_time_is_over_ends(cast: Cast) -> None:
    opening = IdentityOpening.objects.create(
        working_group_id=cast.group_id,
        subject_id=random_id(),
        asked_by=cast.accounts["eve"],
        reader_id=cast.accounts["eve"],
        agreed_by=cast.accounts["eve"],
        asked_at=now() - 2 * HOUR,
        state=OpeningState.APPROVED,
        until=now() - HOUR,
        answered_by=cast.accounts["esperance"],
        answered_at=now() - HOUR,
        reason_item_id=random_id(),
    )
    end_openings(cast.system)
    opening.refresh_from_db()
    assert opening.state == OpeningState.EXPIRED
