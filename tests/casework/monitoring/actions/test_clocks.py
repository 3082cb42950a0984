"""Two clocks: a case that stands too long is called out, higher every week, even if nobody has it."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.cases.actions import accept_case, move_case
from kikao.casework.cases.models import Case, StatusChange
from kikao.casework.meetings.models import AgendaItem
from kikao.casework.monitoring.actions import bring_to_the_table, escalate_cases, set_clock_limit
from kikao.casework.monitoring.models import Escalation
from kikao.casework.monitoring.queries import clock_limits, slipping
from kikao.casework.tasks.actions import join_force
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed
from tests.casework.monitoring.going import Going

pytestmark = pytest.mark.django_db


def aged(going: Going, case_id: UUID, days: int) -> UUID:
    """Let a case have stood for some days."""
    day = today() - timedelta(days=days)
    Case.objects.filter(id=case_id).update(tabled_on=day)
    StatusChange.objects.filter(case_id=case_id).update(entered_on=day)
    return case_id


def test_nothing_is_called_out_on_the_last_day_and_all_the_next(going: Going) -> None:
    case_id = aged(going, going.case(), 31)
    assert escalate_cases(going.cast.system) == 0
    aged(going, case_id, 32)
    assert escalate_cases(going.cast.system) == 1
    assert escalate_cases(going.cast.system) == 0


def test_a_case_that_nobody_has_is_called_out_to_the_desk_then_to_the_table(going: Going) -> None:
    sitting = going.plenary(4)
    case_id = aged(going, going.case(), 33)
    escalate_cases(going.cast.system)
    assert Escalation.objects.get().level == 2
    assert "ESCALATED" in going.notices("anne")
    assert not AgendaItem.objects.exists()
    aged(going, case_id, 46)
    Escalation.objects.update(since_on=today() - timedelta(days=46))
    escalate_cases(going.cast.system)
    assert Escalation.objects.get(settled_on=None).level == 3
    assert AgendaItem.objects.get(sitting_id=sitting).case_id == case_id


def test_who_has_the_case_is_told_first_and_who_is_walled_never(going: Going) -> None:
    case_id = aged(going, going.secret(), 33)
    join_force(going.by(), case_id=case_id, account_id=going.cast.accounts["chantal"])
    escalate_cases(going.cast.system)
    assert Escalation.objects.get().level == 1
    assert "ESCALATED" in going.notices("chantal")
    assert "ESCALATED" not in going.notices("anne")
    assert "ESCALATED" not in going.notices("didier")
    assert [part.kind for part in slipping(going.by())] == ["CASE"]
    assert slipping(going.by("didier")) == ()


def test_the_next_step_settles_it(going: Going) -> None:
    case_id = aged(going, going.case(), 40)
    accept_case(going.by(), case_id=case_id)
    aged(going, case_id, 40)
    escalate_cases(going.cast.system)
    assert Escalation.objects.filter(settled_on=None).count() == 1
    move_case(going.by(), case_id=case_id, new="C2")
    escalate_cases(going.cast.system)
    assert Escalation.objects.filter(settled_on=None).count() == 0


def test_the_clock_of_the_whole_case_stops_under_monitoring(going: Going) -> None:
    case_id = aged(going, going.case(), 400)
    escalate_cases(going.cast.system)
    assert set(Escalation.objects.values_list("clock", flat=True)) == {"STEP", "WHOLE"}
    accept_case(going.by(), case_id=case_id)
    move_case(going.by(), case_id=case_id, new="C5")
    escalate_cases(going.cast.system)
    assert not Escalation.objects.filter(settled_on=None).exists()


def test_what_waits_for_a_sitting_is_brought_as_soon_as_one_is_planned(going: Going) -> None:
    aged(going, going.case(), 60)
    escalate_cases(going.cast.system)
    assert Escalation.objects.get().item_id is None
    sitting = going.plenary(4)
    bring_to_the_table(going.cast.system)
    bring_to_the_table(going.cast.system)
    assert AgendaItem.objects.filter(sitting_id=sitting).count() == 1


def test_a_group_sets_its_own_limits(going: Going) -> None:
    aged(going, going.case(), 40)
    set_clock_limit(going.by(), status="C0", days=60)
    set_clock_limit(going.by("alice"), status="C0", days=50)
    assert escalate_cases(going.cast.system) == 0
    assert {line.status: (line.days, line.own) for line in clock_limits(going.by())}["C0"] == (50, True)
    for wrong in ({"status": "C6", "days": 5}, {"status": "", "days": 0}):
        with pytest.raises(Invalid):
            set_clock_limit(going.by(), **wrong)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        set_clock_limit(going.by("gilbert"), days=5)
