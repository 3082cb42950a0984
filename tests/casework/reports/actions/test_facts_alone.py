"""Reports of facts alone: nothing of a person is in them, and nothing of a person can ever be put in."""

import pytest
from django.db import IntegrityError, transaction

from kikao.casework.reports.actions import record_report
from kikao.casework.reports.enums import ConsentScope
from kikao.casework.reports.models import Consent, Report
from kikao.casework.reports.queries import lacking, words_of
from kikao.casework.reports.schemas import Taking
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Invalid
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.models import Compartment
from tests.casework.reports.conftest import Desk, row, told_

FACTS = Taking(channel="CALL", facts_only=True)


def test_a_report_of_facts_alone_has_no_place_for_an_identity(desk: Desk) -> None:
    for report_id in (desk.record(taking=FACTS), desk.send(facts_only=True)):
        layers = Compartment.objects.filter(subject_id=report_id).values_list("layer", flat=True)
        assert list(layers) == [vault.Layer.N]
        assert words_of(desk.by(), report_id).narrative
        with pytest.raises(LookupError):
            vault.put(desk.cast.group_id, report_id, "report.identity", "Her name", layer=vault.Layer.I)


@pytest.mark.parametrize("field", ["identity_item_id", "behalf_item_id"])
def test_the_database_refuses_an_identity_in_a_report_of_facts_alone(desk: Desk, field: str) -> None:
    report_id = desk.record(taking=FACTS)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(id=report_id).update(**{field: random_id()})


def test_what_says_who_somebody_is_is_refused_where_it_was_written(desk: Desk) -> None:
    with pytest.raises(Invalid) as told:
        record_report(desk.by(), told=told_(identity="Her name"), taking=FACTS)
    assert set(told.value.fields) == {"identity"}
    behalf = Taking(channel="CALL", facts_only=True, behalf="The pastor", behalf_manner="ORAL")
    with pytest.raises(Invalid) as brought:
        record_report(desk.by(), told=told_(), taking=behalf)
    assert set(brought.value.fields) == {"behalf"}
    with pytest.raises(Invalid):
        desk.send(facts_only=True, identity="0990000000")
    assert not Report.objects.exists()


def test_facts_alone_may_be_worked_with_and_go_no_further(desk: Desk) -> None:
    report_id = desk.record(taking=FACTS)
    assert not Consent.objects.exists()
    refused = {scope for scope in ConsentScope if lacking(desk.by(), [report_id], scope)}
    assert refused == set(ConsentScope) - {ConsentScope.STORE, ConsentScope.SECUSE, ConsentScope.FACTS}
    assert row(report_id).facts_only
