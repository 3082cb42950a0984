"""Closing, reopening, and linking what flared up again."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils.translation import override

from kikao.casework.cases.enums import CaseStatus
from kikao.casework.cases.queries import case
from kikao.casework.outcomes.actions import (
    close_case,
    link_relapse,
    record_outcome,
    reopen_case,
    verify_outcome,
)
from kikao.casework.outcomes.models import Closing
from kikao.casework.outcomes.queries import outcome_of_case
from kikao.casework.tasks.actions import confirm_task, drop_task
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from tests.casework.tasks.follow import Follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(follow: Follow) -> UUID:
    """Return a case that the group accepted."""
    case_id = follow.case()
    follow.decided(case_id)
    return case_id


def status(follow: Follow, case_id: UUID) -> str:
    return case(follow.by(), case_id).line.status


def close(follow: Follow, case_id: UUID, reason: str = "MEAS", **facts: object) -> UUID:
    return close_case(follow.by(), case_id=case_id, reason=reason, **facts)  # type: ignore[arg-type]


def test_close_case_with_its_reason_and_its_real_day(follow: Follow, case_id: UUID) -> None:
    day = today() - timedelta(days=9)
    close(follow, case_id, words="The commander left.", closed_on=day)
    assert status(follow, case_id) == CaseStatus.CLOSED
    (line,) = outcome_of_case(follow.by("gilbert"), case_id).closings
    assert (line.reason, line.words, line.closed_on, line.reopened_on) == (
        "MEAS",
        "The commander left.",
        day,
        None,
    )
    step = case(follow.by(), case_id).changes[-1]
    assert (step.reason, step.real_on) == ("Measures taken by the authority. The commander left.", day)
    with override("fr"):
        step = case(follow.by(), case_id).changes[-1]
        assert step.reason == "Mesures prises par l'autorité. The commander left."
    with pytest.raises(Stop, match=r"lifecycle\.case"):
        close(follow, case_id)
    assert Closing.objects.count() == 1


def test_close_case_is_refused_while_a_task_is_open_or_not_confirmed(follow: Follow, case_id: UUID) -> None:
    given, dropped = follow.task(case_id), follow.task(case_id)
    with pytest.raises(Stop, match=r"outcome\.open_tasks"):
        close(follow, case_id)
    drop_task(follow.by(), task_id=dropped, reason="Not needed.")
    follow.report(given)
    with pytest.raises(Stop, match=r"outcome\.open_tasks"):
        close(follow, case_id)
    confirm_task(follow.by(), task_id=given)
    close(follow, case_id)


@pytest.mark.parametrize("change", ["SAME", "WORSE", "RECUR"])
def test_close_case_as_implemented_needs_an_improvement_that_was_verified(
    follow: Follow, case_id: UUID, change: str
) -> None:
    facts = {"words": "Seen.", "said_by": "The community"}
    with pytest.raises(Stop, match=r"outcome\.not_verified"):
        close(follow, case_id, "IMPL")
    other = record_outcome(follow.by(), case_id=case_id, change=change, **facts)
    verify_outcome(follow.by("alice"), outcome_id=other, how="Seen.")
    better = record_outcome(follow.by(), case_id=case_id, change="IMPR", **facts)
    with pytest.raises(Stop, match=r"outcome\.not_verified"):
        close(follow, case_id, "IMPL")
    assert (status(follow, case_id), Closing.objects.count()) == (CaseStatus.ACCEPTED, 0)
    verify_outcome(follow.by("alice"), outcome_id=better, how="Seen.")
    close(follow, case_id, "IMPL")


def test_closing_and_reopening_refuse_what_cannot_be(follow: Follow, case_id: UUID) -> None:
    for facts in ({"reason": "BORED"}, {"closed_on": today() + timedelta(days=1)}, {"words": "a\x00"}):
        with pytest.raises(Invalid):
            close(follow, case_id, **facts)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        close_case(follow.by("chantal"), case_id=case_id, reason="MEAS")
    with pytest.raises(Unknown):
        close_case(follow.by("frank"), case_id=case_id, reason="MEAS")
    with pytest.raises(Stop, match=r"lifecycle\.case"):
        reopen_case(follow.by(), case_id=case_id, why="It came back.")
    close(follow, case_id)
    for why in (" ", "x" * 301):
        with pytest.raises(Invalid):
            reopen_case(follow.by(), case_id=case_id, why=why)
    for name, refusal in (("chantal", NotAllowed), ("frank", Unknown)):
        with pytest.raises(refusal):
            reopen_case(follow.by(name), case_id=case_id, why="It came back.")
    assert status(follow, case_id) == CaseStatus.CLOSED


def test_reopen_case_keeps_how_it_was_closed_and_it_can_be_closed_again(
    follow: Follow, case_id: UUID
) -> None:
    close(follow, case_id)
    reopen_case(follow.by("alice"), case_id=case_id, why="A young man\nwas shot.")
    assert status(follow, case_id) == CaseStatus.REOPENED
    close(follow, case_id, "LOST")
    first, second = outcome_of_case(follow.by(), case_id).closings
    assert (first.reopened_why, first.reopened_on) == ("A young man was shot.", today())
    assert (second.reason, second.reopened_on) == ("LOST", None)


def test_link_relapse_joins_a_case_to_the_earlier_one(follow: Follow, case_id: UUID) -> None:
    close(follow, case_id)
    again = follow.case("The dispute came back")
    link_relapse(follow.by(), case_id=again, of_case_id=case_id)
    assert [line.kind for line in case(follow.by(), again).links] == ["RELAPSE"]
    with pytest.raises(Stop, match=r"case\.linked_already"):
        link_relapse(follow.by(), case_id=again, of_case_id=case_id)
    with pytest.raises(Invalid):
        link_relapse(follow.by(), case_id=again, of_case_id=again)
    for name, other in (("frank", case_id), ("anne", random_id())):
        with pytest.raises(Unknown):
            link_relapse(follow.by(name), case_id=again, of_case_id=other)
    with pytest.raises(NotAllowed):
        link_relapse(follow.by("chantal"), case_id=again, of_case_id=case_id)
