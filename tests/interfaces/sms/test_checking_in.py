"""A team on its way checks in by text message; whatever is no check-in is a report as ever."""

from datetime import time, timedelta

import pytest

from kikao.casework.missions.actions import depart_mission, plan_check_ins
from kikao.casework.missions.actions.check_ins import watch
from kikao.casework.missions.models import CheckIn
from kikao.casework.reports.models import Report
from kikao.casework.texts.enums import Say
from kikao.casework.texts.reckoning.words import ALL
from kikao.foundation.base.clock import now
from kikao.foundation.notices.models import Alert
from kikao.foundation.notices.outward.texts import plain
from tests.casework.missions.travel import Travel
from tests.interfaces.sms.conftest import Gateway

pytestmark = pytest.mark.django_db

HEARD, NOT_LEFT = plain(ALL[Say.HEARD_OF]), plain(ALL[Say.NOT_LEFT])


def test_a_team_says_once_that_it_is_well(gateway: Gateway) -> None:
    travel = Travel(gateway.cast)
    made = travel.underway(travel.case(), hours=[time(10)])
    code = travel.page(made).code
    sent = now().isoformat(timespec="seconds")
    assert gateway.says(str(code), date=sent) == HEARD
    gateway.says(str(code), date=sent)
    assert CheckIn.objects.filter(state="MADE").count() == 1
    assert not Report.objects.exists()


def test_a_team_that_nobody_entered_as_gone_is_told_to_call_the_office(gateway: Gateway) -> None:
    travel = Travel(gateway.cast)
    made = travel.mission(travel.case())
    travel.clear(made)
    plan_check_ins(travel.by(), mission_id=made, hours=[time(0, 1), time(23, 59)])
    planned = list(CheckIn.objects.values_list("state", flat=True))
    code = str(travel.page(made).code)
    assert gateway.says(code, date=now().isoformat(timespec="seconds")) == NOT_LEFT
    assert gateway.says(code) == NOT_LEFT
    assert list(CheckIn.objects.values_list("state", flat=True)) == planned
    assert not Report.objects.exists()
    depart_mission(travel.by(), mission_id=made)
    assert gateway.says(code) == HEARD
    assert CheckIn.objects.filter(state="MADE").count() == 1


def test_a_gateway_without_a_clock_brings_each_check_in_of_a_day(gateway: Gateway) -> None:
    travel = Travel(gateway.cast)
    made = travel.underway(travel.case())
    code = str(travel.page(made).code)
    for heard in (1, 2):
        assert gateway.says(code) == HEARD
        assert CheckIn.objects.filter(state="MADE").count() == heard


def test_a_message_that_comes_hours_late_settles_no_alarm(gateway: Gateway) -> None:
    travel = Travel(gateway.cast)
    made = travel.underway(travel.case(), hours=[time(10)])
    first = CheckIn.objects.order_by("due_at").first()
    assert first is not None
    CheckIn.objects.filter(id=first.id).update(due_at=now() - timedelta(hours=1))
    watch(travel.cast.system)
    code = travel.page(made).code
    gateway.says(str(code), date=(now() - timedelta(hours=4)).isoformat(timespec="seconds"))
    assert Alert.objects.filter(about="mission", acknowledged_at=None).count() == 1
    gateway.says(str(code), date=now().isoformat(timespec="seconds"))
    assert not Alert.objects.filter(about="mission", acknowledged_at=None).exists()


def test_a_word_that_no_mission_has_is_told_like_anything_else(gateway: Gateway) -> None:
    gateway.says("SALAMA 7QF4KD")
    assert Report.objects.count() == 1
    assert not CheckIn.objects.exists()
