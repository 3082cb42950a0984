"""What the secretariat alone knows while it prepares a sitting."""

from uuid import UUID

import pytest

from kikao.casework.cases.actions import add_party, table_case
from kikao.casework.incidents.actions import open_incident
from kikao.casework.incidents.schemas import NewClaim
from kikao.casework.meetings.queries import (
    closed_sittings_for,
    invitable,
    preparation,
    stands_on_a_coming_agenda,
)
from kikao.casework.reports.actions import record_report
from kikao.casework.reports.enums import AccusedKind, ConsentScope
from kikao.casework.reports.schemas import Accusation, Taking, Told
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.base.stops import NotAllowed
from tests.casework.meetings.table import Table

pytestmark = pytest.mark.django_db


def told_case(table: Table, *, by_report: bool) -> UUID:
    WorkingGroup.objects.update(intake_open=True)
    reports: list[UUID] = []
    claims = [NewClaim(wording="Press", source_kind="PRESS", source_title="Radio", locator="p. 1")]
    if by_report:
        taking = Taking(channel="CALL", consents=(ConsentScope.STORE, ConsentScope.SECUSE), manner="ORAL")
        told = Told(words="I saw it.", accused=(Accusation(AccusedKind.OTHER),))
        reports, claims = [record_report(table.by(), told=told, taking=taking)], []
    incident = open_incident(
        table.by(), title="Beaten at a pit", nature="FACT", categories=[], report_ids=reports, claims=claims
    )
    return table_case(table.by(), title="Beaten at a pit", incident_ids=[incident])


@pytest.mark.parametrize("host", ["fardc", "banro", "cps"])
def test_a_source_would_be_at_risk_on_the_premises_of_a_force_or_a_company(table: Table, host: str) -> None:
    plenary = table.plenary(host_id=table.cast.bodies[host])
    item = table.put(plenary, told_case(table, by_report=True))
    table.put(plenary, told_case(table, by_report=False))
    risks = preparation(table.by(), plenary).risks
    assert [risk.item_id for risk in risks] == ([] if host == "cps" else [item])
    with pytest.raises(NotAllowed):
        preparation(table.by("chantal"), plenary)


def test_a_grave_case_and_one_of_the_host_itself_are_at_risk_too(table: Table) -> None:
    plenary = table.plenary(host_id=table.cast.bodies["banro"])
    grave = table_case(table.by(), title="Killed", request_nature="FORCES", severity="SEV1")
    own = table.case()
    add_party(table.by(), case_id=own, organisation_id=table.cast.bodies["banro"], role="ADDRESSEE")
    items = {table.put(plenary, grave), table.put(plenary, own)}
    table.put(plenary, table.case("Harmless"))
    assert {risk.item_id for risk in preparation(table.by(), plenary).risks} == items
    table.hold(plenary)
    assert preparation(table.by(), plenary).risks == ()


def test_who_can_be_invited_and_where_a_case_can_go(table: Table) -> None:
    case_id = table.secret()
    lines = invitable(table.by(), [case_id])
    assert {line.seat_id for line in lines if line.walled} == set(table.seats(["didier", "dora"]))
    assert not any(line.walled for line in invitable(table.by(), []))
    good = table.closed(names=["anne", "chantal"])
    table.closed(names=["anne", "didier"])
    assert [line.id for line in closed_sittings_for(table.by(), case_id)] == [good]
    for ask in (
        lambda: invitable(table.by("chantal"), [case_id]),
        lambda: closed_sittings_for(table.by("chantal"), case_id),
    ):
        with pytest.raises(NotAllowed):
            ask()


def test_what_stands_on_a_coming_agenda(table: Table) -> None:
    case_id, plenary = table.case(), table.plenary()
    assert not stands_on_a_coming_agenda(table.cast.system, [case_id])
    table.put(plenary, case_id)
    assert stands_on_a_coming_agenda(table.cast.system, [case_id])
    table.hold(plenary)
    assert not stands_on_a_coming_agenda(table.cast.system, [case_id])
