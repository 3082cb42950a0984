"""Erasing takes two persons, leaves a stub and a certificate, and no key to what is gone."""

import pytest
from django.db import IntegrityError, transaction

from kikao.casework.incidents.models import Claim, Incident
from kikao.casework.incidents.queries import incident
from kikao.casework.reports.actions import record_consent
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WallMark
from kikao.foundation.access.wall import organisation_key, raise_wall
from kikao.foundation.audit import chain, pins
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.models import Compartment, ItemKey, PairWrap, SealedItem, Wrap
from kikao.insight.retention.actions import (
    call_off_erasure,
    confirm_erasure,
    place_hold,
    start_erasure,
)
from kikao.insight.retention.actions._seconds import TakesTwo
from kikao.insight.retention.actions._shredding import hanging_on_reports
from kikao.insight.retention.actions.erasing import NoLongerDue
from kikao.insight.retention.models import Certificate, Erased, ErasureLine
from kikao.insight.retention.queries import certificate, erased, plan, stubs_of
from kikao.registry.people.actions import declare_interest
from tests.insight.retention.conftest import LONG_AGO, House


def test_a_whole_report_goes_with_every_key_to_it(house: House) -> None:
    report = house.report()
    seen = house.incident(report)
    row = Report.objects.get(id=report)
    claim = Claim.objects.get(incident_id=seen)
    kept = vault.put(house.cast.group_id, seen, "incident.claim", "kept words")
    record_consent(house.by(), report_id=report, given=(), manner="ORAL", language="fr")
    marks = WallMark.objects.count()

    number = house.erase(report)

    assert not Report.objects.filter(id=report).exists()
    assert not Compartment.objects.filter(subject_id=report).exists()
    held = [row.narrative_item_id, row.identity_item_id, claim.wording_item_id]
    assert not SealedItem.objects.filter(id__in=held).exists()
    assert not ItemKey.objects.filter(item_id__in=held).exists()
    assert not Wrap.objects.filter(compartment__subject_id=report).exists()
    assert not PairWrap.objects.filter(compartment__subject_id=report).exists()
    assert vault.read(house.by(), kept) == "kept words", "the rest of the incident is as it was"
    assert Incident.objects.filter(id=seen).exists()
    assert Claim.objects.get(id=claim.id).report_id is None
    assert incident(house.by(), seen)
    assert WallMark.objects.count() == marks, "who was walled from it is walled from its traces still"
    assert row.reference in {line.reference for line in erased(house.by()).items}
    assert stubs_of(house.by("emile"), [report])[report][0].certificate_id == number
    assert not [*chain.faults(), *pins.faults()]


def test_only_who_the_source_is_goes_when_that_period_is_over(house: House) -> None:
    report = house.report(age=LONG_AGO / 8)
    row = Report.objects.get(id=report)
    house.erase(report)
    assert vault.read(house.by(), row.narrative_item_id) == "SECRET-WORDS-5512"
    after = Report.objects.get(id=report)
    assert (after.identity_item_id, after.behalf_item_id) == (None, None)
    assert not SealedItem.objects.filter(id=row.identity_item_id).exists()
    assert not ItemKey.objects.filter(item_id=row.identity_item_id).exists()


def test_the_words_of_a_closed_case_go_and_its_register_stays(house: House) -> None:
    report = house.report(age=LONG_AGO)
    seen = house.incident(report)
    case = house.case(seen, closed=today() - LONG_AGO)
    house.erase()
    assert not SealedItem.objects.filter(compartment__subject_id__in=[report, seen, case]).exists()
    assert not Report.objects.filter(id=report).exists()
    assert incident(house.by(), seen).line.title == "Shots at the barrier"
    assert house.planned() == [], "nothing is erased twice"
    assert vault.put(house.cast.group_id, seen, "incident.claim", "new words after a relapse")


def test_it_takes_two_persons_of_the_right_roles(house: House) -> None:
    lines = house.planned(house.set_aside())
    for name in ("esperance", "baraka", "judith", "luc"):
        with pytest.raises(NotAllowed):
            start_erasure(house.by(name), line_ids=lines)
    start_erasure(house.by("anne"), line_ids=lines)
    with pytest.raises(TakesTwo):
        confirm_erasure(house.by("anne"), line_ids=lines)
    with pytest.raises(NotAllowed):
        confirm_erasure(house.by("chantal"), line_ids=lines)
    with pytest.raises(NotAllowed):
        confirm_erasure(house.cast.system, line_ids=lines)
    assert Report.objects.exists()
    call_off_erasure(house.by("eve"), line_ids=lines)
    start_erasure(house.by("alice"), line_ids=lines)
    confirm_erasure(house.by("anne"), line_ids=lines)
    assert not Report.objects.exists()


@pytest.mark.postgres
def test_the_database_itself_refuses_an_erasure_by_one(house: House) -> None:
    house.erase(house.set_aside())
    line = ErasureLine.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        ErasureLine.objects.update(started_by=line.confirmed_by)


def test_what_changed_meanwhile_is_not_erased(house: House) -> None:
    report = house.set_aside()
    lines = house.planned(report, house.set_aside())
    start_erasure(house.by(), line_ids=lines)
    place_hold(house.by("eve"), reference=Report.objects.get(id=report).reference, reason="A court asks.")
    with pytest.raises(NoLongerDue) as stop:
        confirm_erasure(house.by("alice"), line_ids=lines)
    assert Report.objects.get(id=report).reference in str(stop.value.message)
    assert Report.objects.count() == 2
    assert not Certificate.objects.exists()
    rest = house.planned()
    assert len(rest) == 1
    confirm_erasure(house.by("alice"), line_ids=rest)
    assert list(Report.objects.values_list("id", flat=True)) == [report]


def test_a_certificate_says_how_many_of_what_by_whom_and_nothing_else(house: House) -> None:
    first, second = house.set_aside(), house.set_aside()
    number = house.erase(first, second, second="emile")
    said = certificate(house.by("eve"), number)
    assert said.counts == (("Report: The whole report, and what claims quote of it", 2),)
    assert (said.started_by, said.confirmed_by) == (("Secretariat",), "IGE")
    assert len(said.records) == 2
    assert "SECRET" not in repr(said)
    entry = TrailEntry.objects.get(verb="erasure.confirm", outcome="DONE")
    assert (entry.object_ref, bool(entry.pins)) == (str(number), True)
    Erased.objects.filter(subject_id=first).delete()
    assert [fault.reason for fault in pins.faults()] == [f"erasure {number}: was changed after it was fixed"]


def test_who_is_walled_finds_no_trace_of_what_was_erased(house: House) -> None:
    report, hidden = house.set_aside(), house.set_aside()
    body = house.cast.bodies["ige"]
    raise_wall(house.cast.group_id, hidden, organisation_key(body), hidden)
    declare_interest(house.by("alice"), account_id=house.cast.accounts["alice"], organisation_id=body)
    lines = house.planned()
    seen_by_alice = {line.subject_id for line in plan(house.by("alice"), "PLANNED").items}
    assert seen_by_alice == {report}
    with pytest.raises(Unknown):
        start_erasure(house.by("alice"), line_ids=lines)
    start_erasure(house.by(), line_ids=lines)
    number = confirm_erasure(house.by("esperance"), line_ids=lines)
    assert {line.reference for line in erased(house.by("alice")).items} == {
        line.reference for line in erased(house.by("anne")).items
    } - {Erased.objects.get(subject_id=hidden).reference}
    with pytest.raises(Unknown):
        certificate(house.by("alice"), number)
    with pytest.raises(Unknown):
        certificate(house.by("emile"), number)
    assert certificate(house.by("anne"), number)


def test_every_table_that_hangs_on_a_report_is_known() -> None:
    """A new table that hangs on a report is looked at here before a report can be erased with it."""
    hanging = {
        relation.related_model._meta.label
        for relation in Report._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and relation.related_model
    }
    own = {model._meta.label for model, _field in hanging_on_reports()}
    assert hanging - own == {
        "incidents.IncidentReport",
        "incidents.Claim",
        "incidents.Comparison",
        "intake.Submission",
        "intake.GuardAlert",
        "handover.HandoverReport",
    }
