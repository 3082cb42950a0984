"""More incidents for a case, and the cases it belongs to."""

from uuid import UUID, uuid4

import pytest

from kikao.casework.cases.actions import attach_incident, detach_incident, link_cases
from kikao.casework.cases.enums import LinkKind
from kikao.casework.cases.models import CaseIncident, CaseLink
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from tests.casework.cases.conftest import EVERYBODY, Desk

pytestmark = pytest.mark.django_db


def test_attach_incident_shares_the_walls_of_both(desk: Desk) -> None:
    incident, case_id = desk.incident(), desk.table("fardc")
    desk.accuse(incident, body="twangiza")
    attach_incident(desk.by(), case_id=case_id, incident_id=incident)
    assert desk.page(case_id).incident_ids == (incident,)
    assert desk.seers(case_id) == EVERYBODY - {"damas", "baraka"}


def test_attach_incident_refuses_the_same_twice_and_what_is_not_there(desk: Desk, case_id: UUID) -> None:
    incident = desk.incident()
    attach_incident(desk.by(), case_id=case_id, incident_id=incident)
    with pytest.raises(Stop, match=r"case\.has_incident"):
        attach_incident(desk.by(), case_id=case_id, incident_id=incident)
    for wrong in (
        {"case_id": case_id, "incident_id": uuid4()},
        {"case_id": uuid4(), "incident_id": incident},
    ):
        with pytest.raises(Unknown):
            attach_incident(desk.by(), **wrong)


def test_detach_incident_gives_each_its_own_walls_again(desk: Desk, case_id: UUID) -> None:
    incident = desk.incident()
    desk.accuse(incident, stranger="UNIFORM")
    attach_incident(desk.by(), case_id=case_id, incident_id=incident)
    detach_incident(desk.by(), case_id=case_id, incident_id=incident)
    assert desk.seers(case_id) == EVERYBODY
    assert not CaseIncident.objects.exists()
    with pytest.raises(Unknown):
        detach_incident(desk.by(), case_id=case_id, incident_id=incident)


def test_detach_incident_is_refused_for_the_last_ground(desk: Desk) -> None:
    incident = desk.incident()
    case_id = desk.table(incident_ids=[incident], request_nature="")
    with pytest.raises(Stop, match=r"case\.needs_ground"):
        detach_incident(desk.by(), case_id=case_id, incident_id=incident)
    assert CaseIncident.objects.count() == 1


def test_link_cases_shows_from_both_ends(desk: Desk, case_id: UUID) -> None:
    later = desk.table(title="It flared up again")
    link_cases(desk.by(), case_id=later, other_id=case_id, kind=LinkKind.RELAPSE)
    (link,) = desk.page(later, "chantal").links
    assert (link.case_id, link.kind, link.outgoing) == (case_id, "RELAPSE", True)
    (back,) = desk.page(case_id, "chantal").links
    assert (back.case_id, back.title, back.outgoing) == (later, "It flared up again", False)


def test_a_link_shows_only_to_those_who_see_both_ends(desk: Desk, case_id: UUID) -> None:
    walled = desk.table("pmh")
    link_cases(desk.by(), case_id=case_id, other_id=walled, kind=LinkKind.RELATED)
    assert len(desk.page(case_id, "chantal").links) == 1
    assert desk.page(case_id, "didier").links == ()


def test_a_link_does_not_show_words_that_nobody_checked(desk: Desk, case_id: UUID) -> None:
    unchecked = desk.table(checked=False)
    link_cases(desk.by(), case_id=case_id, other_id=unchecked, kind=LinkKind.RELATED)
    assert desk.page(case_id, "chantal").links[0].title == ""
    assert desk.page(case_id, "anne").links[0].title


def test_link_cases_refuses_itself_doubles_circles_and_what_is_hidden(desk: Desk, case_id: UUID) -> None:
    other = desk.table()
    link_cases(desk.by(), case_id=case_id, other_id=other, kind=LinkKind.RELAPSE)
    for one, two in ((case_id, other), (other, case_id)):
        with pytest.raises(Stop, match=r"case\.linked_already"):
            link_cases(desk.by(), case_id=one, other_id=two, kind=LinkKind.RELAPSE)
    for wrong in ({"other_id": case_id, "kind": "RELATED"}, {"other_id": other, "kind": "TWIN"}):
        with pytest.raises(Invalid):
            link_cases(desk.by(), case_id=case_id, **wrong)  # type: ignore[arg-type]
    hidden = desk.hidden()
    with pytest.raises(Unknown):
        link_cases(desk.by(), case_id=case_id, other_id=hidden, kind="RELATED")
    assert CaseLink.objects.count() == 1
