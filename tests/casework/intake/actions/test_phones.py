"""Two custodians can open through whose phone an opened form came, if its source agreed to be known; it goes with its period."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from kikao.casework.intake.models import Submission
from kikao.casework.intake.queries.phones import has_phone_behind, phones_behind
from kikao.casework.reports.models import Report
from kikao.casework.reports.queries import ConsentStop
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.actions import approve_identity, ask_identity
from kikao.foundation.sealing.identity import read_identity
from kikao.foundation.sealing.models import SealedItem
from kikao.foundation.sealing.queries import identities_behind
from kikao.insight.retention.actions import confirm_erasure, plan_erasure, start_erasure
from kikao.insight.retention.models import ErasureLine
from kikao.registry.people.actions import declare_interest
from tests.casework.intake.conftest import Monitor, row
from tests.casework.intake.encrypting import Field, field
from tests.kit.door import let_in

pytestmark = pytest.mark.django_db
__all__ = ["field"]
CUSTODIANS = ("esperance", "emile")


def opened(field: Field, **answers: str) -> tuple[Submission, UUID]:
    """Send an encrypted form and have it opened."""
    settled = field.open(field.send(field.fill(**answers)))
    assert settled.report_id
    return settled, settled.report_id


def test_two_custodians_open_through_whose_phone_it_came(field: Field) -> None:
    cast = field.monitor.cast
    settled, report_id = opened(field, consent="STORE SECUSE")
    anne = cast.actor("anne")
    assert has_phone_behind(anne, report_id)
    assert {one.subject_id for one in identities_behind(anne, report_id)} == {report_id, settled.id}
    assert phones_behind(anne, [settled.id, report_id]) == {settled.id: settled.reference}
    opening = ask_identity(anne, subject_id=settled.id, reason="The phone may have been taken.")
    for name in CUSTODIANS:
        approve_identity(cast.actor(name), opening_id=opening)
    assert [one.text for one in read_identity(anne, opening) if "ZQX-PHONE-9" in one.text]


def test_without_consent_or_behind_a_wall_nobody_asks_for_the_phone(field: Field) -> None:
    cast = field.monitor.cast
    settled, _report = opened(field)
    with pytest.raises(ConsentStop):
        ask_identity(cast.actor("anne"), subject_id=settled.id, reason="why not")
    declare_interest(cast.actor("alice"), organisation_id=cast.bodies["cps"])
    walled, report_id = opened(field, accused=str(cast.bodies["cps"]), consent="STORE SECUSE")
    alice = cast.actor("alice")
    assert phones_behind(alice, [walled.id]) == {}
    assert not has_phone_behind(alice, report_id)
    with pytest.raises(Unknown):
        ask_identity(alice, subject_id=walled.id, reason="why not")


def test_the_pages_lead_to_the_custodians(client: Client, field: Field) -> None:
    settled, report_id = opened(field)
    waits = row(field.monitor.send(field.monitor.fill("stranger")))
    let_in(client, field.monitor.cast, "anne")
    for subject_id in (settled.id, waits.id):
        page = client.get(f"/office/intake/{subject_id}/").content.decode()
        assert f"/office/openings/ask/{subject_id}/" in page
    assert "Through whose phone it came" in client.get(f"/office/reports/{report_id}/").content.decode()
    there = client.get(f"/office/openings/ask/{report_id}/").content.decode()
    assert f"Through whose phone {settled.reference} came" in there


def test_the_phone_is_forgotten_with_the_identity_of_its_report(monitor: Monitor, field: Field) -> None:
    cast = monitor.cast
    settled, report_id = opened(field)
    Report.objects.filter(id=report_id).update(arrived_on=today() - timedelta(days=500))
    plan_erasure(cast.system)
    line = ErasureLine.objects.get(subject_id=report_id, scope="IDENTITY")
    start_erasure(cast.actor("anne"), line_ids=[line.id])
    confirm_erasure(cast.actor("esperance"), line_ids=[line.id])
    gone = SealedItem.objects.filter(compartment__subject_id__in=(report_id, settled.id))
    assert not gone.filter(compartment__layer="I").exists()
    assert row_of(settled).identity_item_id is None
    assert not has_phone_behind(cast.actor("anne"), report_id)


def row_of(settled: Submission) -> Submission:
    """Return it as it stands now."""
    return Submission.objects.get(id=settled.id)
