"""The plan of erasure: what is due and why, and what keeps a record off it."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.cases.models import Case
from kikao.casework.reports.actions import record_consent
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import NotAllowed
from kikao.foundation.notices.clock import JOBS
from kikao.foundation.sealing.models import SealedItem
from kikao.insight.retention.actions import place_hold, plan_erasure
from kikao.insight.retention.models import Erased
from tests.insight.retention.conftest import LONG_AGO, House

YEAR, MONTH = timedelta(days=366), timedelta(days=31)
Lines = Callable[[], dict[UUID, tuple[str, str]]]


def test_what_was_set_aside_goes_when_its_period_is_over(house: House, lines: Lines) -> None:
    old, spam = house.set_aside(age=YEAR + MONTH), house.set_aside("SPAM", age=MONTH)
    house.set_aside(age=YEAR - MONTH * 2)
    house.set_aside("SPAM", age=timedelta(days=3))
    house.planned()
    assert lines() == {old: ("REPORT", "SET_ASIDE"), spam: ("REPORT", "SPAM")}
    assert SealedItem.objects.exists()
    assert not Erased.objects.exists()


def test_reports_that_led_to_no_case_go_and_their_names_before_them(house: House, lines: Lines) -> None:
    old, younger = house.report(age=LONG_AGO), house.report(age=YEAR + MONTH)
    house.report(age=MONTH)
    house.planned()
    assert lines() == {old: ("REPORT", "NO_CASE"), younger: ("IDENTITY", "IDENTITY")}


def test_an_open_case_keeps_everything_and_a_closed_one_lets_go_in_steps(house: House, lines: Lines) -> None:
    report = house.report(age=LONG_AGO)
    incident = house.incident(report)
    house.case(incident)
    house.planned()
    assert lines() == {}

    told = house.report(age=LONG_AGO)
    two_years = house.case(house.incident(told), closed=today() - YEAR * 2)
    house.planned()
    assert lines() == {told: ("IDENTITY", "IDENTITY")}

    gone = house.report(age=LONG_AGO)
    seen = house.incident(gone)
    house.case(seen, closed=today() - YEAR * 6)
    house.planned()
    assert lines() == {
        told: ("IDENTITY", "IDENTITY"),
        gone: ("REPORT", "CASE_CLOSED"),
        seen: ("WORDS", "CASE_CLOSED"),
    }
    house.case(seen)
    house.planned()
    assert seen not in lines(), "a second case that is open keeps what it rests on"
    assert two_years not in lines(), "nothing was ever sealed in it"


def test_a_source_who_does_not_agree_to_keeping_is_a_line_of_its_own(house: House, lines: Lines) -> None:
    report = house.report()
    house.incident(report)
    record_consent(house.by(), report_id=report, given=("SECUSE",), manner="ORAL", language="fr")
    house.planned()
    assert lines() == {report: ("REPORT", "REQUEST")}
    record_consent(house.by(), report_id=report, given=("STORE", "SECUSE"), manner="ORAL", language="fr")
    house.planned()
    assert lines() == {}, "consent was given again"


def test_a_hold_keeps_what_the_case_rests_on(house: House, lines: Lines) -> None:
    report = house.report(age=LONG_AGO)
    incident = house.incident(report)
    case = house.case(incident, closed=today() - YEAR * 6)
    alone = house.set_aside()
    house.planned()
    assert set(lines()) == {report, incident, alone}
    place_hold(
        house.by("emile"), reference=Case.objects.get(id=case).reference, reason="The court asks for it."
    )
    house.planned()
    assert set(lines()) == {alone}


def test_who_draws_the_plan_up(house: House) -> None:
    plan_erasure(house.by("alice"))
    for name in ("esperance", "baraka", "luc"):
        with pytest.raises(NotAllowed):
            plan_erasure(house.by(name))
    assert JOBS["retention.plan"].every == timedelta(days=30)
