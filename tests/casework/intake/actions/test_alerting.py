"""Alerts of miners' guards: advice behind the walls as they stand, a decision by a person, calls until somebody answers."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from kikao.casework.forms.enums import FormKind
from kikao.casework.intake.actions import leave_alert, refer_alert
from kikao.casework.intake.actions.alerting import OTHERS_FROM, call_alerts
from kikao.casework.intake.models import GuardAlert
from kikao.casework.intake.queries.alerts import alert_of, alert_words
from kikao.casework.reports.actions import name_accused, refer_report
from kikao.casework.reports.enums import AccusedKind
from kikao.casework.reports.models import Referral, Report
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import now
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.notices.actions import acknowledge_alert, set_duty
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Alert, Notice
from kikao.foundation.notices.queries import open_alerts
from tests.casework.intake.conftest import Monitor, report_of


@pytest.fixture
def guard(monitor: Monitor) -> Monitor:
    """Return a phone with the form of the miners' guards on it."""
    monitor.publish("guard", FormKind.GUARD)
    return monitor


def told(guard: Monitor, **answers: Any) -> UUID:
    return report_of(guard.send(guard.fill("guard", **answers))).id


def test_advice_comes_with_the_alert_and_follows_the_walls(guard: Monitor) -> None:
    by = guard.cast.actor("anne")
    report_id = told(
        guard, rule="GC1", accused="OTHER", referred="PMH", answered="ZQX-LATER", works_for="ZQX-COOP"
    )
    kept = GuardAlert.objects.get()
    assert (kept.advice, kept.advised_target) == ("REFER", "PMH")
    words = alert_words(by, report_id)
    assert (words.affiliation, words.answer) == ("ZQX-COOP", "ZQX-LATER")
    assert TrailEntry.objects.filter(outcome="READ").count() == 2
    name_accused(
        by, report_id=report_id, kind=AccusedKind.ORGANISATION, organisation_id=guard.cast.bodies["pnc"]
    )
    seen = alert_of(by, report_id)
    assert seen
    assert (seen.advice, seen.target, seen.referred_is_walled) == ("REFER", "AUD", True)
    assert not {"PMH", "PNC"} & {code for code, _label in seen.offered}
    name_accused(
        by, report_id=report_id, kind=AccusedKind.ORGANISATION, organisation_id=guard.cast.bodies["court"]
    )
    name_accused(
        by, report_id=report_id, kind=AccusedKind.ORGANISATION, organisation_id=guard.cast.bodies["cps"]
    )
    seen = alert_of(by, report_id)
    assert seen
    assert (seen.advice, seen.target) == ("NOBODY", "")


def test_a_person_decides_and_never_for_a_walled_body(guard: Monitor) -> None:
    by = guard.cast.actor("anne")
    report_id = told(guard, rule="GC1", accused="MINING_POLICE")
    with pytest.raises(Stop) as stop:
        refer_alert(by, report_id=report_id, target="PMH")
    assert stop.value.code == "alert.walled_target"
    with pytest.raises(Stop) as stop:
        refer_report(by, report_id=report_id, target="PNC")
    assert stop.value.code == "alert.walled_target"
    assert not Referral.objects.exists()
    assert TrailEntry.objects.filter(verb="alert.refer", outcome="REFUSED").exists()
    refer_alert(by, report_id=report_id, target="AUD", note="By telephone.")
    seen = alert_of(by, report_id)
    assert seen
    assert seen.is_decided
    assert Referral.objects.get().target == "AUD"
    leave_alert(by, report_id=report_id)
    assert GuardAlert.objects.get().decided_target == ""
    with pytest.raises(NotAllowed):
        refer_alert(guard.cast.actor("chantal"), report_id=report_id, target="AUD")
    with pytest.raises(Unknown):
        refer_alert(guard.cast.actor("frank"), report_id=report_id, target="AUD")
    assert alert_of(guard.cast.actor("didier"), report_id) is None
    with pytest.raises(Unknown):
        alert_words(guard.cast.actor("didier"), report_id)


def test_a_credit_goes_to_the_police_once_the_miner_agrees(guard: Monitor) -> None:
    by = guard.cast.actor("anne")
    report_id = told(guard, rule="GC3", accused="OTHER")
    with pytest.raises(Stop) as stop:
        refer_alert(by, report_id=report_id, target="PMH")
    assert stop.value.code == "alert.no_agreement"
    refer_alert(by, report_id=report_id, target="PMH", agrees_now=True)
    assert GuardAlert.objects.get().miner_agrees


def test_armed_men_call_those_on_duty_until_somebody_answers(guard: Monitor) -> None:
    day = now().date()
    anne, alice = guard.cast.accounts["anne"], guard.cast.accounts["alice"]
    set_duty(guard.cast.actor("anne"), account_id=anne, from_on=day, until_on=day + timedelta(days=1))
    report_id = told(guard, rule="GC1", accused="OTHER", category="AG-PRES")
    assert GuardAlert.objects.get().advice == "DUTY"
    assert [one.subject_id for one in open_alerts(guard.cast.actor("anne"))] == [report_id]
    assert open_alerts(guard.cast.actor("alice")) == ()
    for turn in range(1, OTHERS_FROM + 1):
        call_alerts(guard.cast.system)
        Alert.objects.update(raised_at=now() - timedelta(minutes=11))
        call_alerts(guard.cast.system)
        assert GuardAlert.objects.get().calls == turn
    assert TrailEntry.objects.filter(verb="alert.call").count() == OTHERS_FROM
    called = Notice.objects.filter(kind=NoticeKind.ALERT_UNANSWERED)
    assert set(called.values_list("account_id", flat=True)) == {anne, alice}
    assert "grave" in str(NoticeKind.ALERT_UNANSWERED.label)
    acknowledge_alert(guard.cast.actor("alice"), alert_id=Alert.objects.get().id)
    assert not called.exists()
    Alert.objects.update(raised_at=now() - timedelta(days=1))
    call_alerts(guard.cast.system)
    assert GuardAlert.objects.get().calls == OTHERS_FROM


def test_what_only_the_first_reading_found_calls_too(guard: Monitor) -> None:
    by = guard.cast.actor("anne")
    filed, accused = (told(guard, rule="GC1", accused="OTHER") for _turn in range(2))
    Report.objects.filter(id=filed).update(category="AG-PRES")
    name_accused(by, report_id=accused, kind=AccusedKind.ARMED_GROUP)
    call_alerts(guard.cast.system)
    assert Alert.objects.filter(subject_id__in=[filed, accused], acknowledged_at=None).count() == 2
    assert set(GuardAlert.objects.values_list("advice", flat=True)) == {"DUTY"}
    call_alerts(guard.cast.system)
    assert TrailEntry.objects.filter(verb="alert.call_late").count() == 2
