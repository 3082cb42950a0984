"""Who sees a case, in a list and alone, by the same condition."""

from uuid import UUID

import pytest

from kikao.casework.cases.actions import attach_incident
from kikao.casework.cases.models import Case, Party
from kikao.casework.cases.policy import seen_by
from kikao.casework.cases.queries import case, cases, count_by_status, titles
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import grant, revoke
from tests.casework.cases.conftest import EVERYBODY, Desk

pytestmark = pytest.mark.django_db


def test_a_case_nobody_is_accused_in_is_seen_by_the_whole_table(desk: Desk, case_id: UUID) -> None:
    assert desk.seers(case_id) == EVERYBODY


@pytest.mark.parametrize("name", ["klaas", "luc", "eve", "frank"])
def test_donor_operator_custodian_alone_and_another_group_see_no_case(
    desk: Desk, case_id: UUID, name: str
) -> None:
    by = desk.by(name)
    assert cases(by).items == ()
    assert count_by_status(by) == {}
    assert titles(by, [case_id]) == {}
    with pytest.raises(Unknown):
        case(by, case_id)


def test_an_accused_organisation_walls_those_above_and_below_but_not_beside(desk: Desk) -> None:
    assert desk.seers(desk.table("pnc")) == EVERYBODY - {"didier", "dora"}
    assert desk.seers(desk.table("pmh")) == EVERYBODY - {"didier"}


def test_a_uniform_nobody_identified_walls_army_and_police_and_not_ministry_host_or_court(desk: Desk) -> None:
    incident = desk.incident()
    desk.accuse(incident, stranger="UNIFORM")
    case_id = desk.table(incident_ids=[incident], request_nature="")
    assert desk.seers(case_id) == EVERYBODY - {"didier", "damas", "dora"}


def test_a_uniform_walls_a_case_that_its_incident_joins_later(desk: Desk, case_id: UUID) -> None:
    incident = desk.incident()
    desk.accuse(incident, stranger="UNIFORM")
    attach_incident(desk.by(), case_id=case_id, incident_id=incident)
    assert desk.seers(case_id) == EVERYBODY - {"didier", "damas", "dora"}


def test_a_wall_raised_on_the_incident_later_holds_for_the_case(desk: Desk) -> None:
    incident = desk.incident()
    case_id = desk.table(incident_ids=[incident], request_nature="")
    desk.accuse(incident, body="twangiza")
    assert desk.seers(case_id) == EVERYBODY - {"baraka"}


def test_a_task_force_alone_sees_its_own_cases_and_no_other(desk: Desk, case_id: UUID) -> None:
    other = desk.table(title="Another matter")
    by = desk.task_force_alone()
    assert cases(by).items == ()
    grant(desk.by(), case_id, desk.cast.accounts["chantal"])
    assert [line.id for line in cases(by).items] == [case_id]
    assert case(by, case_id).line.id == case_id
    with pytest.raises(Unknown):
        case(by, other)
    revoke(case_id, [desk.cast.accounts["chantal"]])
    assert cases(by).items == ()


def test_the_condition_is_the_same_for_what_hangs_on_a_case(desk: Desk) -> None:
    walled, open_ = desk.table("pmh"), desk.table("fardc")
    didier = desk.by("didier")
    seen = set(Case.objects.filter(seen_by(didier)).values_list("id", flat=True))
    hanging = set(Party.objects.filter(seen_by(didier, "case_id")).values_list("case_id", flat=True))
    assert walled not in seen
    assert seen == hanging == {open_}
