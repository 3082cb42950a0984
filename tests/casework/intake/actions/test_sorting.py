"""Of two versions a person says which counts; what is nothing is settled; nothing is overwritten and nothing lost."""

import pytest

from kikao.casework.forms.enums import FormKind
from kikao.casework.intake.actions.sorting import keep_first, settle_submission, take_later
from kikao.casework.intake.enums import SettledAs, SubmissionState
from kikao.casework.intake.models import Finding
from kikao.casework.intake.queries import beside
from kikao.casework.intake.queries.apart import ApartFilter, apart, submission_apart
from kikao.casework.reports.queries import words_of
from kikao.casework.reports.reckoning import LONGEST
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.models import SealedItem
from tests.casework.intake.conftest import Monitor, report_of, row

pytestmark = pytest.mark.django_db


def two_versions(monitor: Monitor, **later: str):  # type: ignore[no-untyped-def] # two receipts
    first = monitor.fill(instance="uuid:one", what_happened="ZQX-FIRST")
    second = monitor.fill(instance="uuid:one", what_happened="ZQX-SECOND", **later)
    return monitor.send(first), monitor.send(second)


def test_the_later_version_is_entered_as_a_note_and_the_first_words_stay(monitor: Monitor) -> None:
    anne = monitor.cast.actor("anne")
    first, later = two_versions(monitor, unmarked="x" * LONGEST)
    assert row(later).state == SubmissionState.CONFLICT
    take_later(anne, submission_id=later.id)
    told = words_of(anne, report_of(first).id)
    assert told.narrative == "ZQX-FIRST"
    notes = [one.text or "" for one in told.messages]
    assert "ZQX-SECOND" in notes[0]
    assert "ZQX-FIRST" in notes[0]
    assert len(notes) == 2
    assert (row(later).state, row(later).settled_as) == ("SETTLED", SettledAs.LATER)
    with pytest.raises(Stop, match=r"intake\.settled"):
        keep_first(anne, submission_id=later.id)


def test_the_first_version_may_stand_and_the_other_stays_beside_it(monitor: Monitor) -> None:
    anne = monitor.cast.actor("anne")
    first, later = two_versions(monitor)
    keep_first(anne, submission_id=later.id)
    assert row(later).settled_as == SettledAs.FIRST
    assert words_of(anne, report_of(first).id).messages == ()
    changed = beside(anne, later.id)[1].changed
    assert [(one.was, one.now) for one in changed] == [("ZQX-FIRST", "ZQX-SECOND")]


def test_versions_that_answer_the_same_say_so(monitor: Monitor) -> None:
    anne = monitor.cast.actor("anne")
    first = monitor.send(monitor.fill(instance="uuid:one"))
    later = monitor.send(monitor.fill(instance="uuid:two", earlier="uuid:one"))
    take_later(anne, submission_id=later.id)
    assert "nothing." in (words_of(anne, report_of(first).id).messages[0].text or "")


def test_a_later_check_claims_anew_what_nobody_has_taken_up(monitor: Monitor) -> None:
    monitor.publish("check", FormKind.CHECK)
    first = monitor.send(monitor.fill("check", instance="uuid:one", clause="3", done_on="2026-02-01"))
    later = monitor.send(monitor.fill("check", instance="uuid:one", clause="4", done_on="2026-02-02"))
    take_later(monitor.cast.actor("anne"), submission_id=later.id)
    claims = Finding.objects.values_list("submission_id", "clause")
    assert list(claims) == [(later.id, 4)]
    assert row(first).state == SubmissionState.WHOLE


def test_a_later_training_sheet_needs_nothing_more(monitor: Monitor) -> None:
    monitor.publish("training", FormKind.TRAINING)
    monitor.send(monitor.fill("training", instance="uuid:one"))
    later = monitor.send(monitor.fill("training", instance="uuid:one", unmarked="more"))
    take_later(monitor.cast.actor("anne"), submission_id=later.id)
    assert row(later).settled_as == SettledAs.LATER
    assert not Finding.objects.exists()


def test_what_is_nothing_is_settled_for_a_reason_and_stays_sealed(monitor: Monitor) -> None:
    anne = monitor.cast.actor("anne")
    held = monitor.send(monitor.fill("no-such-form"))
    with pytest.raises(Invalid):
        settle_submission(anne, submission_id=held.id, reason=SettledAs.REPORT)
    settle_submission(anne, submission_id=held.id, reason=SettledAs.TEST)
    assert submission_apart(anne, held.id).settled_as_label == SettledAs.TEST.label
    assert SealedItem.objects.filter(id=row(held).whole_item_id).exists()
    assert apart(anne, ApartFilter()).items == ()
    assert [one.id for one in apart(anne, ApartFilter(state="SETTLED", reason="FORM")).items] == [held.id]


def test_nobody_but_the_secretariat_says_what_becomes_of_it(monitor: Monitor) -> None:
    held = monitor.send(monitor.fill("no-such-form"))
    for name in ("esperance", "chantal", "luc"):
        with pytest.raises(NotAllowed):
            settle_submission(monitor.cast.actor(name), submission_id=held.id, reason=SettledAs.TEST)
    with pytest.raises(Unknown):
        settle_submission(monitor.cast.actor("frank"), submission_id=held.id, reason=SettledAs.TEST)
