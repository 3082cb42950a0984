"""What slips stands on one page, each line with who, since when and what next; nothing of it behind a wall."""

from datetime import timedelta

import pytest

from kikao.casework.agreements.models import Clause, Instrument
from kikao.casework.monitoring.queries import (
    checks_of_case,
    counted_apart,
    slipping,
    slipping_of,
    slips_of_case,
)
from kikao.casework.tasks.models import Recommendation, Task
from kikao.foundation.base.clock import today
from tests.casework.monitoring.going import Going

pytestmark = pytest.mark.django_db


def test_every_kind_shows_once_its_day_is_past_and_hides_behind_the_wall(going: Going) -> None:
    case_id = going.secret()
    paper = going.planned(case_id, days=40)
    yesterday = today() - timedelta(days=1)
    Clause.objects.filter(instrument_id=paper, number=2).update(due_on=yesterday)
    going.recommend(case_id)
    Recommendation.objects.update(due_on=yesterday)
    going.task(case_id)
    Task.objects.update(due_on=yesterday)
    going.found(going.checks_of(paper)[0], finding="RECUR", standing="BREACH")
    parts = {part.kind: part for part in slipping(going.by("gilbert"))}
    assert set(parts) == {"BREACH", "CHECK", "CLAUSE", "RECOMM", "TASK"}
    assert [part.number for part in parts.values()] == [1] * 5
    for part in parts.values():
        line = part.page.items[0]
        assert line.case
        assert line.since_on
        assert line.next_step
    assert parts["TASK"].page.items[0].who == "SOFEDI"
    assert parts["BREACH"].page.items[0].next_step.startswith("Waits for a sitting")
    assert slipping(going.by("didier")) == ()
    assert slipping(going.by("frank")) == ()


def test_a_closing_counts_the_visits_and_promises_that_stand_on_the_page(going: Going) -> None:
    case_id = going.case()
    paper = going.planned(case_id, days=40)
    Clause.objects.filter(instrument_id=paper, number=2).update(due_on=today() - timedelta(days=1))
    going.found(going.checks_of(paper)[0], finding="RECUR", standing="BREACH")
    parts = {part.kind: part.number for part in slipping(going.by())}
    assert parts == {"BREACH": 1, "CHECK": 1, "CLAUSE": 1}
    assert slips_of_case(case_id) == sum(parts.values())
    Instrument.objects.filter(id=paper).update(state="DENOUNCED")
    assert "CLAUSE" not in {part.kind for part in slipping(going.by())}
    assert slips_of_case(case_id) == parts["CHECK"]


def test_a_long_list_is_paged_longest_slipping_first(going: Going) -> None:
    paper = going.planned(going.case(), clauses=5, days=100)
    first = slipping_of(going.by(), "CHECK", size=4)
    assert (first.number, len(first.page.items)) == (10, 4)
    later = slipping_of(going.by(), "CHECK", after=first.page.next_cursor, size=10)
    days = [line.since_on for line in (*first.page.items, *later.page.items)]
    assert days == sorted(days)
    assert len(days) == 10
    assert going.checks_of(paper)[0].due_on == days[0]


def test_results_are_counted_apart_and_no_access_counts_for_none(going: Going) -> None:
    case_id = going.case()
    first, second, third = going.checks_of(going.planned(case_id))[:3]
    going.found(first)
    going.found(second, "VERIFIED", "alice")
    going.found(third, finding="NOACC", standing="", no_access="ROAD")
    assert counted_apart(going.by()) == (1, 0, 1)
    held = checks_of_case(going.by(), case_id)
    assert (held.claimed, held.confirmed, held.verified) == (1, 0, 1)
