"""What becomes of the answers of a form: codes where there are codes, seals for everything else."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kikao.casework.forms.enums import FormKind
from kikao.casework.intake.actions import forget_tags, hold_sealed
from kikao.casework.intake.enums import HeldReason, SubmissionState
from kikao.casework.intake.models import Attachment, Finding, GuardAlert, Submission
from kikao.casework.intake.queries import submissions
from kikao.casework.intake.schemas import Taken
from kikao.casework.reports.enums import Restriction
from kikao.casework.reports.models import Consent, Report, ReportAccused
from kikao.casework.reports.queries import words_of
from kikao.foundation.access.models import WallMark, WorkingGroup
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.clock import LUBUMBASHI, today
from kikao.foundation.base.stops import Stop
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.sealing.models import SealedItem
from kikao.foundation.sealing.vault import readers_of
from kikao.registry.places.models import Place, Territory
from tests.casework.intake.conftest import Monitor, coming, report_of, row

DEVICE = {
    "/data/meta/deviceID": "collect:ZQXDEVICE1234567",
    "/data/phonenumber": "+243 99 ZQX 1",
    "/data/username": "ZQX-user",
    "/data/email": "zqx@example.org",
    "/data/subscriberid": "ZQX-SUB",
    "/data/simserial": "ZQX-SIM",
}


def shown(*markers: str) -> list[str]:
    """Return every value of the database in which one of these can be read, sealed bytes too."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            values = (f"{table}: {value}"[:300] for line in cursor.fetchall() for value in line)
            found += [value for value in values if any(marker in value for marker in markers)]
    return found


def test_codes_go_into_columns_and_everything_else_is_sealed(monitor: Monitor) -> None:
    place = Place.objects.filter(working_group_id=monitor.cast.group_id).first()
    kept = monitor.send(
        monitor.fill(
            when="2024-05-02T17:31:00.000+02:00",
            category="CF-DEBT",
            relation="0102",
            accused="POLICE OTHER",
            where_words="ZQX-river",
            contact="ZQX-mother",
            unmarked="ZQX-unmarked",
            stranger="ZQX-stranger",
            consent="STORE SECUSE FACTS",
            site=str(place.id) if place else "",
            pairs=(*DEVICE.items(), ("/data/start", "2026-03-05T10:11:12.000+02:00")),
        )
    )
    found = report_of(kept)
    assert (found.channel, found.language, found.category, found.source_kind) == (
        "FORM",
        "sw",
        "CF-DEBT",
        "0102",
    )
    assert (found.happened_from, found.place_id) == (date(2024, 5, 2), place.id if place else None)
    assert set(ReportAccused.objects.values_list("kind", flat=True)) == {"POLICE", "OTHER"}
    given = Consent.objects.filter(report=found, given=True)
    assert set(given.values_list("scope", "manner")) == {
        (one, "ORAL") for one in ("STORE", "SECUSE", "FACTS")
    }
    words = words_of(monitor.cast.actor("anne"), found.id)
    assert (words.narrative, words.place_words) == ("Two men stopped us at the barrier.", "ZQX-river")
    assert words.more
    assert "unmarked:\nZQX-unmarked" in words.more
    assert "stranger:\nZQX-stranger" in words.more
    assert "2026-03-05" in words.more
    assert "10:11" not in words.more
    assert not any(secret in words.more for secret in DEVICE.values())
    assert found.identity_item_id
    assert shown("ZQX") == []
    whole = SealedItem.objects.get(id=str(row(kept).whole_item_id))
    assert (whole.kind, whole.compartment.subject_id) == ("submission.whole", found.id)


def test_the_whole_says_neither_which_phone_nor_who_nor_at_what_hour(monitor: Monitor) -> None:
    kept = monitor.send(
        monitor.fill(
            contact="ZQX-mother", pairs=(*DEVICE.items(), ("start", "2026-03-05T10:11:12.000+02:00"))
        )
    )
    item = row(kept).whole_item_id
    assert item
    from kikao.foundation.sealing.vault import read

    whole = read(monitor.cast.actor("anne"), item)
    assert "barrier" in whole
    assert "ZQX-mother" not in whole
    assert "10:11" not in whole
    assert not any(secret in whole for secret in DEVICE.values())


def test_an_answer_in_no_list_never_loses_the_report(monitor: Monitor) -> None:
    later = (today() + timedelta(days=3)).isoformat()
    kept = monitor.send(
        monitor.fill(
            what_happened="",
            when=later,
            category="NOT-A-CODE",
            severity="very",
            site="somewhere",
            territory="unknown",
            accused="strangers",
            relation="cousin",
            language="klingon",
            consent="maybe",
        )
    )
    found = report_of(kept)
    assert (found.category, found.severity, found.happened_from, found.place, found.language) == (
        "",
        "",
        None,
        None,
        "fr",
    )
    marks = WallMark.objects.filter(subject_id=found.id).values_list("key", flat=True)
    assert set(marks) == {"UNIFORM", "COMPANY_GUARD"}
    more = words_of(monitor.cast.actor("anne"), found.id).more or ""
    for name, value in {
        "when": f"{int(later[8:]):02}/{later[5:7]}/{later[:4]}",
        "category": "NOT-A-CODE",
        "severity": "very",
        "site": "somewhere",
        "territory": "unknown",
        "accused": "strangers",
        "relation": "cousin",
        "language": "klingon",
        "consent": "maybe",
    }.items():
        assert f"{name}:\n{value}" in more
    assert not Consent.objects.filter(given=True).exists()


def test_a_city_of_the_same_name_gives_way_to_its_territoire(monitor: Monitor) -> None:
    there = Territory.objects.filter(working_group_id=monitor.cast.group_id, key="uvira")
    assert set(there.values_list("kind", flat=True)) == {"TERRITOIRE", "CITY"}
    made = report_of(monitor.send(monitor.fill(territory="uvira")))
    assert made.territory_id == there.get(kind="TERRITOIRE").id
    city = Territory.objects.filter(working_group_id=monitor.cast.group_id, kind="CITY")
    lone = city.exclude(key="uvira").first()
    assert lone
    assert report_of(monitor.send(monitor.fill(territory=lone.key))).territory_id == lone.id


def test_a_territory_is_known_by_its_key(monitor: Monitor) -> None:
    one = Territory.objects.filter(working_group_id=monitor.cast.group_id, kind="TERRITOIRE").first()
    if one is None:
        pytest.skip("no territories in the cast")
    assert report_of(monitor.send(monitor.fill(territory=one.key))).territory_id == one.id


def test_restricted_reports_keep_their_files_apart_and_the_trail_of_the_monitor_always_lies_apart(
    monitor: Monitor,
) -> None:
    kept = monitor.send(monitor.fill(category="HR-SGBV"), coming("a.jpg"))
    assert report_of(kept).restricted == Restriction.SGBV
    assert EvidenceFile.objects.get().subject_id == kept.id
    plain = monitor.send(monitor.fill(accused="POLICE"), coming("a.jpg"), coming("audit.csv", b"0,0,0"))
    subjects = EvidenceFile.objects.exclude(subject_id=kept.id).values_list("subject_id", flat=True)
    assert set(subjects) == {plain.id, row(plain).report_id}
    assert set(WallMark.objects.filter(subject_id=plain.id).values_list("key", flat=True)) == {"UNIFORM"}


def test_an_alert_of_a_guard_walls_the_body_whose_guards_it_could_be(monitor: Monitor) -> None:
    monitor.publish("guard", FormKind.GUARD)
    kept = monitor.send(
        monitor.fill(
            "guard",
            accused="COMPANY_GUARDS",
            rule="GC1",
            referred="PMH",
            violence="oui",
            agrees="no",
            works_for="ZQX-cooperative",
            answered="ZQX-nothing",
        )
    )
    found, alert = report_of(kept), GuardAlert.objects.get()
    assert (found.channel, alert.rule, alert.referred_to) == ("GARDE", "GC1", "PMH")
    assert alert.violence
    assert not alert.miner_agrees
    assert alert.affiliation_item_id
    assert alert.answer_item_id
    own = f"ORG:{monitor.cast.bodies['banro']}"
    marks = WallMark.objects.filter(subject_id=found.id).values_list("key", flat=True)
    assert set(marks) == {"COMPANY_GUARD", own}
    others = report_of(monitor.send(monitor.fill("guard", accused="POLICE")))
    assert own not in WallMark.objects.filter(subject_id=others.id).values_list("key", flat=True)
    assert shown("ZQX") == []


def test_a_check_leaves_claims_in_codes_and_waits(monitor: Monitor) -> None:
    monitor.publish("check", FormKind.CHECK)
    clauses = (("clause", "1"), ("finding", "DONE"), ("clause", "2"), ("finding", "ZQX"), ("clause", "1"))
    kept = monitor.send(
        monitor.fill(
            "check", instrument="SK-2026-7QF4KD", done_on="2024-05-02", no_access="ROAD", pairs=clauses
        )
    )
    lines = Finding.objects.order_by("clause").values_list(
        "clause", "finding", "instrument", "no_access", "done_on"
    )
    common = ("SK-2026-7QF4KD", "ROAD", date(2024, 5, 2))
    assert list(lines) == [(1, "DONE", *common), (2, "", *common)]
    assert row(kept).state == SubmissionState.WHOLE
    assert not row(kept).report_id
    assert monitor.send(monitor.fill("check", instrument="what they call it")).taken == Taken.NEW
    assert shown("ZQX") == []
    monitor.publish("training", FormKind.TRAINING)
    assert row(monitor.send(monitor.fill("training"))).report_id is None


def test_what_is_sealed_already_waits_as_it_came_once(monitor: Monitor) -> None:
    by = monitor.cast.source
    held = hold_sealed(by, content=b"\x01B sealed in a browser", reason=HeldReason.OFFLINE)
    again = hold_sealed(by, content=b"\x01B sealed in a browser", reason=HeldReason.OFFLINE)
    assert (held.taken, again.taken, held.id) == (Taken.HELD, Taken.AGAIN, again.id)
    assert readers_of(held.id) == {monitor.cast.accounts[name] for name in ("anne", "alice")}


def test_a_closed_group_keeps_nothing_and_says_so(monitor: Monitor) -> None:
    WorkingGroup.objects.update(intake_open=False)
    for form_id in ("report", "nobody-knows"):
        with pytest.raises(Stop) as stop:
            monitor.send(monitor.fill(form_id))
        assert stop.value.status == 503
    assert Submission.objects.count() == Report.objects.count() == 0


def test_a_submission_follows_the_walls_and_the_circle_of_its_report(monitor: Monitor) -> None:
    ogp = str(monitor.cast.bodies["ogp"])
    from kikao.foundation.sealing.box import new_pair
    from kikao.foundation.sealing.models import RecoveryKey

    RecoveryKey.objects.create(
        working_group_id=monitor.cast.group_id, public_key=new_pair().public, made_on=today()
    )
    monitor.send(monitor.fill(accused=ogp))
    seen = monitor.send(monitor.fill())
    assert [one.id for one in submissions(monitor.cast.actor("anne")).items] == [seen.id]
    assert list(submissions(monitor.cast.actor("esperance")).items) == []


def test_the_trail_names_no_phone_and_the_rows_no_hour(monitor: Monitor) -> None:
    kept = monitor.send(monitor.fill())
    entries = TrailEntry.objects.filter(verb__in=("submission.take", "report.receive"))
    assert {(one.actor, one.object_ref) for one in entries} == {
        ("source", str(kept.id)),
        ("source", str(row(kept).report_id)),
    }
    assert {one.at[10:] for one in entries} == {"T00:00:00.000+00:00"}
    assert kept.id.version == 4
    assert shown("ZQX-PHONE") == []


def test_soon_after_midnight_the_trail_has_the_day_of_the_report(monitor: Monitor) -> None:
    night = datetime.combine(today() + timedelta(days=1), time(0, 30), tzinfo=LUBUMBASHI)
    with time_machine.travel(night, tick=False):
        kept = monitor.send(monitor.fill())
    entries = TrailEntry.objects.filter(verb__in=("submission.take", "report.receive"))
    assert {one.at[:10] for one in entries} == {str(night.date())} == {str(row(kept).arrived_on)}


def test_contents_are_forgotten_after_ninety_days_and_ids_are_not(monitor: Monitor) -> None:
    arrived, nameless = monitor.fill(instance="uuid:1"), monitor.fill(instance="")
    first, second = monitor.send(arrived, coming("a.jpg")), monitor.send(nameless)
    assert forget_tags(monitor.cast.system) == 0
    tags = {one.id: one.instance_tag for one in Submission.objects.all()}
    Submission.objects.update(arrived_on=today() - timedelta(days=91))
    assert forget_tags(monitor.cast.system) == 2
    assert set(Submission.objects.values_list("content_tag", flat=True)) == {""}
    assert set(Attachment.objects.values_list("content_tag", flat=True)) == {""}
    assert (row(first).instance_tag == tags[first.id], row(second).instance_tag == tags[second.id]) == (
        True,
        False,
    )


def test_the_queries_of_a_submission_are_few_and_each_uses_an_index(monitor: Monitor) -> None:
    monitor.send(monitor.fill())
    with CaptureQueriesContext(connection) as queries:
        monitor.send(monitor.fill())
    assert len(queries) <= 40, "\n".join(one["sql"][:120] for one in queries)
    if connection.vendor != "sqlite":
        return
    scanned = []
    for one in queries:
        if one["sql"].startswith(("SELECT", "UPDATE")):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN {one['sql']}")
                scanned += [step[3] for step in cursor.fetchall() if step[3].startswith("SCAN")]
    assert set(scanned) <= SMALL, scanned


SMALL = {"SCAN key_holder", "SCAN key_offline USING INDEX key_offline_one"}
"""Tables of a few rows, however many reports there are."""
