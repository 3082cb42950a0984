"""What changed: claimed until another went to see; the parties are asked by anybody but the mediator."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.outcomes.actions import record_outcome, record_satisfaction, verify_outcome
from kikao.casework.outcomes.enums import Proof
from kikao.casework.outcomes.models import Outcome, Satisfaction
from kikao.casework.outcomes.queries import outcome_of_case
from kikao.casework.tasks.actions import join_force, leave_force
from kikao.casework.tasks.enums import ForceRole
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.moments import Moment
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.sealing.models import SealedItem
from tests.casework.tasks.follow import MARKER, Follow

pytestmark = pytest.mark.django_db
FACTS = {"change": "IMPR", "words": "The barrier is gone.", "said_by": "The community"}


@pytest.fixture
def case_id(follow: Follow) -> UUID:
    """Return a case with Chantal in its task force, and Banro accused in it."""
    case_id = follow.case(accused="banro")
    join_force(follow.by(), case_id=case_id, account_id=follow.cast.accounts["chantal"])
    return case_id


def record(follow: Follow, case_id: UUID, name: str = "anne", **facts: object) -> UUID:
    return record_outcome(follow.by(name), case_id=case_id, **{**FACTS, **facts})  # type: ignore[arg-type]


def test_record_outcome_is_a_claim_with_who_says_so(follow: Follow, case_id: UUID) -> None:
    record(follow, case_id, happened=Moment.parse("03/2024"))
    record(follow, case_id, "chantal", said_by="", said_by_organisation_id=follow.cast.bodies["saemape"])
    first, second = outcome_of_case(follow.by("gilbert"), case_id).outcomes
    assert (first.said_by, first.proof, first.happened.as_text()) == (
        "The community",
        Proof.CLAIMED,
        "03/2024",
    )
    assert second.said_by == "SAEMAPE"
    assert Outcome.objects.get(id=second.id).recorded_by == follow.cast.accounts["chantal"]
    assert (first.verified_on, first.verified_how) == (None, "")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"change": "MAGIC"}, "change"),
        ({"words": " "}, "words"),
        ({"said_by": " "}, "said_by"),
        ({"said_by": "x" * 201}, "said_by"),
        ({"said_by_organisation_id": random_id()}, "said_by_organisation_id"),
        ({"happened": Moment.on(today() + timedelta(days=1))}, "happened"),
    ],
)
def test_record_outcome_refuses_what_cannot_be(
    follow: Follow, case_id: UUID, facts: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        record(follow, case_id, **facts)
    assert list(refusal.value.fields) == [field]
    assert not Outcome.objects.exists()


@pytest.mark.parametrize("name", ["gilbert", "judith", "luc", "baraka", "frank"])
def test_recording_is_for_the_secretariat_and_the_task_force_of_this_case(
    follow: Follow, case_id: UUID, name: str
) -> None:
    claimed = record(follow, case_id)
    by = follow.by(name)
    acts = (
        lambda: record(follow, case_id, name),
        lambda: verify_outcome(by, outcome_id=claimed, how="Seen."),
        lambda: record_satisfaction(
            by, case_id=case_id, organisation_id=follow.cast.bodies["banro"], score=3
        ),
    )
    for act in acts:
        with pytest.raises(Stop) as refusal:
            act()
        assert refusal.value.status in (403, 404)
    assert (Outcome.objects.get().proof, Satisfaction.objects.count()) == (Proof.CLAIMED, 0)


def test_who_left_the_task_force_records_no_more(follow: Follow) -> None:
    case_id = follow.case()
    member = join_force(follow.by(), case_id=case_id, account_id=follow.cast.accounts["gilbert"])
    record(follow, case_id, "gilbert")
    leave_force(follow.by(), member_id=member)
    with pytest.raises(Stop, match=r"outcome\.not_in_force"):
        record(follow, case_id, "gilbert")


def test_verify_outcome_by_another_who_says_how(follow: Follow, case_id: UUID) -> None:
    claimed = record(follow, case_id)
    with pytest.raises(Stop, match=r"outcome\.verified_by_another"):
        verify_outcome(follow.by(), outcome_id=claimed, how="I saw it.")
    for how in (" ", "x" * 301):
        with pytest.raises(Invalid):
            verify_outcome(follow.by("chantal"), outcome_id=claimed, how=how)
    verify_outcome(follow.by("chantal"), outcome_id=claimed, how="The delegate\nwent on Monday.")
    (line,) = outcome_of_case(follow.by(), case_id).outcomes
    assert (line.proof, line.verified_on, line.verified_how) == (
        Proof.VERIFIED,
        today(),
        "The delegate went on Monday.",
    )
    with pytest.raises(Stop, match=r"lifecycle\.outcome"):
        verify_outcome(follow.by("alice"), outcome_id=claimed, how="I too.")
    assert Outcome.objects.get().verified_by == follow.cast.accounts["chantal"]


def test_an_outcome_that_is_not_there_or_behind_the_wall_is_not_verified(
    follow: Follow, case_id: UUID
) -> None:
    claimed = record(follow, case_id)
    for name, outcome_id in (("baraka", claimed), ("frank", claimed), ("anne", random_id())):
        with pytest.raises(Unknown):
            verify_outcome(follow.by(name), outcome_id=outcome_id, how="Seen.")
    with pytest.raises(NotAllowed):
        verify_outcome(follow.by("luc"), outcome_id=claimed, how="Seen.")


def ask(follow: Follow, case_id: UUID, name: str = "anne", **facts: object) -> UUID:
    said = {"organisation_id": follow.cast.bodies["banro"], "score": 4, **facts}
    return record_satisfaction(follow.by(name), case_id=case_id, **said)  # type: ignore[arg-type]


def test_record_satisfaction_seals_the_partys_own_words(follow: Follow, case_id: UUID) -> None:
    ask(follow, case_id, words=MARKER)
    ask(follow, case_id, "chantal", score=2)
    first, second = outcome_of_case(follow.by(), case_id).satisfactions
    assert (first.organisation, first.score, first.words, first.has_words) == ("Banro", 4, MARKER, True)
    assert (second.score, second.words, second.has_words) == (2, None, False)
    seen = outcome_of_case(follow.by("gilbert"), case_id)
    assert (seen.satisfactions[0].has_words, MARKER in str(seen)) == (True, False)
    assert {MARKER.encode() in bytes(row.blob) for row in SealedItem.objects.all()} == {False}


@pytest.mark.parametrize("left", [False, True])
def test_the_mediator_does_not_collect_it_even_after_leaving(
    follow: Follow, case_id: UUID, left: bool
) -> None:
    mediator = follow.cast.accounts["alice"]
    member = join_force(follow.by(), case_id=case_id, account_id=mediator, role=ForceRole.MEDIATOR)
    if left:
        leave_force(follow.by(), member_id=member)
    with pytest.raises(Stop, match=r"outcome\.mediator_collects"):
        ask(follow, case_id, "alice")
    assert not outcome_of_case(follow.by("alice"), case_id).may_collect
    ask(follow, case_id, "anne")


@pytest.mark.parametrize("score", [0, 6, -1])
def test_record_satisfaction_refuses_what_is_no_score(follow: Follow, case_id: UUID, score: int) -> None:
    with pytest.raises(Invalid) as refusal:
        ask(follow, case_id, score=score)
    assert list(refusal.value.fields) == ["score"]


def test_only_a_party_is_asked(follow: Follow, case_id: UUID) -> None:
    for body in (follow.cast.bodies["mines"], random_id()):
        with pytest.raises(Invalid) as refusal:
            ask(follow, case_id, organisation_id=body)
        assert list(refusal.value.fields) == ["organisation_id"]


def test_the_clock_records_for_the_demonstration_but_verifies_nothing(follow: Follow, case_id: UUID) -> None:
    claimed = record_outcome(follow.cast.system, case_id=case_id, **FACTS)  # type: ignore[arg-type]
    for act in (
        lambda: verify_outcome(follow.cast.system, outcome_id=claimed, how="Seen."),
        lambda: ask(follow, case_id, "luc"),
    ):
        with pytest.raises(Stop):
            act()
    with pytest.raises(NotAllowed):
        record_satisfaction(
            follow.cast.system, case_id=case_id, organisation_id=follow.cast.bodies["banro"], score=3
        )
