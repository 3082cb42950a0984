"""What a phone encrypted or a browser sealed becomes what it would have been plain; whom it accuses finds nothing of it."""

from uuid import UUID

import pytest

from kikao.casework.forms.enums import FormKind
from kikao.casework.intake.actions.drop import drop_draft, renew_drop_key
from kikao.casework.intake.actions.holding import hold_sealed
from kikao.casework.intake.actions.opening import open_arrival, take_held
from kikao.casework.intake.enums import AttachmentState, HeldReason, SettledAs, SubmissionState
from kikao.casework.intake.models import Attachment, Finding, Submission
from kikao.casework.intake.queries.apart import APART, count_apart, next_to_open
from kikao.casework.intake.queries.drop import intake_key
from kikao.casework.intake.queries.opening import FilesMissing, opened_apart, opened_arrival, words_apart
from kikao.casework.intake.schemas import Taken
from kikao.casework.reports.actions import answer_by_receipt
from kikao.casework.reports.models import Report, ReportAccused
from kikao.casework.reports.queries import words_of
from kikao.foundation.access import wall
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.models import TrailEntry
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from kikao.foundation.files.coming import of_pieces
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.files.queries import files_of, opened
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.models import SealedItem, Wrap
from kikao.foundation.sealing.words import new_receipt
from kikao.registry.people.actions import declare_interest
from tests.casework.intake.conftest import coming, report_of, row
from tests.casework.intake.encrypting import Field, field
from tests.casework.intake.test_drop import draft

pytestmark = pytest.mark.django_db
PHOTO, VOICE = b"\xff\xd8 no picture at all" * 900, b"#!AMR voice" * 7000


__all__ = ["field"]


def contents(by: Actor, subject_id: UUID) -> dict[str, bytes]:
    lines = [line for line in files_of(by, [subject_id]).items if line.disposed_on is None]
    return {line.about.name if line.about else "": b"".join(opened(by, line.id).pieces) for line in lines}


def test_an_encrypted_form_becomes_the_report_that_it_would_have_been_plain(field: Field) -> None:
    held = field.send(
        field.fill(photo="photo.jpg", category="HR-FORCE"), {"photo.jpg": PHOTO, "voice.amr": VOICE}
    )
    anne = field.monitor.cast.actor("anne")
    assert (held.state, held.held_reason, held.report_id) == ("HELD", HeldReason.ENCRYPTED, None)
    assert next_to_open(anne, 5) == [held.id]
    settled = field.open(held)
    assert (settled.state, settled.settled_as) == (SubmissionState.SETTLED, SettledAs.REPORT)
    assert settled.settled_by == anne.account_id
    report = Report.objects.get(id=settled.report_id)
    assert (report.category, report.channel) == ("HR-FORCE", "FORM")
    assert report.identity_item_id is not None
    told = words_of(anne, report.id)
    assert told.narrative == "ZQX-TOLD at the barrier."
    assert "checksum" not in (told.more or "")
    assert contents(anne, report.id) == {"photo.jpg": PHOTO, "voice.amr": VOICE}
    assert count_apart(anne) == (0, 0)


def test_nothing_of_the_sealed_originals_is_left(field: Field) -> None:
    held = field.send(media={"photo.jpg": PHOTO})
    field.open(held)
    assert not SealedItem.objects.filter(id=held.whole_item_id).exists()
    assert not EvidenceFile.objects.filter(subject_id=held.id, disposed_on=None).exists()
    kept = SealedItem.objects.filter(compartment__subject_id=held.id, compartment__layer="N")
    assert set(kept.values_list("kind", flat=True)) <= {"file.custody"}
    with pytest.raises(Unknown):
        opened_arrival(field.monitor.cast.actor("anne"), held.id)


def test_unopened_it_stands_behind_the_walls_of_everybody_whom_it_could_accuse(field: Field) -> None:
    cast = field.monitor.cast
    declare_interest(cast.actor("alice"), organisation_id=cast.bodies["banro"])
    held = field.send()
    assert wall.keys_on([held.id])[held.id] == {wall.UNIFORM, wall.COMPANY_GUARD}
    assert vault.readers_of(held.id) == {cast.accounts["anne"]}
    for name in ("alice", "esperance", "chantal", "frank"):
        assert count_apart(cast.actor(name)) == (0, 0)
        with pytest.raises(Unknown):
            opened_arrival(cast.actor(name), held.id)
    found = opened_arrival(cast.actor("anne"), held.id)
    with pytest.raises(NotAllowed):
        open_arrival(cast.actor("esperance"), submission_id=held.id, opened=found)
    with pytest.raises(Unknown):
        open_arrival(cast.actor("alice"), submission_id=held.id, opened=found)


def test_a_secretary_whom_it_accuses_finds_nothing_after_opening_it(field: Field) -> None:
    cast = field.monitor.cast
    declare_interest(cast.actor("alice"), organisation_id=cast.bodies["cps"])
    accused = str(cast.bodies["cps"])
    held = field.send(field.fill(accused=accused, photo="photo.jpg"), {"photo.jpg": PHOTO})
    assert cast.accounts["alice"] in vault.readers_of(held.id)
    settled = field.open(held, "alice")
    assert ReportAccused.objects.get(report_id=settled.report_id).organisation_id == cast.bodies["cps"]
    walled = cast.actor("alice")
    assert vault.readers_of(settled.report_id or held.id) == {cast.accounts["anne"]}
    assert not Wrap.objects.filter(account_id=walled.account_id, compartment__subject_id=held.id).exists()
    assert count_apart(walled) == (0, 0)
    assert files_of(walled, [settled.report_id or held.id, held.id]).items == ()
    with pytest.raises(Unknown):
        words_of(walled, settled.report_id or held.id)
    assert words_of(cast.actor("anne"), settled.report_id or held.id).narrative == "ZQX-TOLD at the barrier."
    assert not TrailEntry.objects.filter(object_ref__contains="ZQX").exists()


def test_a_report_accusing_nobody_in_uniform_is_no_longer_behind_those_walls(field: Field) -> None:
    settled = field.open(field.send())
    marks = wall.keys_on([settled.id, settled.report_id or settled.id])
    assert set(marks.values()) == {frozenset()}


def test_what_does_not_open_waits_as_it_came(field: Field) -> None:
    arrived, files = field.finish(field.fill(), {})
    garbage = of_pieces([b"\0" * len(files["submission.xml.enc"])], "submission.xml.enc", "")
    held = row(field.monitor.send(arrived, garbage))
    settled = field.open(held)
    assert (settled.state, settled.held_reason) == ("HELD", HeldReason.UNREADABLE)
    anne = field.monitor.cast.actor("anne")
    assert list(contents(anne, held.id)) == ["submission.xml.enc"]
    assert words_apart(anne, held.id) is not None
    assert not Report.objects.exists()


def test_a_damaged_photograph_does_not_take_the_report_with_it(field: Field) -> None:
    arrived, files = field.finish(field.fill(photo="photo.jpg"), {"photo.jpg": PHOTO})
    cut = of_pieces([files["photo.jpg.enc"][:-7]], "photo.jpg.enc", "")
    xml = of_pieces([files["submission.xml.enc"]], "submission.xml.enc", "")
    settled = field.open(row(field.monitor.send(arrived, cut, xml)))
    anne = field.monitor.cast.actor("anne")
    assert list(contents(anne, settled.report_id or settled.id)) == ["photo.jpg.enc"]


def test_a_flipped_byte_is_said_in_the_report(field: Field) -> None:
    arrived, files = field.finish(field.fill(photo="photo.jpg"), {"photo.jpg": PHOTO})
    flipped = bytearray(files["photo.jpg.enc"])
    flipped[5] ^= 1
    sent = [
        of_pieces([bytes(flipped)], "photo.jpg.enc", ""),
        of_pieces([files["submission.xml.enc"]], "submission.xml.enc", ""),
    ]
    settled = field.open(row(field.monitor.send(arrived, *sent)))
    told = words_of(field.monitor.cast.actor("anne"), settled.report_id or settled.id)
    assert "was damaged on the way" in (told.more or "")


def test_files_that_have_not_come_are_waited_for_unless_somebody_goes_on_without_them(field: Field) -> None:
    arrived, files = field.finish(field.fill(photo="photo.jpg"), {"photo.jpg": PHOTO})
    xml = of_pieces([files["submission.xml.enc"]], "submission.xml.enc", "")
    held = row(field.monitor.send(arrived, xml))
    anne = field.monitor.cast.actor("anne")
    assert (held.missing, next_to_open(anne, 5)) == (1, [])
    with pytest.raises(FilesMissing):
        field.open(held)
    assert field.open(held, incomplete=True).settled_as == SettledAs.REPORT
    arrived, files = field.finish(field.fill(photo="photo.jpg"), {"photo.jpg": PHOTO})
    headless = row(field.monitor.send(arrived, of_pieces([files["photo.jpg.enc"]], "photo.jpg.enc", "")))
    with pytest.raises(FilesMissing):
        field.open(headless, incomplete=True)


def test_a_visit_that_was_encrypted_waits_with_what_it_claims(field: Field) -> None:
    field.publish("visit", FormKind.VISIT)
    xml = field.fill("visit", done_on="2026-03-02", photo="photo.jpg", clause="4")
    settled = field.open(field.send(xml, {"photo.jpg": PHOTO}, "visit"))
    assert (settled.state, settled.report_id) == (SubmissionState.WHOLE, None)
    claim = Finding.objects.get(submission=settled)
    assert (str(claim.done_on), claim.clause, claim.taken_up_on) == ("2026-03-02", 4, None)
    assert wall.keys_on([settled.id])[settled.id] == {wall.UNIFORM, wall.COMPANY_GUARD}
    assert contents(field.monitor.cast.actor("anne"), settled.id) == {"photo.jpg": PHOTO}


def test_an_edit_found_inside_stands_beside_the_report_that_it_edits(field: Field) -> None:
    first, _files = field.finish(field.fill(), {})
    earlier = f"<deprecatedID>{first.instance_id}</deprecatedID>"
    sent = [of_pieces([_files["submission.xml.enc"]], "submission.xml.enc", "")]
    root = field.open(row(field.monitor.send(first, *sent)))
    later = field.open(
        field.send(field.fill(what_happened="ZQX-SECOND", accused="COMPANY_GUARDS", earlier=earlier))
    )
    assert (later.state, later.earlier_id, later.report_id) == ("EDIT", root.id, root.report_id)
    assert Report.objects.count() == 1
    assert wall.COMPANY_GUARD in wall.keys_on([root.report_id or root.id])[root.report_id or root.id]
    assert count_apart(field.monitor.cast.actor("anne")) == (1, 0)


def test_opening_twice_is_done_once(field: Field) -> None:
    held = field.send()
    anne = field.monitor.cast.actor("anne")
    found = opened_arrival(anne, held.id)
    again = opened_arrival(anne, held.id)
    open_arrival(anne, submission_id=held.id, opened=found)
    with pytest.raises(Stop, match=r"intake\.settled"):
        open_arrival(anne, submission_id=held.id, opened=again)
    assert Report.objects.count() == 1


@pytest.mark.parametrize("read_by", ["version", "nothing"])
def test_what_came_plain_is_taken_from_quarantine_by_a_person(field: Field, read_by: str) -> None:
    monitor, anne = field.monitor, field.monitor.cast.actor("anne")
    arrived = monitor.fill("sealed", media=("photo.jpg",), photo="photo.jpg", what_happened="ZQX-PLAIN")
    receipt = monitor.send(arrived, coming("photo.jpg", PHOTO))
    assert (receipt.taken, row(receipt).held_reason) == (Taken.HELD, HeldReason.NOT_ENCRYPTED)
    read = words_apart(anne, receipt.id)
    assert read is not None
    assert ("/data/what_happened", "ZQX-PLAIN") in [(one.path, one.value) for one in read.answers]
    version = monitor.forms["report"].id if read_by == "version" else None
    found = opened_apart(anne, receipt.id, version_id=version)
    take_held(anne, submission_id=receipt.id, opened=found, version_id=version)
    told = words_of(anne, report_of(receipt).id)
    assert (told.narrative == "ZQX-PLAIN") is (read_by == "version")
    assert read_by == "version" or "ZQX-PLAIN" in (told.more or "")
    assert contents(anne, report_of(receipt).id) == {"photo.jpg": PHOTO}
    lines = Attachment.objects.filter(submission_id=receipt.id)
    assert [(one.state, one.file_id is None) for one in lines] == [(AttachmentState.LINKED, False)]
    assert monitor.send(arrived, coming("photo.jpg", PHOTO)).taken == Taken.AGAIN
    assert len(contents(anne, report_of(receipt).id)) == 1


def test_an_encrypted_form_of_an_unknown_version_is_opened_with_the_key_of_a_known_one(field: Field) -> None:
    arrived, files = field.finish(field.fill("other"), {}, "other")
    held = row(
        field.monitor.send(arrived, of_pieces([files["submission.xml.enc"]], "submission.xml.enc", ""))
    )
    anne = field.monitor.cast.actor("anne")
    assert held.held_reason == HeldReason.UNKNOWN_FORM
    assert not opened_apart(anne, held.id).is_readable
    version = field.monitor.forms["sealed"].id
    found = opened_apart(anne, held.id, version_id=version)
    take_held(anne, submission_id=held.id, opened=found, version_id=version)
    assert words_of(anne, Report.objects.get().id).narrative == "ZQX-TOLD at the barrier."
    assert SubmissionState.SETTLED not in APART


def test_what_waited_in_a_browser_becomes_a_report_to_which_its_receipt_leads(field: Field) -> None:
    cast, words = field.monitor.cast, new_receipt()
    renew_drop_key(cast.source)
    key = intake_key(cast.group_id)
    assert key
    receipt = vault.receipt_keys_of(cast.group_id, words)
    held = Submission.objects.get(
        id=drop_draft(cast.source, sealed=draft(key, "ZQX-OFFLINE"), receipt=receipt)
    )
    settled = field.open(held)
    report = Report.objects.get(id=settled.report_id)
    assert (report.channel, settled.receipt_tag, settled.whole_item_id) == ("WEB", None, None)
    assert words_of(cast.actor("anne"), report.id).narrative == "ZQX-OFFLINE"
    answer_by_receipt(cast.source, receipt=receipt, words="ZQX-ANSWER")
    assert words_of(cast.actor("anne"), report.id).messages[0].text == "ZQX-ANSWER"
    assert not SealedItem.objects.filter(id=held.whole_item_id).exists()


def test_a_draft_that_nothing_of_ours_wrote_waits_as_unreadable(field: Field) -> None:
    cast = field.monitor.cast
    content = b"\x01B" + b"\0" * 60
    receipt = hold_sealed(cast.source, content=content, reason=HeldReason.OFFLINE)
    assert field.open(row(receipt)).held_reason == HeldReason.UNREADABLE
