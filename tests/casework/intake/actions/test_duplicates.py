"""What happens when a phone sends again: every line of the table of duplicates and edits."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kikao.casework.forms.models import Form
from kikao.casework.intake.enums import AttachmentState, HeldReason, SubmissionState
from kikao.casework.intake.models import Attachment, Submission
from kikao.casework.intake.queries import beside, submissions
from kikao.casework.intake.reckoning.arrived import Arrived
from kikao.casework.intake.schemas import Taken
from kikao.casework.reports.models import Report
from kikao.foundation.access.models import WallMark
from kikao.foundation.files.models import EvidenceFile
from kikao.foundation.notices.models import Notice
from tests.casework.intake.conftest import Monitor, coming, report_of, row


def test_the_same_form_again_makes_no_second_report(monitor: Monitor) -> None:
    arrived = monitor.fill()
    first, again = monitor.send(arrived), monitor.send(arrived)
    assert (first.taken, again.taken) == (Taken.NEW, Taken.AGAIN)
    assert (first.id, first.reference) == (again.id, again.reference)
    assert Report.objects.count() == Submission.objects.count() == 1


def test_a_missing_file_is_attached_when_it_comes(monitor: Monitor) -> None:
    arrived = monitor.fill(media=("a.jpg", "b.jpg"), pairs=(("photo", "a.jpg"), ("photo", "b.jpg")))
    first = monitor.send(arrived, coming("a.jpg"))
    assert (row(first).state, row(first).missing) == (SubmissionState.WAITING, 1)
    again = monitor.send(arrived, coming("a.jpg"), coming("b.jpg", b"another picture"))
    assert again.taken == Taken.AGAIN
    assert (row(first).state, row(first).missing) == (SubmissionState.WHOLE, 0)
    assert EvidenceFile.objects.filter(subject_id=report_of(first).id).count() == 2
    assert {one.state for one in Attachment.objects.all()} == {AttachmentState.LINKED}


def test_a_file_nobody_named_is_kept_unlinked(monitor: Monitor) -> None:
    first = monitor.send(monitor.fill(), coming("extra.jpg"))
    line = Attachment.objects.get(submission_id=first.id)
    assert (line.state, row(first).state) == (AttachmentState.UNLINKED, SubmissionState.WHOLE)
    assert EvidenceFile.objects.get(id=str(line.file_id)).subject_id == row(first).report_id


def test_the_same_name_with_other_bytes_is_kept_beside_the_first_and_flagged(monitor: Monitor) -> None:
    arrived = monitor.fill(media=("a.jpg",), photo="a.jpg")
    monitor.send(arrived, coming("a.jpg"))
    assert monitor.send(arrived, coming("a.jpg", b"other bytes")).taken == Taken.AGAIN
    assert sorted(Attachment.objects.values_list("state", flat=True)) == ["ANOTHER", "LINKED"]
    assert EvidenceFile.objects.count() == 2


def test_other_answers_under_the_same_id_are_kept_as_a_conflict_once(monitor: Monitor) -> None:
    first = monitor.send(monitor.fill(instance="uuid:1"))
    other = monitor.fill(instance="uuid:1", what_happened="Nobody stopped us.", accused="POLICE")
    found = [monitor.send(other), monitor.send(other)]
    assert [one.taken for one in found] == [Taken.CONFLICT, Taken.AGAIN]
    kept = row(found[0])
    assert (kept.state, kept.earlier_id, kept.report_id) == ("CONFLICT", first.id, row(first).report_id)
    assert Report.objects.count() == 1
    assert set(WallMark.objects.filter(subject_id=str(kept.report_id)).values_list("key", flat=True)) == {
        "UNIFORM"
    }
    told = Notice.objects.filter(about="submission", about_id=kept.id)
    assert {one.subject_id for one in told} == {kept.report_id}
    assert len(told) == 2
    versions = beside(monitor.cast.actor("anne"), found[0].id)
    assert {one.path: (one.was, one.now) for one in versions[1].changed} == {
        "/data/what_happened": ("Two men stopped us at the barrier.", "Nobody stopped us."),
        "/data/accused": ("OTHER", "POLICE"),
    }


def test_an_edit_is_a_later_version_and_an_edit_of_an_edit_too(monitor: Monitor) -> None:
    first = monitor.send(monitor.fill(instance="uuid:1"))
    edit = monitor.fill(instance="uuid:2", earlier="uuid:1", where_words="At the river.")
    second = monitor.send(edit)
    third = monitor.send(monitor.fill(instance="uuid:3", earlier="uuid:2", where_words="At the pit."))
    assert [one.taken for one in (second, third, monitor.send(edit))] == [Taken.NEW, Taken.NEW, Taken.AGAIN]
    assert {row(one).earlier_id for one in (second, third)} == {first.id}
    assert {row(one).state for one in (second, third)} == {SubmissionState.EDIT}
    assert Report.objects.count() == 1
    opened = {one.line.id: one for one in beside(monitor.cast.actor("anne"), second.id)}
    changed = opened[second.id].changed
    assert [(one.path, one.was, one.now) for one in changed] == [("/data/where_words", "", "At the river.")]
    assert next(iter(opened)) == first.id


def test_an_edit_of_something_unknown_is_a_report_and_says_so(monitor: Monitor) -> None:
    kept = row(monitor.send(monitor.fill(earlier="uuid:never")))
    assert kept.earlier_unknown
    assert kept.report_id
    assert kept.earlier_id is None


def test_a_form_without_an_id_gets_one_and_is_taken_once(monitor: Monitor) -> None:
    arrived = monitor.fill(instance="")
    first, again = monitor.send(arrived), monitor.send(arrived)
    assert row(first).without_id
    assert again.taken == Taken.AGAIN
    assert monitor.send(monitor.fill(instance="", what_happened="Else.")).taken == Taken.NEW


def _closed(monitor: Monitor) -> Arrived:
    Form.objects.update(is_open=False)
    return monitor.fill()


def _unknown_version(monitor: Monitor) -> Arrived:
    return monitor.fill(version="99")


def _unknown_form(monitor: Monitor) -> Arrived:
    return monitor.fill("nobody-knows")


def _encrypted(monitor: Monitor) -> Arrived:
    monitor.publish("locked", is_encrypted=True, key_item_id=monitor.cast.group_id)
    return replace(monitor.fill("locked"), is_encrypted=True, answers=())


def _plain_to_encrypted(monitor: Monitor) -> Arrived:
    return replace(_encrypted(monitor), is_encrypted=False)


@pytest.mark.parametrize(
    ("fill", "reason"),
    [
        (_closed, HeldReason.CLOSED),
        (_unknown_version, HeldReason.UNKNOWN_VERSION),
        (_unknown_form, HeldReason.UNKNOWN_FORM),
        (_encrypted, HeldReason.ENCRYPTED),
        (_plain_to_encrypted, HeldReason.NOT_ENCRYPTED),
    ],
)
def test_what_fits_no_form_waits_apart_behind_walls(
    monitor: Monitor, fill: Callable[[Monitor], Arrived], reason: HeldReason
) -> None:
    arrived = fill(monitor)
    held = monitor.send(arrived, coming("submission.xml.enc"))
    assert (held.taken, row(held).state, row(held).held_reason) == (Taken.HELD, SubmissionState.HELD, reason)
    assert monitor.send(arrived).taken == Taken.AGAIN
    marks = WallMark.objects.filter(subject_id=held.id).values_list("key", flat=True)
    holder = {f"ORG:{monitor.cast.bodies['banro']}"}
    could_be_alert = reason in {HeldReason.UNKNOWN_FORM, HeldReason.UNKNOWN_VERSION}
    assert set(marks) == {"UNIFORM", "COMPANY_GUARD"} | (holder if could_be_alert else set())
    assert EvidenceFile.objects.get().subject_id == held.id
    assert [one.id for one in submissions(monitor.cast.actor("anne"), state="HELD").items] == [held.id]
    assert list(submissions(monitor.cast.actor("baraka")).items) == []
    assert Report.objects.count() == 0


def test_what_was_erased_stays_erased_and_so_does_its_edit(monitor: Monitor) -> None:
    arrived = monitor.fill(instance="uuid:1")
    first = monitor.send(arrived)
    Submission.objects.update(state=SubmissionState.ERASED, report=None, whole_item_id=None, content_tag="")
    other = monitor.fill(instance="uuid:1", what_happened="Else.")
    edit = monitor.fill(instance="uuid:2", earlier="uuid:1")
    for one in (arrived, other, edit):
        assert monitor.send(one, coming("a.jpg")).taken == Taken.ERASED
    assert Submission.objects.get().id == first.id
    assert EvidenceFile.objects.count() == 0


def test_after_the_content_was_forgotten_nothing_is_lost(monitor: Monitor) -> None:
    arrived = monitor.fill(instance="uuid:1", media=("a.jpg",), photo="a.jpg")
    first = monitor.send(arrived, coming("a.jpg"))
    Submission.objects.update(content_tag="")
    Attachment.objects.update(content_tag="")
    again = monitor.send(arrived)
    assert (again.taken, row(again).earlier_id) == (Taken.CONFLICT, first.id)
    assert report_of(first).id == report_of(again).id
