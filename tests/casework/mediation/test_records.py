"""What the sides say: under their own key, answered, settled, passed on only with leave."""

import pytest

from kikao.casework.cases.queries import case
from kikao.casework.mediation.actions import (
    answer_in_room,
    note_side_refusal,
    record_statement,
    settle_statement,
    share_statement,
)
from kikao.casework.mediation.models import Record, RecordShare
from kikao.casework.mediation.queries import own_room, records_by_side, rooms_of_case
from kikao.foundation.base.stops import Clash, Invalid, Stop, Unknown
from tests.casework.mediation.talks import DIGGERS, MARKER, POLICE, Talks

pytestmark = pytest.mark.django_db


def test_lugushwa_a_standstill_can_be_told(talks: Talks) -> None:  # noqa: PLR0915 - a story
    case_id = talks.accepted("Lugushwa", accused="")
    room_id = talks.open(case_id)
    talks.says(room_id, "Our cahier des charges first.")
    leave = talks.says(room_id, "The cooperative must go.")
    talks.says(room_id, "No talks while its machines run.", kind="PRECOND")
    talks.says(room_id, "Make the company obey.", kind="OUTSIDE")
    answer = talks.says(room_id, "We stay.", POLICE, "REFUSAL", answers_id=leave)
    refusal = talks.says(room_id, "No dialogue and no compromise.", kind="REFUSAL")
    with pytest.raises(Stop) as by_desk:
        talks.says(room_id, "No.", kind="REFUSAL", whole_side=True)
    assert by_desk.value.code == "room.refusal_by_desk"
    note_side_refusal(talks.by(), record_id=refusal, words="Leaders refuse every dialogue.")
    for record_id, error in ((refusal, Stop), (leave, Invalid)):
        with pytest.raises(error):
            note_side_refusal(talks.by(), record_id=record_id, words="Once more.")
    settle_statement(
        talks.by("chantal"),
        record_id=leave,
        version=1,
        standing="WITHDRAWN",
        reason="They may stay for a year.",
    )

    (told,) = case(talks.by(), case_id, words=True).refusals
    assert told.words == f"{DIGGERS}: Leaders refuse every dialogue."
    (story,) = rooms_of_case(talks.by("judith"), case_id)
    assert story.refused == (DIGGERS,)
    assert [(one.side, one.kind, one.number, one.standing) for one in story.counts] == [
        (POLICE, "REFUSAL", 1, 1),
        (DIGGERS, "DEMAND", 2, 1),
        (DIGGERS, "OUTSIDE", 1, 1),
        (DIGGERS, "PRECOND", 1, 1),
        (DIGGERS, "REFUSAL", 1, 1),
    ]
    police, diggers = records_by_side(talks.by("chantal"), room_id)
    assert [(one.words, one.answers_id) for one in police.lines] == [("We stay.", leave)]
    withdrawn = next(one for one in diggers.lines if one.id == leave)
    assert (withdrawn.standing, withdrawn.reason, withdrawn.answered_by) == (
        "WITHDRAWN",
        "They may stay for a year.",
        (answer,),
    )
    with pytest.raises(Clash):
        settle_statement(talks.by(), record_id=leave, version=1, standing="STANDS", reason="Again.")
    sides = records_by_side(talks.by("gilbert"), room_id)
    assert {line.words for side in sides for line in side.lines} == {None}


def test_a_side_reads_its_own_words_and_what_was_passed_on_and_answers(talks: Talks) -> None:
    room_id = talks.open()
    own = talks.says(room_id, "We guard the road.", POLICE, "POSITION")
    other = talks.says(room_id, f"They must leave. {MARKER}")
    assert talks.reads("didier", Record.objects.get(id=own).words_item_id) == "We guard the road."
    assert talks.reads("didier", Record.objects.get(id=other).words_item_id) is None
    shown = own_room(talks.by("didier"), room_id)
    assert [one.words for one in shown.records] == ["We guard the road."]
    assert (shown.side, shown.chairs, shown.shared) == (POLICE, 3, ())

    share = talks.passes_on(other, talks.side(room_id))
    (passed,) = own_room(talks.by("didier"), room_id).shared
    assert (passed.id, passed.side, passed.words) == (share, DIGGERS, f"They must leave. {MARKER}")
    answer_in_room(
        talks.by("didier"), room_id=room_id, words="Only with relief.", kind="OFFER", share_id=share
    )
    police, diggers = records_by_side(talks.by("chantal"), room_id)
    assert (police.lines[-1].words, police.lines[-1].by_side) == ("Only with relief.", True)
    assert police.lines[-1].answers_id == other
    assert diggers.lines[0].shares[0].side == POLICE
    assert own_room(talks.by("didier"), room_id).records[-1].words == "Only with relief."


def test_words_are_passed_on_by_a_mediator_alone_and_with_leave(talks: Talks) -> None:
    room_id = talks.open()
    record_id, police = talks.says(room_id, "They must leave."), talks.side(room_id)
    share = {"record_id": record_id, "side_id": police, "agreed": True}
    for name, given, code in (
        ("anne", {}, "room.mediator_shares"),
        ("chantal", {"agreed": False}, "input.invalid"),
        ("chantal", {"side_id": talks.side(room_id, DIGGERS)}, "input.invalid"),
        ("didier", {}, "access.unknown"),
    ):
        with pytest.raises(Stop) as refused:
            share_statement(talks.by(name), **{**share, **given})  # type: ignore[arg-type]
        assert refused.value.code == code
    talks.passes_on(record_id, police)
    with pytest.raises(Stop) as twice:
        talks.passes_on(record_id, police)
    assert twice.value.code == "room.shared_already"
    assert RecordShare.objects.count() == 1


def test_nobody_speaks_from_a_chair_that_is_not_theirs(talks: Talks) -> None:
    room_id = talks.open()
    for name in ("anne", "chantal", "dora", "gilbert", "frank"):
        with pytest.raises(Unknown):
            answer_in_room(talks.by(name), room_id=room_id, words="We too.")
    with pytest.raises(Invalid):
        answer_in_room(talks.by("didier"), room_id=room_id, words="We.", share_id=room_id)
    other = talks.open()
    for facts in (
        {"side_id": talks.side(other)},
        {"session_id": other},
        {"answers_id": room_id},
        {"kind": "NO"},
    ):
        said = {"room_id": room_id, "side_id": talks.side(room_id), "kind": "OFFER", "words": "x", **facts}
        with pytest.raises(Invalid):
            record_statement(talks.by(), **said)  # type: ignore[arg-type]
    with pytest.raises(Stop):
        record_statement(
            talks.by("gilbert"), room_id=room_id, side_id=talks.side(room_id), kind="OFFER", words="x"
        )
