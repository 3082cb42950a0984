"""What arrived from the field and never became a report is on the plan of erasure; a stone is left, a hold keeps it."""

from datetime import timedelta

import pytest

from kikao.casework.forms.enums import FormKind
from kikao.casework.intake.actions.sorting import settle_submission
from kikao.casework.intake.enums import SettledAs, SubmissionState
from kikao.casework.intake.models import Attachment, Finding, Submission
from kikao.casework.intake.schemas import Receipt, Taken
from kikao.foundation.base.clock import today
from kikao.foundation.files.models import EvidenceFile, FileKey
from kikao.foundation.notices.models import Notice
from kikao.foundation.sealing import vault
from kikao.foundation.sealing.models import Compartment, SealedItem
from kikao.insight.retention.actions import confirm_erasure, place_hold, repeat_erasures, start_erasure
from kikao.insight.retention.actions.erasing import NoLongerDue
from kikao.insight.retention.models import Erased, Hold
from tests.casework.intake.conftest import Monitor, coming, home, monitor, row
from tests.insight.retention.conftest import LONG_AGO, House
from tests.insight.retention.test_again import Brought

__all__ = ["home", "monitor"]
YEAR = timedelta(days=366)


def aged(receipt: Receipt, age: timedelta = LONG_AGO) -> Submission:
    """Have a submission and its later versions arrive so long ago."""
    Submission.objects.filter(id=receipt.id).update(arrived_on=today() - age)
    Submission.objects.filter(earlier_id=receipt.id).update(arrived_on=today() - age)
    return row(receipt)


def test_a_stone_is_left_of_what_no_form_explained_and_of_its_versions(
    monitor: Monitor, house: House
) -> None:
    arrived = monitor.fill("stranger", instance="uuid:1")
    first = monitor.send(arrived, coming("a.jpg"))
    monitor.send(monitor.fill("stranger", instance="uuid:1", what_happened="Else."), coming("b.jpg"))
    monitor.publish("visit", FormKind.VISIT)
    visit = monitor.send(monitor.fill("visit", done_on="2026-03-02", clause="4"))
    young = aged(monitor.send(monitor.fill("stranger")), YEAR / 2)
    held, waits = aged(first), aged(visit)
    number = house.erase(held.id, waits.id)
    gone = Submission.objects.exclude(id=young.id)
    assert set(gone.values_list("state", "whole_item_id", "identity_item_id", "content_tag")) == {
        (SubmissionState.ERASED, None, None, "")
    }
    assert not Compartment.objects.filter(subject_id__in=(held.id, waits.id)).exists()
    assert not Attachment.objects.exists()
    assert not Finding.objects.exists()
    assert not FileKey.objects.exists()
    assert not EvidenceFile.objects.filter(disposed_on=None).exists()
    assert not Notice.objects.filter(about_id__in=gone.values("id")).exists()
    kept = Erased.objects.filter(certificate_id=number).values_list("reference", "scope", "subject_kind")
    assert set(kept) == {(one.reference, "SENDING", "SENDING") for one in (held, waits)}
    assert monitor.send(arrived, coming("a.jpg")).taken == Taken.ERASED
    assert vault.readers_of(young.id), "what is not due is as it was"
    assert SealedItem.objects.filter(id__in=[young.whole_item_id]).exists()


@pytest.mark.parametrize(
    ("reason", "age", "ground"),
    [
        (SettledAs.TEST, 40, "SPAM"),
        (SettledAs.ADVERTISING, 20, ""),
        (SettledAs.NOTHING, 400, "SET_ASIDE"),
        (SettledAs.TWICE, 200, ""),
    ],
)
def test_what_somebody_settled_goes_after_the_period_of_its_reason(
    monitor: Monitor, house: House, reason: SettledAs, age: int, ground: str
) -> None:
    held = row(monitor.send(monitor.fill("stranger")))
    settle_submission(house.by(), submission_id=held.id, reason=reason)
    Submission.objects.filter(id=held.id).update(settled_on=today() - timedelta(days=age))
    Submission.objects.filter(id=held.id).update(arrived_on=today() - timedelta(days=age))
    planned = house.planned(held.id)
    assert bool(planned) is bool(ground)
    if planned:
        house.erase(held.id)
        assert Erased.objects.get().ground == ground


def test_through_whose_phone_it_came_goes_sooner_than_the_words(monitor: Monitor, house: House) -> None:
    held = aged(monitor.send(monitor.fill("stranger")), YEAR * 1.5)
    items = Brought(SealedItem.objects.all())
    house.erase(held.id)
    after = Submission.objects.get(id=held.id)
    assert (after.identity_item_id, after.whole_item_id) == (None, held.whole_item_id)
    assert not SealedItem.objects.filter(id__in=[held.identity_item_id]).exists()
    assert SealedItem.objects.filter(id__in=[held.whole_item_id]).exists()
    items.back()
    assert repeat_erasures(house.cast.system) == 1
    assert not SealedItem.objects.filter(id__in=[held.identity_item_id]).exists()


def test_a_hold_keeps_it_with_its_versions(monitor: Monitor, house: House) -> None:
    first = monitor.send(monitor.fill("stranger", instance="uuid:1"))
    later = monitor.send(monitor.fill("stranger", instance="uuid:1", what_happened="Else."))
    held = aged(first)
    lines = house.planned(held.id)
    assert len(lines) == 1
    place_hold(house.by(), reference=row(later).reference, reason="The court asks for it.")
    assert Hold.objects.get().subject_id == held.id
    start_erasure(house.by(), line_ids=lines)
    with pytest.raises(NoLongerDue):
        confirm_erasure(house.by("esperance"), line_ids=lines)
    assert house.planned(held.id) == []
    assert row(first).state == SubmissionState.HELD


def test_what_an_older_backup_brought_back_is_erased_again(monitor: Monitor, house: House) -> None:
    held = aged(monitor.send(monitor.fill("stranger"), coming("a.jpg")))
    before = Submission.objects.filter(id=held.id).values().get()
    items = Brought(SealedItem.objects.all())
    house.erase(held.id)
    left = set(SealedItem.objects.values_list("id", flat=True))
    items.back()
    Submission.objects.filter(id=held.id).update(**before)
    assert repeat_erasures(house.cast.system) >= 1
    assert Submission.objects.get(id=held.id).state == SubmissionState.ERASED
    assert not SealedItem.objects.exclude(id__in=left).filter(id__in=[held.whole_item_id]).exists()
