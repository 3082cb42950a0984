"""Several contribute, and what is learned is shared by another in words for everybody."""

from uuid import UUID

import pytest

from kikao.casework.mediation.models import Room, RoomMediator
from kikao.casework.outcomes.actions import (
    add_contribution,
    add_lesson,
    close_case,
    record_outcome,
    record_satisfaction,
    share_lesson,
    strike_contribution,
    strike_lesson,
    verify_outcome,
)
from kikao.casework.outcomes.queries import contributions_of_case, lessons, lessons_of_case, outcome_of_case
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, Stop, Unknown
from tests.casework.tasks.follow import MARKER, Follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(follow: Follow) -> UUID:
    """Return a case in which the police stand accused."""
    case_id = follow.secret()
    follow.decided(case_id)
    return case_id


def test_what_was_done_does_not_close_a_case_as_implemented(follow: Follow, case_id: UUID) -> None:
    said = {"change": "IMPR", "said_by": "The community"}
    for kind in ("OUTPUT", "OUTCOME"):
        made = record_outcome(follow.by(), case_id=case_id, words=f"An {kind}.", kind=kind, **said)
        with pytest.raises(Stop, match=r"outcome\.not_verified"):
            close_case(follow.by(), case_id=case_id, reason="IMPL")
        verify_outcome(follow.by("alice"), outcome_id=made, how="Seen.")
    close_case(follow.by(), case_id=case_id, reason="IMPL")
    assert [line.kind for line in outcome_of_case(follow.by(), case_id).outcomes] == ["OUTPUT", "OUTCOME"]
    with pytest.raises(Invalid):
        record_outcome(follow.by(), case_id=case_id, words="x", kind="MIRACLE", **said)


def test_several_contribute_and_one_entered_wrongly_stays_struck(follow: Follow, case_id: UUID) -> None:
    for body in ("ogp", "cps"):
        made = add_contribution(
            follow.by(),
            case_id=case_id,
            kind="HUM",
            words=f"Spoke with the chief {MARKER}",
            organisation_id=follow.cast.bodies[body],
        )
    strike_contribution(follow.by("alice"), contribution_id=made, reason="They were not there.")
    first, second = contributions_of_case(follow.by(), case_id)
    assert (first.struck_on, second.struck_on, second.struck_why) == (None, today(), "They were not there.")
    assert [line.words for line in contributions_of_case(follow.by("gilbert"), case_id)] == [None, None]
    for wrong in ({"kind": "LUCK"}, {"words": " "}):
        with pytest.raises(Invalid):
            add_contribution(follow.by(), case_id=case_id, **{"kind": "HUM", "words": "x", **wrong})
    with pytest.raises(Stop, match=r"outcome\.not_in_force"):
        add_contribution(follow.by("gilbert"), case_id=case_id, kind="HUM", words="We helped.")


def test_a_lesson_is_sealed_until_another_shares_it_in_words_for_everybody(
    follow: Follow, case_id: UUID
) -> None:
    made = add_lesson(
        follow.by(),
        case_id=case_id,
        words=f"The elder persuaded them {MARKER}",
        factors=["S_OWNERSHIP", "C_DISTANCE"],
    )
    assert lessons(follow.by("gilbert")).items == ()
    with pytest.raises(Stop, match=r"lesson\.shared_by_another"):
        share_lesson(follow.by(), lesson_id=made, words="Elders persuade.")
    with pytest.raises(Invalid):
        share_lesson(follow.by("alice"), lesson_id=made, words=" ")
    share_lesson(follow.by("alice"), lesson_id=made, words="Elders persuade.")
    (line,) = lessons(follow.by("gilbert"), factor="S_OWNERSHIP").items
    assert (line.shared_words, line.words, len(line.factors)) == ("Elders persuade.", None, 2)
    assert lessons(follow.by("gilbert"), factor="S_GUARDS").items == lessons(follow.by("didier")).items == ()
    strike_lesson(follow.by(), lesson_id=made, reason="Nobody was persuaded.")
    assert lessons(follow.by("gilbert")).items == ()
    assert lessons_of_case(follow.by(), case_id)[0].struck_why == "Nobody was persuaded."
    with pytest.raises(Unknown):
        lessons_of_case(follow.by("didier"), case_id)


def test_whoever_leads_the_talks_of_a_room_does_not_ask_how_satisfied_a_party_is(
    follow: Follow, case_id: UUID
) -> None:
    group = follow.cast.group_id
    room = Room.objects.create(
        working_group_id=group,
        case_id=case_id,
        reference="SK-M-2026-AAAAAA",
        title="Talks",
        opened_on=today(),
    )
    RoomMediator.objects.create(
        working_group_id=group, room=room, account_id=follow.cast.accounts["alice"], from_on=today()
    )
    said = {"case_id": case_id, "organisation_id": follow.cast.bodies["pnc"], "score": 2}
    with pytest.raises(Stop, match=r"outcome\.mediator_collects"):
        record_satisfaction(follow.by("alice"), **said)  # type: ignore[arg-type]
    record_satisfaction(follow.by(), sex="F", asked="PHONE", **said)  # type: ignore[arg-type]
    (line,) = outcome_of_case(follow.by(), case_id).satisfactions
    assert (line.sex, line.asked_words) == ("F", "By telephone")
