"""Opening an incident and what it is made from."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.incidents.actions import add_report, open_incident, record_claim, remove_report
from kikao.casework.incidents.models import Incident, IncidentReport
from kikao.casework.incidents.queries import incident, incidents_of_report
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WallMark
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.vault import readers_of
from tests.casework.incidents.conftest import Desk, press
from tests.casework.incidents.told import tell

pytestmark = pytest.mark.django_db


def test_open_incident_from_a_publication_proposes_severity_and_mappings(desk: Desk) -> None:
    page = incident(desk.by(), desk.open(categories=["HR-TORT", "SF-POL"]))

    assert page.line.severity.code == "SEV1"
    assert not page.line.severity_confirmed
    assert {(line.code.code, line.state.code) for line in page.mappings} == {
        ("A2-1a", "PROPOSED"),
        ("A2-3a", "PROPOSED"),
        ("VP-P2", "PROPOSED"),
        ("VP-P4", "PROPOSED"),
    }
    assert page.line.reference.split("-")[1] == "I"
    assert page.line.verification.code == "V0"


def test_open_incident_leaves_an_entry_for_each_act(desk: Desk) -> None:
    opened = desk.open()

    verbs = list(TrailEntry.objects.order_by("-n").values_list("verb", "object_ref")[:2])
    assert verbs[0] == ("incident.open", str(opened))
    assert verbs[1][0] == "claim.record"


def test_open_incident_from_reports_takes_them_and_shares_their_walls(desk: Desk) -> None:
    first, second = tell(desk), tell(desk)

    opened = desk.open(report_ids=[first, second], claims=[])

    assert set(Report.objects.values_list("state", flat=True)) == {"TAKEN"}
    marks = set(WallMark.objects.filter(subject_id=opened).values_list("key", flat=True))
    assert marks == {"UNIFORM"}
    assert [line.id for line in incidents_of_report(desk.by(), first)] == [opened]
    told = incident(desk.by(), opened).reports
    assert [len(line.unknown) for line in told] == [1, 1]


def test_open_incident_lets_the_secretariat_read_and_nobody_else(desk: Desk, incident_id: UUID) -> None:
    assert readers_of(incident_id) == {desk.cast.accounts["anne"], desk.cast.accounts["alice"]}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"nature": "NONSENSE"}, "nature"),
        ({"nature": ""}, "nature"),
        ({"categories": ["HR-NONSENSE"]}, "categories"),
        ({"claims": []}, "report_ids"),
        ({"place_precision": "NEAR"}, "place_precision"),
        ({"happened": Moment.on(today() + timedelta(days=1))}, "happened"),
        ({"claims": [press(wording=" ")]}, "wording"),
        ({"claims": [press(title="")]}, "source_title"),
    ],
)
def test_open_incident_refuses_what_cannot_be_kept(desk: Desk, wrong: dict[str, object], field: str) -> None:
    facts: dict[str, object] = {"title": "Shots at the barrier", **wrong}
    with pytest.raises(Invalid) as refusal:
        desk.open(**facts)  # type: ignore[arg-type]

    assert field in refusal.value.fields
    assert not Incident.objects.exists()


@pytest.mark.parametrize("name", ["chantal", "didier", "esperance", "judith", "klaas", "luc"])
def test_open_incident_is_for_the_secretariat(desk: Desk, name: str) -> None:
    with pytest.raises(NotAllowed):
        open_incident(desk.by(name), title="Shots", nature="FACT", claims=[press()])


def test_open_incident_refuses_a_report_of_another_group(desk: Desk) -> None:
    with pytest.raises(Unknown):
        open_incident(desk.by("frank"), title="Shots", nature="FACT", report_ids=[tell(desk)])


def test_add_report_refuses_the_same_twice(desk: Desk, incident_id: UUID) -> None:
    told = tell(desk)
    add_report(desk.by(), incident_id=incident_id, report_id=told)

    with pytest.raises(Stop) as refusal:
        add_report(desk.by(), incident_id=incident_id, report_id=told)

    assert refusal.value.code == "incident.has_report"


def test_a_report_may_tell_of_two_incidents_and_waits_again_when_it_tells_of_none(desk: Desk) -> None:
    told, other = tell(desk), tell(desk)
    first = desk.open(report_ids=[told, other], claims=[])
    second = desk.open(report_ids=[told])

    remove_report(desk.by(), link_id=IncidentReport.objects.get(incident_id=first, report_id=told).id)
    assert Report.objects.get(id=told).state == "TAKEN"

    remove_report(desk.by(), link_id=IncidentReport.objects.get(incident_id=second, report_id=told).id)
    assert Report.objects.get(id=told).state == "WAITING"
    assert not WallMark.objects.filter(subject_id=second).exists()
    assert WallMark.objects.filter(subject_id=first, key="UNIFORM").exists()


def test_remove_report_is_refused_for_the_last_ground(desk: Desk) -> None:
    opened = desk.open(report_ids=[tell(desk)], claims=[])

    with pytest.raises(Stop) as refusal:
        remove_report(desk.by(), link_id=IncidentReport.objects.get(incident_id=opened).id)

    assert refusal.value.code == "incident.needs_ground"
    with pytest.raises(Unknown):
        remove_report(desk.by("frank"), link_id=IncidentReport.objects.get(incident_id=opened).id)


def test_remove_report_is_refused_while_claims_rest_on_it(desk: Desk) -> None:
    told = tell(desk)
    opened = desk.open(report_ids=[told])
    record_claim(
        desk.by(), incident_id=opened, wording="They fired twice.", source_kind="REPORT", report_id=told
    )

    with pytest.raises(Stop) as refusal:
        remove_report(desk.by(), link_id=IncidentReport.objects.get(incident_id=opened).id)

    assert refusal.value.code == "incident.claims_rest_on_report"


def test_a_report_whose_source_withdrew_is_not_made_into_anything(desk: Desk) -> None:
    told = tell(desk)
    Report.objects.filter(id=told).update(withdrawn_on=today())

    with pytest.raises(Stop) as refusal:
        desk.open(report_ids=[told], claims=[])

    assert refusal.value.code == "report.withdrawn"
    assert not Incident.objects.exists()


def test_a_report_taken_already_is_not_made_into_more_once_its_source_withdrew(desk: Desk) -> None:
    told = tell(desk)
    desk.open(report_ids=[told])
    Report.objects.filter(id=told).update(withdrawn_on=today())

    with pytest.raises(Stop) as refusal:
        desk.open(report_ids=[told])

    assert refusal.value.code == "report.withdrawn"
    assert Incident.objects.count() == 1
