"""What comes back of a referral, and silence."""

from datetime import date, timedelta
from uuid import UUID

import pytest
import time_machine

from kikao.casework.referrals.actions import (
    answer_referral,
    correct_referral,
    mark_silent,
    recall_referral,
    remind_referral,
    send_referral,
)
from kikao.casework.referrals.queries import referral, referrals
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop
from kikao.foundation.notices.enums import NoticeKind
from kikao.foundation.notices.models import Notice
from tests.casework.tasks.follow import Follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(follow: Follow) -> UUID:
    """Return a case in which the police stand accused, passed on to the military prosecutor."""
    return send_referral(follow.by(), case_id=follow.secret(), target="AUD", words="A shot was fired.")


def steps(follow: Follow, referral_id: UUID) -> list[str]:
    return [step.step for step in referral(follow.by(), referral_id).steps]


def told(follow: Follow) -> set[UUID]:
    rows = Notice.objects.filter(kind=NoticeKind.REFERRAL_SILENT)
    return set(rows.values_list("account_id", flat=True))


def test_silence_is_called_by_its_name_once_and_can_still_be_broken(follow: Follow, sent: UUID) -> None:
    assert mark_silent(follow.cast.system) == 0
    with time_machine.travel(now() + timedelta(days=31), tick=False):
        assert [line.id for line in referrals(follow.by(), waiting=True).items] == [sent]
        assert mark_silent(follow.cast.system) == 1
        assert mark_silent(follow.cast.system) == 0
        assert referral(follow.by(), sent).line.state == "SILENT"
        assert told(follow) == {follow.cast.accounts[name] for name in ("anne", "alice")}
        answer_referral(follow.by(), referral_id=sent, new="TAKENUP", words="An inquiry was opened.")
        shown = referral(follow.by(), sent)
        assert (shown.line.state, shown.line.overdue) == ("TAKENUP", False)
        assert told(follow) == set()
    assert steps(follow, sent) == ["SENT", "SILENT", "TAKENUP"]


def test_a_reminder_gives_more_time_and_stays_in_the_story(follow: Follow, sent: UUID) -> None:
    with time_machine.travel(now() + timedelta(days=40), tick=False):
        mark_silent(follow.cast.system)
        later = today() + timedelta(days=14)
        remind_referral(follow.by(), referral_id=sent, words="By telephone.", answer_due_on=later)
        assert referral(follow.by(), sent).line.answer_due_on == later
        for wrong in ({"answer_due_on": today() - timedelta(days=1)}, {"real_on": date(2020, 1, 1)}):
            with pytest.raises(Invalid):
                remind_referral(follow.by(), referral_id=sent, **wrong)  # type: ignore[arg-type]
        answer_referral(follow.by(), referral_id=sent, new="ANSWERED", words="They look into it.")
        with pytest.raises(Stop, match=r"referral\.answered_already"):
            remind_referral(follow.by(), referral_id=sent)
    assert steps(follow, sent) == ["SENT", "SILENT", "REMINDED", "ANSWERED"]


def test_an_answer_says_what_it_says_and_what_was_declined_can_be_taken_up(
    follow: Follow, sent: UUID
) -> None:
    answer_referral(follow.by(), referral_id=sent, new="ACK")
    for wrong in (
        {"new": "DECLINED", "words": " "},
        {"new": "SILENT", "words": "x"},
        {"new": "?", "words": "x"},
    ):
        with pytest.raises(Invalid):
            answer_referral(follow.by(), referral_id=sent, **wrong)  # type: ignore[arg-type]
    version = referral(follow.by(), sent).line.version
    answer_referral(follow.by(), referral_id=sent, new="DECLINED", words="Not theirs.", version=version)
    with pytest.raises(Clash):
        answer_referral(follow.by(), referral_id=sent, new="TAKENUP", words="After all.", version=version)
    answer_referral(follow.by(), referral_id=sent, new="TAKENUP", words="After all.")
    with pytest.raises(Stop, match=r"lifecycle\.referral"):
        answer_referral(follow.by(), referral_id=sent, new="ACK")
    assert [step.words for step in referral(follow.by(), sent).steps] == [
        None,
        None,
        "Not theirs.",
        "After all.",
    ]


def test_a_correction_keeps_what_stood_there_before(follow: Follow, sent: UUID) -> None:
    earlier = today() - timedelta(days=9)
    correct_referral(follow.by(), referral_id=sent, reason="Wrong day.", sent_on=earlier, manner="MAIL")
    shown = referral(follow.by(), sent)
    assert (shown.line.sent_on, shown.manner) == (earlier, "MAIL")
    words = shown.steps[-1].words or ""
    assert str(today()) in words
    assert "Wrong day." in words
    for wrong in (
        {"reason": "x"},
        {"reason": " ", "manner": "PHONE"},
        {"reason": "x", "answer_due_on": earlier - timedelta(days=1)},
    ):
        with pytest.raises(Invalid):
            correct_referral(follow.by(), referral_id=sent, **wrong)  # type: ignore[arg-type]


def test_what_is_taken_back_stays_in_the_register_and_waits_for_nothing(follow: Follow, sent: UUID) -> None:
    with pytest.raises(NotAllowed):
        recall_referral(follow.by("chantal"), referral_id=sent, reason="Entered twice.")
    recall_referral(follow.by(), referral_id=sent, reason="Entered twice.")
    with time_machine.travel(now() + timedelta(days=60), tick=False):
        assert mark_silent(follow.cast.system) == 0
        assert referrals(follow.by(), waiting=True).items == ()
    with pytest.raises(Stop, match=r"lifecycle\.referral"):
        answer_referral(follow.by(), referral_id=sent, new="ACK")
    assert [line.state for line in referrals(follow.by()).items] == ["RECALLED"]
