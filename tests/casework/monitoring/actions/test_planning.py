"""Planning to go back: by the rule, by hand, by the clock; not made, cancelled, never deleted."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.agreements.actions import end_instrument
from kikao.casework.monitoring.actions import (
    assign_check,
    cancel_check,
    miss_check,
    plan_checks,
    plan_missing_checks,
    remind_of_checks,
)
from kikao.casework.monitoring.models import Check
from kikao.casework.monitoring.queries import check, checks, checks_of_case
from kikao.casework.monitoring.reckoning.days import months_after
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.models import Notice
from tests.casework.monitoring.going import Going

pytestmark = pytest.mark.django_db


def test_every_clause_is_looked_at_after_1_3_6_and_12_months_planned_once(going: Going) -> None:
    paper = going.agreed(going.case(), clauses=3, days=10)
    plan_checks(going.by(), instrument_id=paper)
    plan_checks(going.by("alice"), instrument_id=paper)
    signed_on = today() - timedelta(days=10)
    for number in (1, 2, 3):
        steps = [(one.step, one.due_on) for one in going.checks_of(paper, number)]
        assert steps == [(step, months_after(signed_on, step)) for step in (1, 3, 6, 12)]
    assert plan_missing_checks(going.cast.system) == 0


def test_the_clock_plans_what_nobody_planned_and_cancels_what_ended(going: Going) -> None:
    case_id = going.case()
    paper = going.agreed(case_id)
    asked = going.recommend(case_id)
    assert plan_missing_checks(going.cast.system) == 2
    assert Check.objects.filter(instrument_id=paper).count() == 8
    assert Check.objects.get(recommendation_id=asked).due_on == months_after(today(), 3)
    end_instrument(going.by(), instrument_id=paper, ended_on=today(), reason="All is done.")
    plan_missing_checks(going.cast.system)
    assert set(Check.objects.filter(instrument_id=paper).values_list("state", flat=True)) == {"CANCELLED"}
    said = check(going.by("gilbert"), going.checks_of(paper)[0].id)
    assert said.ended_cause == "The agreement ended, was replaced, or the clause is void."
    assert not said.has_reason


def test_what_is_not_signed_or_signed_long_ago_is_not_looked_at_by_the_same_rule(going: Going) -> None:
    draft, _parties = going.draft(going.case())
    with pytest.raises(Stop) as refusal:
        plan_checks(going.by(), instrument_id=draft)
    assert refusal.value.code == "check.not_signed"
    old = going.registered()
    going.clause(old, going.party(old, "banro"))
    plan_checks(going.by(), instrument_id=old)
    assert [one.due_on for one in going.checks_of(old)] == [months_after(today(), 1)]


def test_not_made_says_why_and_can_still_be_made_cancelled_cannot(going: Going) -> None:
    first, second = going.checks_of(going.planned(going.case()))[:2]
    with pytest.raises(Invalid):
        miss_check(going.by(), check_id=first.id)
    miss_check(going.by(), check_id=first.id, no_access="WEATH")
    going.found(first)
    with pytest.raises(Stop):
        miss_check(going.by(), check_id=first.id, no_access="WEATH")
    cancel_check(going.by(), check_id=second.id, reason="The clause is void.", version=1)
    assert check(going.by(), second.id).reason == "The clause is void."
    with pytest.raises(Stop):
        going.found(second)
    with pytest.raises(Clash):
        going.found(first) and cancel_check(
            going.by(), check_id=going.situation(going.case()), reason="x", version=9
        )


def test_whoever_goes_is_told_once_and_reminded_every_week(going: Going) -> None:
    paper = going.planned(going.case(), days=40)
    first = going.checks_of(paper)[0]
    chantal = going.cast.accounts["chantal"]
    assign_check(going.by(), check_id=first.id, assigned_id=chantal, version=1)
    assert [one.id for one in checks(going.by("chantal"), mine=True).items] == [first.id]
    assert remind_of_checks(going.cast.system) == 2
    assert remind_of_checks(going.cast.system) == 0
    told = Notice.objects.filter(account_id=chantal, kind="CHECKDUE").values_list("about", "about_id")
    assert set(told) == {("check", first.id)}
    assert [one.late for one in checks(going.by(), late=True).items] == [True, True]


def test_who_plans_and_who_reads(going: Going) -> None:
    case_id = going.secret()
    paper = going.planned(case_id)
    for name in ("chantal", "gilbert"):
        with pytest.raises(NotAllowed):
            plan_checks(going.by(name), instrument_id=paper)
    assert len(checks_of_case(going.by("gilbert"), case_id).items) == 8
    for name in ("didier", "frank"):
        assert checks_of_case(going.by(name), case_id).items == ()
        assert checks(going.by(name)).items == ()
    with pytest.raises(Unknown):
        plan_checks(going.by("frank"), instrument_id=paper)


def test_a_situation_says_where_and_what(going: Going) -> None:
    with pytest.raises(Invalid):
        going.situation(None)
    with pytest.raises(Invalid):
        going.situation(going.case(), about="")
    with pytest.raises(Unknown):
        going.situation(UUID(int=1))
