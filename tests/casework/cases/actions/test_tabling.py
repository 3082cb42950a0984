"""Tabling from incidents and from a request; what cannot be kept leaves nothing behind."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from kikao.casework.cases.actions import table_case
from kikao.casework.cases.enums import CaseStatus, PartyRole
from kikao.casework.cases.models import Case, CaseIncident, CaseWords, Party, StatusChange
from kikao.casework.cases.queries import case_of_incident
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.incidents.actions import merge_incidents
from kikao.casework.incidents.models import Incident
from kikao.foundation.access.models import SubjectLink, WallMark
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing.vault import readers_of
from tests.casework.cases.conftest import EVERYBODY, Desk

pytestmark = pytest.mark.django_db

TABLES = (Case, CaseIncident, CaseWords, Party, StatusChange, SubjectLink, WallMark, Notice)


def test_table_case_from_incidents_takes_over_where_and_how_grave(desk: Desk) -> None:
    first = desk.incident(place_id=desk.kalimbi)
    second = desk.incident(categories=["CF-DEBT"])
    case_id = desk.table(incident_ids=[first, second], request_nature="", checked=False)
    page = desk.page(case_id)
    assert page.origin == "INCIDENT"
    assert page.incident_ids == (first, second)
    assert (page.line.place, page.line.severity) == ("Kalimbi (Nyabibwe)", "SEV1")
    assert page.line.territory
    assert (page.line.status, page.line.tabled_on) == (CaseStatus.TABLED, today())
    assert page.line.reference.startswith(f"SK-{today().year}-")
    assert [line.id for line in case_of_incident(desk.by("chantal"), first)] == [case_id]


def test_table_case_from_a_request_says_what_is_asked_and_by_whom(desk: Desk) -> None:
    case_id = desk.table(
        requester_type="COOP", place_id=desk.kalimbi, level="PROV", tabled_on=date(2019, 3, 27)
    )
    page = desk.page(case_id)
    assert (page.origin, page.request_nature, page.level) == ("REQUEST", "MEDIATION", "PROV")
    assert page.line.requester_words not in ("", "COOP")
    assert page.line.reference.startswith("SK-2019-")
    (change,) = page.changes
    assert (change.new, change.real_on, change.entered_on) == (CaseStatus.TABLED, date(2019, 3, 27), today())


def test_table_case_leaves_its_entry_and_asks_the_others_to_check(desk: Desk) -> None:
    case_id = desk.table(checked=False)
    last = TrailEntry.objects.order_by("-n").first()
    assert last
    assert (last.verb, last.object_ref) == ("case.table", str(case_id))
    asked = Notice.objects.filter(about_id=case_id).values_list("account_id", flat=True)
    assert list(asked) == [desk.cast.accounts["alice"]]


def test_table_case_opens_its_envelope_for_the_secretariat_that_is_not_walled(desk: Desk) -> None:
    accounts = desk.cast.accounts
    assert readers_of(desk.table()) == {accounts["anne"], accounts["alice"]}
    assert readers_of(desk.hidden()) == {accounts["alice"]}


def test_table_case_hides_it_from_the_very_secretary_whose_organisation_is_accused(desk: Desk) -> None:
    case_id = desk.hidden("anne")
    assert desk.seers(case_id) == EVERYBODY - {"anne"}
    asked = Notice.objects.filter(about_id=case_id).values_list("account_id", flat=True)
    assert list(asked) == [desk.cast.accounts["alice"]]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"title": "two\nlines"}, "title"),
        ({"summary": "a\x07b"}, "summary"),
        ({"summary": "x" * 20_001}, "summary"),
        ({"request_nature": ""}, "request_nature"),
        ({"request_nature": "NONSENSE"}, "request_nature"),
        ({"requester_type": "NONSENSE"}, "requester_type"),
        ({"severity": "SEV9"}, "severity"),
        ({"level": "MOON"}, "level"),
        ({"level": ""}, "level"),
        ({"place_id": uuid4()}, "place_id"),
        ({"tabled_on": today() + timedelta(days=1)}, "tabled_on"),
        ({"tabled_on": date(20, 2, 3)}, "tabled_on"),
    ],
)
def test_table_case_refuses_what_cannot_be_kept(desk: Desk, wrong: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        desk.table(checked=False, **wrong)
    assert field in refusal.value.fields
    assert [table for table in TABLES if table.objects.exists()] == []


def test_table_case_with_a_wrong_party_leaves_nothing_half_written(desk: Desk) -> None:
    body = desk.cast.bodies["pmh"]
    for party, stop in (
        (PartyGiven(uuid4(), PartyRole.PARTY), Unknown),
        (PartyGiven(desk.cast.bodies["justicia"], PartyRole.PARTY), Unknown),
        (PartyGiven(body, "BOSS"), Invalid),
        (PartyGiven(body, PartyRole.ALLEGED_AUTHOR), Stop),
    ):
        with pytest.raises(stop):
            desk.table(parties=[PartyGiven(body, PartyRole.ALLEGED_AUTHOR), party], checked=False)
        assert [table for table in TABLES if table.objects.exists()] == []


def test_table_case_refuses_incidents_that_are_not_there_for_the_writer(desk: Desk) -> None:
    incident = desk.incident()
    with pytest.raises(Unknown):
        table_case(desk.by("frank"), title="Ours", incident_ids=[incident])
    with pytest.raises(Unknown):
        desk.table(incident_ids=[incident, uuid4()], request_nature="", checked=False)
    with pytest.raises(Unknown):
        desk.table(territory_id=uuid4(), checked=False)
    assert not Case.objects.exists()


def test_table_case_refuses_an_incident_that_was_merged_away(desk: Desk) -> None:
    one, other = desk.incident(), desk.incident()
    version = Incident.objects.get(id=one).version
    merge_incidents(desk.by(), incident_id=one, into_id=other, version=version)
    with pytest.raises(Invalid) as refusal:
        desk.table(incident_ids=[one], request_nature="", checked=False)
    assert "incident_ids" in refusal.value.fields


@pytest.mark.parametrize("name", ["chantal", "didier", "esperance", "judith", "klaas", "luc"])
def test_table_case_is_for_the_secretariat(desk: Desk, name: str) -> None:
    with pytest.raises(NotAllowed):
        table_case(desk.by(name), title="A matter", request_nature="TRAINING")
    assert not Case.objects.exists()


def test_an_incident_may_be_in_two_cases(desk: Desk) -> None:
    incident = desk.incident()
    two: set[UUID] = {desk.table(incident_ids=[incident], request_nature="") for _n in range(2)}
    assert {line.id for line in case_of_incident(desk.by(), incident)} == two
