"""Titles that members read: written by one who opened what was told, checked by a second."""

import pytest
from django.db import IntegrityError, transaction

from kikao.casework.cases.actions import check_summary, table_case
from kikao.casework.incidents.actions import check_title, edit_incident, open_incident
from kikao.casework.incidents.models import Incident
from kikao.casework.incidents.queries import incident, incident_behind_case, timeline_behind_case
from kikao.casework.reports.queries import words_of
from kikao.foundation.base.stops import NotAllowed, Stop
from kikao.foundation.notices.models import Alert
from tests.casework.incidents.conftest import Desk
from tests.casework.incidents.queries.test_searching import told

pytestmark = pytest.mark.django_db

TITLE = "Shots at the barrier"


def test_members_read_a_title_once_a_second_person_has_checked_it(desk: Desk) -> None:
    incident_id = desk.open()
    chantal = desk.by("chantal")
    assert incident_behind_case(chantal, incident_id).line.title == ""
    assert TITLE not in {one.title for one in timeline_behind_case(chantal, incident_id)}
    assert incident(desk.by(), incident_id).line.title == TITLE
    with pytest.raises(Stop) as own:
        check_title(desk.by(), incident_id=incident_id, version=1)
    assert own.value.code == "incident.title_needs_a_second"
    with pytest.raises(NotAllowed):
        check_title(chantal, incident_id=incident_id, version=1)
    check_title(desk.by("alice"), incident_id=incident_id, version=1)
    assert incident_behind_case(chantal, incident_id).line.title == TITLE
    with pytest.raises(Stop):
        check_title(desk.by("alice"), incident_id=incident_id, version=2)
    same = {"incident_id": incident_id, "version": 2, "nature": "FACT"}
    edit_incident(desk.by("alice"), title=TITLE, **same)  # type: ignore[arg-type]
    assert incident_behind_case(chantal, incident_id).line.checked
    edit_incident(desk.by("alice"), title="Another title", **(same | {"version": 3}))  # type: ignore[arg-type]
    assert incident_behind_case(chantal, incident_id).line.title == ""


def test_the_database_refuses_a_title_checked_by_who_wrote_it(desk: Desk) -> None:
    incident_id = desk.open()
    anne = desk.cast.accounts["anne"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Incident.objects.filter(id=incident_id).update(title_state="CHECKED", title_checked_by=anne)


def test_title_and_summary_are_written_by_somebody_who_opened_what_was_told(desk: Desk) -> None:
    report_id = told(desk, "Two shots at the barrier")
    alice = desk.by("alice")
    incident_id = open_incident(alice, title=TITLE, nature="FACT", report_ids=[report_id])
    case_id = table_case(alice, title=TITLE, summary="A shot.", incident_ids=[incident_id])
    for check, where in ((check_title, {"incident_id": incident_id}), (check_summary, {"case_id": case_id})):
        with pytest.raises(Stop) as stop:
            check(desk.by(), version=1, **where)  # type: ignore[operator]
        assert stop.value.code == "words.report_unopened"
    words_of(alice, report_id)
    check_title(desk.by(), incident_id=incident_id, version=1)
    check_summary(desk.by(), case_id=case_id, version=1)


def test_an_incident_that_becomes_one_of_level_1_is_an_alert_unless_it_is_old(desk: Desk) -> None:
    desk.open(categories=["CF-PIT"])
    assert not Alert.objects.exists()
    fresh = desk.open()
    assert list(Alert.objects.values_list("subject_id", "about")) == [(fresh, "incident")]
