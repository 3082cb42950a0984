"""How reports come in."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection

from kikao.casework.reports.actions import record_report, send_report
from kikao.casework.reports.actions._incoming import HELD_DAILY
from kikao.casework.reports.enums import AccusedKind, ConsentScope, Pile, ReportState
from kikao.casework.reports.models import Consent, Report, ReportAccused, ThreadMessage
from kikao.casework.reports.queries import QueueFilter, queue, report, words_of
from kikao.casework.reports.schemas import Accusation, Taking
from kikao.foundation.access.actor import Actor
from kikao.foundation.access.models import WallMark, WorkingGroup
from kikao.foundation.audit.door import sent_once
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import today
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop
from kikao.foundation.notices.models import Alert, Notice
from kikao.foundation.sealing.box import new_pair
from kikao.foundation.sealing.models import RecoveryKey
from kikao.foundation.sealing.vault import readers_of, receipt_keys_of
from kikao.registry.people.actions import declare_interest
from kikao.registry.places.models import Place
from tests.casework.reports.conftest import TAKING, Desk, row, told_

MARKS = {
    "words": "ZQX4471-WORDS",
    "place_words": "ZQX4471-PLACE",
    "identity": "ZQX4471-NAME",
}


def test_record_report_keeps_what_was_told(desk: Desk) -> None:
    taking = replace(
        TAKING, channel="LETTER", consents=("STORE", "SECUSE", "DONOR"), arrived_on=date(2024, 5, 2)
    )
    known = {
        "language": "shr",
        "interpreter": True,
        "happened": Moment.parse("04/2024"),
        "category": "CF-DEBT",
    }
    report_id = desk.record(taking=taking, source_kind="0102", reliability="02", **known)
    view = report(desk.by("alice"), report_id)
    assert (view.line.channel, view.language, view.interpreter) == ("LETTER", "shr", True)
    assert (view.line.arrived_on, view.line.happened) == (date(2024, 5, 2), Moment.parse("04/2024"))
    assert (view.source_kind, view.reliability, view.line.state) == ("0102", "02", ReportState.WAITING)
    assert view.line.severity == "SEV3"
    assert [line.scope for line in view.consents if line.given] == ["STORE", "SECUSE", "DONOR"]
    assert len(view.consents) == len(ConsentScope)
    assert view.by_hand
    assert words_of(desk.by(), report_id).narrative == "Two men stopped us at the barrier."
    assert TrailEntry.objects.filter(verb="report.record", object_ref=str(report_id)).exists()


def test_nothing_told_stands_plain_in_the_database(desk: Desk) -> None:
    taking = replace(TAKING, said_at="ZQX4471-SITTING", behalf="ZQX4471-BEARER", behalf_manner="ORAL")
    by_hand = desk.record(taking=taking, **MARKS)
    sent = desk.send(**MARKS)
    assert words_of(desk.by(), by_hand).said_at == "ZQX4471-SITTING"
    assert words_of(desk.by(), sent).narrative == MARKS["words"]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            dump = repr(
                [[bytes(cell) if isinstance(cell, memoryview) else cell for cell in line] for line in cursor]
            )
            assert "ZQX4471" not in dump, table
            assert desk.receipts[sent] not in dump, table


def test_an_identity_is_absent_by_default_and_sealed_for_two_custodians(desk: Desk) -> None:
    without = row(desk.record())
    assert (without.identity_item_id, without.behalf_item_id) == (None, None)
    assert row(desk.record(identity="the teacher of Luciga")).identity_item_id is not None


def test_record_report_is_refused_without_consent_and_keeps_nothing(desk: Desk) -> None:
    for consents in ((), ("STORE",), ("SECUSE", "FACTS")):
        with pytest.raises(Invalid) as stop:
            desk.record(taking=replace(TAKING, consents=consents))
        assert "consents" in stop.value.fields
    assert not Report.objects.exists()


def test_facts_alone_need_no_consent_and_take_no_identity(desk: Desk) -> None:
    facts = Taking(channel="PRESS", facts_only=True)
    report_id = desk.record(taking=facts)
    assert row(report_id).facts_only
    assert not Consent.objects.exists()
    with pytest.raises(Invalid) as stop:
        desk.record(taking=facts, identity="the editor")
    assert "identity" in stop.value.fields


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"words": " \n "}, "words"),
        ({"words": "…?!"}, "words"),
        ({"words": "x" * 20_001}, "words"),
        ({"words": "\x00\x01\x02PK"}, "words"),
        ({"place_words": "y" * 1001}, "place_words"),
        ({"happened": Moment.on(date(1885, 1, 1))}, "happened"),
        ({"happened": Moment.on(today() + timedelta(days=1))}, "happened"),
        ({"language": "xx"}, "language"),
        ({"category": "NO-SUCH"}, "category"),
        ({"source_kind": "77"}, "source_kind"),
        ({"accused": (Accusation("MARTIANS"),)}, "accused"),
        ({"accused": (Accusation(AccusedKind.ORGANISATION),)}, "accused"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_field(desk: Desk, told: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as stop:
        desk.record(**told)
    assert field in stop.value.fields
    assert not Report.objects.exists()
    assert TrailEntry.objects.filter(verb="report.record", outcome="REFUSED", code="input.invalid").exists()


def test_strange_codes_of_the_taking_are_refused(desk: Desk) -> None:
    for wrong, field in (
        (replace(TAKING, channel="PIGEON"), "channel"),
        (replace(TAKING, manner="WINK"), "manner"),
        (replace(TAKING, behalf="somebody", behalf_manner="WINK"), "behalf_manner"),
        (replace(TAKING, consents=("STORE", "SECUSE", "ALL")), "consents"),
        (replace(TAKING, arrived_on=today() + timedelta(days=1)), "arrived_on"),
        (replace(TAKING, arrived_on=date(1900, 1, 1)), "arrived_on"),
    ):
        with pytest.raises(Invalid) as stop:
            desk.record(taking=wrong)
        assert field in stop.value.fields


def test_nothing_is_taken_while_intake_is_closed(desk: Desk) -> None:
    WorkingGroup.objects.update(intake_open=False)
    for act in (desk.record, desk.send):
        with pytest.raises(Stop) as stop:
            act()
        assert (stop.value.code, stop.value.status) == ("report.intake_closed", 503)
    assert not Report.objects.exists()


def test_who_accuses_an_organisation_walls_its_seats_at_once(desk: Desk) -> None:
    body = desk.cast.bodies["pmh"]
    declare_interest(desk.by("alice"), organisation_id=body)
    report_id = desk.record(accused=(Accusation(AccusedKind.ORGANISATION, body),))
    assert readers_of(report_id) == {desk.cast.accounts["anne"]}
    assert queue(desk.by("alice"), QueueFilter()).items == ()
    assert [line.id for line in queue(desk.by("anne"), QueueFilter()).items] == [report_id]


def test_when_every_secretary_is_walled_the_custodians_are_told(desk: Desk) -> None:
    RecoveryKey.objects.create(
        working_group_id=desk.cast.group_id, public_key=new_pair().public, made_on=today()
    )
    report_id = desk.send(accused=(Accusation(AccusedKind.ORGANISATION, desk.cast.bodies["ogp"]),))
    assert readers_of(report_id) == set()
    told = {desk.cast.accounts[name] for name in ("esperance", "emile", "eve")}
    assert set(Notice.objects.values_list("account_id", flat=True)) == told


@pytest.mark.parametrize(
    ("kinds", "marks"),
    [
        ((AccusedKind.SOLDIERS,), {"UNIFORM"}),
        ((AccusedKind.POLICE, AccusedKind.MINING_POLICE), {"UNIFORM"}),
        ((AccusedKind.COMPANY_GUARDS,), {"COMPANY_GUARD"}),
        ((AccusedKind.UNKNOWN,), {"UNIFORM", "COMPANY_GUARD"}),
        ((), {"UNIFORM", "COMPANY_GUARD"}),
        ((AccusedKind.ARMED_GROUP, AccusedKind.OTHER), set()),
    ],
)
def test_the_unidentified_wall_everybody_they_could_be(
    desk: Desk, kinds: tuple[str, ...], marks: set[str]
) -> None:
    report_id = desk.send(accused=tuple(Accusation(kind) for kind in kinds))
    assert set(WallMark.objects.filter(subject_id=report_id).values_list("key", flat=True)) == marks
    assert readers_of(report_id) == {desk.cast.accounts["anne"], desk.cast.accounts["alice"]}
    assert ReportAccused.objects.filter(report_id=report_id).exists()


def test_an_organisation_of_another_group_is_not_in_the_list(desk: Desk) -> None:
    with pytest.raises(Invalid):
        desk.record(accused=(Accusation(AccusedKind.ORGANISATION, desk.cast.bodies["justicia"]),))


def test_send_report_needs_no_account_and_says_yes_to_two_scopes_only(desk: Desk) -> None:
    report_id = desk.send(also=("PUBL",), identity="+243 000")
    kept = row(report_id)
    assert (kept.channel, kept.taken_by, kept.arrived_on) == ("WEB", None, today())
    given = {line.scope for line in Consent.objects.filter(report=kept, given=True)}
    assert given == {"STORE", "SECUSE", "PUBL"}
    entry = TrailEntry.objects.get(verb="report.send")
    assert (entry.actor, entry.object_ref) == ("source", str(report_id))


def test_a_source_cannot_judge_itself_nor_name_a_registered_place(desk: Desk) -> None:
    place = Place.objects.filter(working_group_id=desk.cast.group_id).first()
    assert place is not None
    kept = row(desk.send(reliability="01", place_id=place.id, place_precision="GPS"))
    assert (kept.reliability, kept.place, kept.place_precision) == ("", None, "")


def test_a_place_brings_its_territory_and_walls_who_has_an_interest_there(desk: Desk) -> None:
    place = Place.objects.filter(working_group_id=desk.cast.group_id).first()
    assert place is not None
    kept = row(desk.record(place_id=place.id))
    assert kept.territory_id == place.territory_id
    assert WallMark.objects.filter(subject_id=kept.id, key=f"PLACE:{place.id}").exists()


def test_places_and_territories_that_are_not_there_are_refused(desk: Desk) -> None:
    for name in ("place", "territory"):
        with pytest.raises(Invalid) as stop:
            desk.record(**{f"{name}_id": desk.cast.group_id})
        assert name in stop.value.fields


def test_a_second_sending_is_the_first(desk: Desk) -> None:
    keys = receipt_keys_of(desk.cast.group_id, "baba baba baba baba baba baba")
    ids = []
    for _turn in range(2):
        with sent_once("the same form"):
            ids.append(send_report(desk.cast.source, told=told_(), receipt=keys))
    assert ids[0] == ids[1]
    assert Report.objects.count() == 1


def test_a_flood_goes_to_its_own_pile_until_that_is_full(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert HELD_DAILY > 100
    monkeypatch.setattr("kikao.casework.reports.actions._incoming.HELD_DAILY", 2)
    held = [desk.send(flood=True, category="HR-LIFE") for _turn in range(2)]
    assert {row(report_id).pile for report_id in held} == {Pile.HELD}
    assert not Alert.objects.exists()
    with pytest.raises(Stop) as stop:
        desk.send(flood=True)
    assert (stop.value.code, stop.value.status) == ("report.flood", 429)
    assert row(desk.send()).pile == Pile.MAIN


def test_a_grave_report_alerts_who_is_on_duty_and_tells_the_secretariat(desk: Desk) -> None:
    report_id = desk.send(category="HR-LIFE")
    assert Alert.objects.get().subject_id == report_id
    assert Notice.objects.filter(subject_id=report_id).count() == 2


def test_only_the_secretariat_records_and_only_a_source_sends(desk: Desk) -> None:
    for name in ("chantal", "esperance", "didier", "judith", "klaas", "luc"):
        with pytest.raises(NotAllowed):
            desk.record(name)
    keys = receipt_keys_of(desk.cast.group_id, "baba baba baba baba baba baba")
    for by in (desk.by(), desk.cast.system):
        with pytest.raises(NotAllowed):
            send_report(by, told=told_(), receipt=keys)
    with pytest.raises(NotAllowed):
        record_report(Actor.source(desk.cast.group_id), told=told_(), taking=TAKING)
    assert not ThreadMessage.objects.exists()
