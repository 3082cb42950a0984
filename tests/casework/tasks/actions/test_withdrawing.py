"""Consent behind a case: who may read, what may be told further, and everything to look at once it is taken back."""

from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
import time_machine

from kikao.casework.cases.actions import export_cases, table_case
from kikao.casework.incidents.actions import open_incident, record_claim
from kikao.casework.incidents.queries import claims_behind_case, claims_of
from kikao.casework.meetings.actions import propose_release
from kikao.casework.meetings.models import Sitting
from kikao.casework.reports.actions import record_consent, record_report, withdraw_for_source
from kikao.casework.reports.queries import words_of
from kikao.casework.reports.schemas import Accusation, Taking, Told
from kikao.casework.tasks.actions import (
    close_withdrawal,
    join_force,
    redress_place,
    share_with_force,
)
from kikao.casework.tasks.queries import places_of_report, withheld_from_force
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.clock import LUBUMBASHI, today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.sealing.vault import readers_of
from tests.casework.tasks.follow import UNWALLED, Follow

pytestmark = pytest.mark.django_db

BASE = ("STORE", "SECUSE")


def answer(follow: Follow, report_id: UUID, *more: str) -> None:
    """Record what the source agrees to now."""
    record_consent(follow.by(), report_id=report_id, given=(*BASE, *more), manner="ORAL", language="fr")


def open_case(follow: Follow) -> tuple[UUID, UUID]:
    """Bring a case made of a report that accuses nobody in uniform and no company."""
    told = Told(words="We saw it.", accused=(Accusation("OTHER"),))
    taking = Taking(channel="CALL", consents=BASE, manner="ORAL")
    WorkingGroup.objects.filter(id=follow.cast.group_id).update(intake_open=True)
    report_id = record_report(follow.by(), told=told, taking=taking)
    incident_id = open_incident(follow.by(), title="A shot", nature="FACT", report_ids=[report_id])
    case_id = table_case(follow.by(), title="A shot", incident_ids=[incident_id])
    return report_id, case_id


def claimed(follow: Follow, incident_id: UUID, report_id: UUID) -> None:
    """Write down a claim that rests on the report."""
    record_claim(
        follow.by(), incident_id=incident_id, wording="SAID-IN-IT", source_kind="REPORT", report_id=report_id
    )


def test_a_task_force_reads_only_what_sources_let_it_read(follow: Follow) -> None:
    report_id, incident_id, case_id = follow.told_case()
    claimed(follow, incident_id, report_id)
    answer(follow, report_id)
    chantal = follow.cast.accounts["chantal"]
    join_force(follow.by(), case_id=case_id, account_id=chantal)
    assert [chantal in readers_of(one) for one in (report_id, incident_id, case_id)] == [False, False, True]
    assert set(withheld_from_force(follow.by(), case_id)) == {report_id, incident_id}
    with pytest.raises(Stop) as stop:
        share_with_force(follow.by(), case_id=case_id)
    assert stop.value.code == "consent.missing"
    answer(follow, report_id, "FACTS")
    share_with_force(follow.by(), case_id=case_id)
    assert all(chantal in readers_of(one) for one in (report_id, incident_id, case_id))
    (line,) = claims_behind_case(follow.by("chantal"), incident_id, words=True)
    assert line.wording == "SAID-IN-IT"
    answer(follow, report_id)
    (line,) = claims_behind_case(follow.by("chantal"), incident_id, words=True)
    assert line.wording is None
    assert chantal not in readers_of(report_id)


@pytest.mark.parametrize(("seat", "scope"), [("didier", "AUTH"), ("baraka", "FACTS")])
def test_a_text_for_a_seat_needs_the_consent_for_that_seat(follow: Follow, seat: str, scope: str) -> None:
    report_id, case_id = open_case(follow)
    _shut, decision = follow.decided(case_id)
    given = {"decision_id": decision, "seat_id": follow.cast.seats[seat], "what": "Shots were heard."}
    with pytest.raises(Stop) as stop:
        propose_release(follow.by(), **given)
    assert stop.value.code == "consent.missing"
    answer(follow, report_id, scope)
    assert propose_release(follow.by(), **given)


def test_a_matter_is_referred_only_with_consent_unless_it_was_long_ago(follow: Follow) -> None:
    report_id, case_id = open_case(follow)
    answer(follow, report_id, "FACTS")
    shut = follow.closed()
    item = follow.put(shut, case_id)
    follow.hold(shut, UNWALLED)
    with pytest.raises(Stop) as stop:
        follow.decide(item, "D2")
    assert stop.value.code == "consent.missing"
    Sitting.objects.filter(id=shut).update(from_paper=True)
    assert follow.decide(item, "D2")


def test_everything_a_withdrawn_report_had_reached_is_looked_at(follow: Follow) -> None:  # noqa: PLR0915 - a journey
    report_id, incident_id, case_id = follow.told_case()
    claimed(follow, incident_id, report_id)
    chantal = follow.cast.accounts["chantal"]
    join_force(follow.by(), case_id=case_id, account_id=chantal)
    claims_behind_case(follow.by("chantal"), incident_id, words=True)
    export_cases(follow.by())
    withdraw_for_source(follow.by(), report_id=report_id, manner="ORAL", language="fr")
    assert chantal not in readers_of(report_id)
    places = places_of_report(follow.by(), report_id)
    assert [one.about for one in places] == ["INCIDENT", "CASE", "READER", "EXPORT"]
    assert [one.about_id for one in places[:3]] == [incident_id, case_id, chantal]
    with pytest.raises(Stop) as open_places:
        close_withdrawal(follow.by(), report_id=report_id)
    assert open_places.value.code == "withdrawal.places_open"
    with pytest.raises(Unknown):
        redress_place(follow.by(), report_id=report_id, about="CASE", about_id=random_id(), redress="REMOVED")
    for one in places:
        redress_place(
            follow.by(), report_id=report_id, about=one.about, about_id=one.about_id, redress="CANNOT"
        )
    assert all(one.redress and one.done_by for one in places_of_report(follow.by("alice"), report_id))
    assert chantal in readers_of(incident_id)
    close_withdrawal(follow.by(), report_id=report_id)
    assert chantal not in readers_of(incident_id)
    assert words_of(follow.by(), report_id).narrative
    assert [one.wording for one in claims_behind_case(follow.by(), incident_id, words=True)] == [None]
    assert [one.wording for one in claims_of(follow.by(), incident_id, words=True)] == ["SAID-IN-IT"]
    with pytest.raises(Stop) as used:
        table_case(follow.by(), title="Again", incident_ids=[incident_id])
    assert used.value.code == "consent.missing"


def test_only_the_secretariat_looks_where_a_report_had_gone(follow: Follow) -> None:
    report_id, _incident, _case = follow.told_case()
    for name in ("chantal", "esperance", "didier"):
        with pytest.raises(Unknown):
            places_of_report(follow.by(name), report_id)
        with pytest.raises(NotAllowed):
            close_withdrawal(follow.by(name), report_id=report_id)
    with pytest.raises(Stop) as nothing:
        close_withdrawal(follow.by(), report_id=_unshared(follow))
    assert nothing.value.code == "report.nothing_withdrawn"


def _unshared(follow: Follow) -> UUID:
    """Return a report that nothing was made of."""
    report_id, _incident, _case = follow.told_case()
    places = places_of_report(follow.by(), report_id)
    withdraw_for_source(follow.by(), report_id=report_id, manner="ORAL", language="fr")
    for one in places:
        redress_place(
            follow.by(), report_id=report_id, about=one.about, about_id=one.about_id, redress="NOTHING"
        )
    close_withdrawal(follow.by(), report_id=report_id)
    return report_id


def test_a_register_that_was_taken_out_soon_after_midnight_is_among_the_places(follow: Follow) -> None:
    night = datetime.combine(today() + timedelta(days=1), time(0, 30), tzinfo=LUBUMBASHI)
    with time_machine.travel(night, tick=True):
        report_id, _incident_id, _case_id = follow.told_case()
        export_cases(follow.by())
        withdraw_for_source(follow.by(), report_id=report_id, manner="ORAL", language="fr")
        taken_out = [one for one in places_of_report(follow.by(), report_id) if one.about == "EXPORT"]
    assert [one.on for one in taken_out] == [night.date()]
