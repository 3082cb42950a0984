"""Recommendations: every move of the lifecycle, and nothing else."""

from datetime import timedelta
from itertools import product
from types import SimpleNamespace
from uuid import UUID

import pytest

from kikao.casework.tasks.actions import issue_recommendation, move_recommendation
from kikao.casework.tasks.actions import recommendations as acts
from kikao.casework.tasks.enums import RecommendationStatus as Status
from kikao.casework.tasks.lifecycle import RECOMMENDATION
from kikao.casework.tasks.models import Recommendation, RecommendationMove
from kikao.casework.tasks.queries import recommendation
from kikao.foundation.base.clock import today
from kikao.foundation.base.ids import random_id
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from kikao.registry.people.actions import declare_interest
from tests.casework.tasks.follow import Follow

pytestmark = pytest.mark.django_db
MOVES = list(product(Status, Status))


@pytest.fixture
def asked(follow: Follow) -> UUID:
    """Return a recommendation to the police."""
    return follow.recommend(follow.case())


def move(follow: Follow, asked: UUID, new: str, name: str = "anne", **facts: object) -> UUID:
    return move_recommendation(follow.by(name), recommendation_id=asked, new=new, **facts)  # type: ignore[arg-type]


def test_issue_recommendation_does_not_wall_its_addressee(follow: Follow, asked: UUID) -> None:
    for name in ("anne", "gilbert", "didier"):
        line = recommendation(follow.by(name), asked)
        assert (line.status, line.addressee, line.words) == (
            "R0",
            "Police Nationale Congolaise",
            "Remove the commander.",
        )
        assert [one.new for one in line.moves] == ["R0"]


@pytest.mark.parametrize(("old", "new"), MOVES, ids=[f"{old.value}-{new.value}" for old, new in MOVES])
def test_every_move_of_the_lifecycle_and_no_other(
    follow: Follow, asked: UUID, old: Status, new: Status
) -> None:
    Recommendation.objects.update(status=old)
    allowed = new in RECOMMENDATION.allowed(old)
    if allowed:
        move(follow, asked, new, words="The delegate went there and saw it.")
    else:
        with pytest.raises(Stop, match=r"lifecycle\.recommendation"):
            move(follow, asked, new, words="The delegate went there and saw it.")
    assert Recommendation.objects.get().status == (new if allowed else old)
    assert RecommendationMove.objects.count() == (2 if allowed else 1)


def test_the_table_of_moves_is_the_one_agreed_on() -> None:
    assert {
        old.value: "".join(sorted(new.value[1] for new in nexts))
        for old, nexts in RECOMMENDATION.moves.items()
    } == {
        "R0": "1234678",
        "R1": "234678",
        "R2": "34678",
        "R3": "4678",
        "R4": "358",
        "R5": "3",
        "R6": "28",
        "R7": "123468",
        "R8": "",
    }


def test_verified_needs_what_was_seen_by_another_than_who_entered_the_claim(
    follow: Follow, asked: UUID
) -> None:
    move(follow, asked, Status.CLAIMED, words="So the letter says", real_on=today() - timedelta(days=3))
    with pytest.raises(Stop, match=r"recommendation\.verified_by_another"):
        move(follow, asked, Status.VERIFIED, words="We went there.")
    with pytest.raises(Invalid) as refusal:
        move(follow, asked, Status.VERIFIED, "alice", words=" ")
    assert list(refusal.value.fields) == ["words"]
    move(follow, asked, Status.VERIFIED, "alice", words="The delegate\nwent there.")
    line = recommendation(follow.by(), asked)
    assert [(one.new, one.words) for one in line.moves] == [
        ("R0", ""),
        ("R4", "So the letter says"),
        ("R5", "The delegate went there."),
    ]
    assert line.moves[1].real_on == today() - timedelta(days=3)
    assert [code for code, _words in line.next_states] == ["R3"]


def test_move_recommendation_refuses_what_cannot_be(follow: Follow, asked: UUID) -> None:
    for facts in ({"words": "x" * 301}, {"real_on": today() + timedelta(days=1)}):
        with pytest.raises(Invalid):
            move(follow, asked, Status.ACCEPTED, **facts)
    with pytest.raises(Stop):
        move(follow, asked, "R9")
    move(follow, asked, Status.ACKNOWLEDGED, version=1)
    with pytest.raises(Clash):
        move(follow, asked, Status.ACCEPTED, "alice", version=1)
    with pytest.raises(NotAllowed):
        move(follow, asked, Status.ACCEPTED, "chantal")
    with pytest.raises(Unknown):
        move(follow, asked, Status.ACCEPTED, "frank")
    with pytest.raises(Unknown):
        move(follow, random_id(), Status.ACCEPTED)
    assert Recommendation.objects.get().status == Status.ACKNOWLEDGED


@pytest.mark.parametrize(("facts", "field"), [({"words": " "}, "words"), ({"level": "MOON"}, "level")])
def test_issue_recommendation_refuses_what_cannot_be(
    follow: Follow, facts: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        follow.recommend(follow.case(), **facts)
    assert list(refusal.value.fields) == [field]


def test_issue_recommendation_names_decision_addressee_and_text_of_its_own_case(follow: Follow) -> None:
    secret = follow.secret()
    release = follow.released(secret)
    _shut, decision = follow.decided(follow.case("Another"))
    for facts in ({"decision_id": decision}, {"release_id": random_id()}):
        with pytest.raises(Unknown):
            follow.recommend(secret, **facts)
    with pytest.raises(Invalid):
        follow.recommend(secret, "justicia")
    with pytest.raises(NotAllowed):
        issue_recommendation(
            follow.by("chantal"), case_id=secret, addressee_id=follow.cast.bodies["pnc"], words="x"
        )
    made = follow.recommend(secret, release_id=release)
    assert Recommendation.objects.get(id=made).release_id == release


def test_a_walled_secretary_moves_nothing(follow: Follow) -> None:
    declare_interest(follow.by("alice"), organisation_id=follow.cast.bodies["pnc"])
    asked = follow.recommend(follow.case(accused="pnc", checked=False))
    with pytest.raises(Unknown):
        move(follow, asked, Status.ACCEPTED, "alice")


def test_two_who_move_at_once_leave_one_step(
    follow: Follow, asked: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(old: str, new: str) -> None:
        Recommendation.objects.update(status=Status.ACKNOWLEDGED, version=2)

    monkeypatch.setattr(acts, "RECOMMENDATION", SimpleNamespace(check=meanwhile))
    with pytest.raises(Clash):
        move(follow, asked, Status.ACCEPTED)
    assert RecommendationMove.objects.count() == 1
