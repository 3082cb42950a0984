"""What does not hold opens follow-up and comes to the next agenda, whatever stands in its way."""

from datetime import timedelta

import pytest

from kikao.casework.meetings.actions import cancel_sitting, take_off_agenda
from kikao.casework.meetings.models import AgendaItem
from kikao.casework.monitoring.actions import bring_to_the_table
from kikao.casework.monitoring.models import FollowUp
from kikao.casework.tasks.models import Task
from kikao.foundation.base.clock import today
from tests.casework.monitoring.going import Going

pytestmark = pytest.mark.django_db
BROKEN = {"finding": "RECUR", "standing": "BREACH"}


def test_a_breach_opens_a_task_and_stands_on_the_next_agenda(going: Going) -> None:
    sitting = going.plenary(7)
    paper = going.planned(going.case())
    going.found(going.checks_of(paper)[0], **BROKEN)
    follow = FollowUp.objects.get()
    item = AgendaItem.objects.get(id=follow.item_id)
    assert (item.sitting_id, item.kind, item.task_id) == (sitting, "FOLLOW_UP", follow.task_id)
    assert item.words == f"Accord {going.paper(paper).reference}, clause 1\u00a0: elle n'est pas tenue"
    assert Task.objects.get(id=follow.task_id).title == item.words
    assert Task.objects.get(id=follow.task_id).due_next_meeting
    assert going.clause(paper).status == "BREACH"
    assert "BREACH" in going.notices("alice")
    assert "BREACH" not in going.notices("anne")


def test_a_breach_from_which_somebody_is_walled_goes_to_a_closed_sitting(going: Going) -> None:
    going.plenary(7)
    case_id = going.secret()
    paper = going.planned(case_id)
    shut = going.closed(days=9)
    going.found(going.checks_of(paper)[0], **BROKEN)
    assert AgendaItem.objects.get(id=FollowUp.objects.get().item_id).sitting_id == shut
    assert going.notices("didier") == []


def test_without_a_sitting_it_waits_and_is_put_on_as_soon_as_one_is_planned(going: Going) -> None:
    paper = going.planned(going.case())
    going.found(going.checks_of(paper)[0], **BROKEN)
    assert FollowUp.objects.get().item_id is None
    assert "NOSITTING" in going.notices("alice")
    assert bring_to_the_table(going.cast.system) == 0
    sitting = going.plenary(3)
    assert bring_to_the_table(going.cast.system) == 1
    assert AgendaItem.objects.filter(sitting_id=sitting, kind="FOLLOW_UP").count() == 1
    bring_to_the_table(going.cast.system)
    assert AgendaItem.objects.count() == 1


def test_a_breach_outlives_a_cancelled_sitting_and_is_settled_once_heard(going: Going) -> None:
    first = going.plenary(3)
    going.found(going.checks_of(going.planned(going.case()))[0], **BROKEN)
    cancel_sitting(going.by(), sitting_id=first)
    second = going.plenary(5)
    bring_to_the_table(going.cast.system)
    item = AgendaItem.objects.get(id=FollowUp.objects.get().item_id)
    assert item.sitting_id == second
    take_off_agenda(going.by(), item_id=item.id)
    going.hold(second)
    third = going.plenary(8)
    bring_to_the_table(going.cast.system)
    assert AgendaItem.objects.get(id=FollowUp.objects.get().item_id).sitting_id == third
    going.hold(third)
    bring_to_the_table(going.cast.system)
    assert FollowUp.objects.get().settled_on == today()


def test_a_second_breach_goes_the_way_of_the_first_until_that_was_heard(going: Going) -> None:
    going.plenary(3)
    first, second = going.checks_of(going.planned(going.case()))[:2]
    going.found(first, **BROKEN, observed=going.on(today() - timedelta(days=3)))
    going.found(second, **BROKEN)
    assert Task.objects.count() == 1
    assert len(set(FollowUp.objects.values_list("task_id", "item_id"))) == 1


def test_a_breach_of_an_agreement_without_a_case_comes_to_the_table_too(going: Going) -> None:
    going.plenary(3)
    paper = going.registered()
    going.clause(paper, going.party(paper, "banro"))
    spot = going.situation(None, instrument_id=paper)
    going.found(spot, finding="WORSE", standing="")
    follow = FollowUp.objects.get()
    assert follow.task_id is None
    assert AgendaItem.objects.get(id=follow.item_id).case_id is None
