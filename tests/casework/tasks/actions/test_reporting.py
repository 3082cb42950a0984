"""Reporting back: claimed, until another person confirms it or sends it back."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.tasks.actions import confirm_task, drop_task, report_back, send_back_task
from kikao.casework.tasks.enums import ReportKind, TaskState
from kikao.casework.tasks.models import Task, TaskReport
from kikao.casework.tasks.queries import task
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.models import SealedItem
from tests.casework.tasks.follow import MARKER, Follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def given(follow: Follow) -> UUID:
    """Return a task that Chantal has."""
    return follow.task(follow.case())


def test_report_back_claims_it_done_and_seals_the_words(follow: Follow, given: UUID) -> None:
    report_back(
        follow.by("chantal"),
        task_id=given,
        words=MARKER,
        finished=True,
        result="Letter handed over",
        done=Moment.parse("03/2024"),
    )
    line = task(follow.by(), given)
    assert (line.state, line.done.as_text()) == (TaskState.REPORTED, "03/2024")
    assert (line.reports[0].words, line.reports[0].result) == (MARKER, "Letter handed over")
    assert task(follow.by("gilbert"), given).reports[0].words is None
    assert MARKER not in str(list(TaskReport.objects.values()))
    assert all(MARKER.encode() not in bytes(row.blob) for row in SealedItem.objects.all())
    assert follow.notices("anne") == follow.notices("alice") == ["TASKDONE", "NOSITTING"]


def test_report_back_is_dated_today_unless_told_otherwise(follow: Follow, given: UUID) -> None:
    follow.report(given)
    assert follow.row(given).done == Moment.on(today())


def test_an_interim_report_leaves_the_task_to_be_done(follow: Follow, given: UUID) -> None:
    follow.report(given, finished=False)
    follow.report(given, finished=False)
    assert (follow.row(given).state, TaskReport.objects.count()) == (TaskState.OPEN, 2)
    follow.report(given)
    with pytest.raises(Stop, match=r"lifecycle\.task"):
        follow.report(given, finished=False)


@pytest.mark.parametrize(
    "said",
    [
        {"words": " "},
        {"words": "a\x00b"},
        {"result": "x" * 201},
        {"done": Moment.on(today() + timedelta(days=1))},
    ],
)
def test_report_back_refuses_what_cannot_be(follow: Follow, given: UUID, said: dict[str, object]) -> None:
    facts = {"words": "Done.", "finished": True, **said}
    with pytest.raises(Invalid) as refusal:
        report_back(follow.by("chantal"), task_id=given, **facts)  # type: ignore[arg-type]
    assert list(refusal.value.fields) == list(said)
    assert (follow.row(given).state, TaskReport.objects.count()) == (TaskState.OPEN, 0)


@pytest.mark.parametrize("name", ["baraka", "gilbert", "judith", "esperance"])
def test_only_the_owner_and_the_secretariat_report_back(follow: Follow, given: UUID, name: str) -> None:
    with pytest.raises(NotAllowed):
        follow.report(given, name)
    with pytest.raises(Unknown):
        follow.report(given, "frank")
    assert follow.row(given).state == TaskState.OPEN


def test_the_secretariat_reports_for_somebody_and_another_confirms(follow: Follow, given: UUID) -> None:
    follow.report(given, "anne")
    with pytest.raises(Stop, match=r"task\.confirmed_by_another"):
        confirm_task(follow.by("anne"), task_id=given)
    confirm_task(follow.by("alice"), task_id=given)
    (report,) = task(follow.by(), given).reports
    assert (report.by, report.confirmed_by, report.confirmed_on) == (
        "Secretariat",
        "Second secretary",
        today(),
    )


def test_who_has_the_task_does_not_confirm_it_even_when_another_reported(follow: Follow) -> None:
    given = follow.task(follow.case(), "alice")
    follow.report(given, "anne")
    for name in ("anne", "alice"):
        with pytest.raises(Stop, match=r"task\.confirmed_by_another"):
            confirm_task(follow.by(name), task_id=given)
    assert follow.row(given).state == TaskState.REPORTED


def test_confirm_task_clears_the_desk(follow: Follow, given: UUID) -> None:
    follow.report(given)
    assert follow.notices("alice") == ["TASKDONE", "NOSITTING"]
    confirm_task(follow.by("anne"), task_id=given)
    assert follow.notices("alice") == follow.notices("anne") == []
    with pytest.raises(Stop, match=r"lifecycle\.task"):
        confirm_task(follow.by("alice"), task_id=given)


def test_send_back_task_opens_it_again_and_tells_the_owner_what_is_missing(
    follow: Follow, given: UUID
) -> None:
    follow.report(given)
    with pytest.raises(Invalid):
        send_back_task(follow.by(), task_id=given, reason=" ")
    send_back_task(follow.by(), task_id=given, reason="Nobody signed.")
    line = task(follow.by(), given)
    assert (line.state, line.reports[-1].kind, line.reports[-1].words) == (
        TaskState.OPEN,
        ReportKind.SENT_BACK,
        "Nobody signed.",
    )
    assert follow.notices("chantal") == ["TASK", "TASKCHANGE"]
    follow.report(given)
    confirm_task(follow.by(), task_id=given)
    first, _sent_back, last = task(follow.by(), given).reports
    assert (first.confirmed_on, last.confirmed_on) == (None, today())


def test_confirming_is_the_secretariats_and_of_what_was_reported(follow: Follow, given: UUID) -> None:
    for act in (confirm_task, lambda by, **about: send_back_task(by, reason="x", **about)):
        with pytest.raises(NotAllowed):
            act(follow.by("chantal"), task_id=given)
        with pytest.raises(Unknown):
            act(follow.by("frank"), task_id=given)
    with pytest.raises(Stop, match=r"lifecycle\.task"):
        confirm_task(follow.by(), task_id=given)
    drop_task(follow.by(), task_id=given, reason="Not needed.")
    with pytest.raises(Stop, match=r"lifecycle\.task"):
        follow.report(given)
    assert Task.objects.get().state == TaskState.DROPPED


def test_a_walled_owner_reports_on_the_released_task_and_reads_only_what_is_their_own(
    follow: Follow,
) -> None:
    secret = follow.secret()
    given = follow.task(secret, "didier", release_id=follow.released(secret))
    follow.report(given, "anne", finished=False, words=MARKER)
    follow.report(given, "didier", words="The orders are attached.")
    line = task(follow.by("didier"), given)
    assert [(one.words, one.by, one.by_account) for one in line.reports] == [(None, "", None)]
    assert (line.case_id, line.case, line.may_confirm, line.may_change) == (None, "", False, False)
    assert [one.words for one in task(follow.by(), given).reports] == [MARKER, "The orders are attached."]
    assert MARKER not in str(line)
