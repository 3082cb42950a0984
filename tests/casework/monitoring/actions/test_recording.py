"""What was found: three proofs apart, who may say what, what follows for a clause and a recommendation."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils.translation import override

from kikao.casework.agreements.actions import claim_clause
from kikao.casework.monitoring.actions import correct_result, miss_check, plan_check, record_check, recording
from kikao.casework.monitoring.actions._parts import moment_seen
from kikao.casework.monitoring.models import Check, CheckResult, FollowUp
from kikao.casework.monitoring.queries import check
from kikao.casework.tasks.models import Recommendation
from kikao.casework.tasks.queries import recommendation
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, NotAllowed, Stop, Unknown
from tests.casework.monitoring.going import MARKER, Going

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(going: Going) -> UUID:
    return going.planned(going.case())


def test_a_claim_is_a_claim_and_only_a_visit_by_another_makes_it_done(going: Going, paper: UUID) -> None:
    first, second = going.checks_of(paper)[:2]
    going.found(first, words=f"They say so. {MARKER}")
    assert going.clause(paper).status == "CLAIM"
    with pytest.raises(Stop) as refusal:
        going.found(second, "VERIFIED")
    assert refusal.value.code == "check.verified_by_another"
    going.found(second, "VERIFIED", "alice")
    assert going.clause(paper).status == "DONE"
    going.found(second, "CLAIMED")
    assert going.clause(paper).status == "DONE"
    shown = check(going.by(), second.id)
    assert shown.line.proofs == (
        ("CLAIMED", "Claimed", 1),
        ("CONFIRMED", "Confirmed by an independent local source", 0),
        ("VERIFIED", "Verified by visit", 1),
    )


def test_who_claimed_the_clause_itself_does_not_verify_it(going: Going, paper: UUID) -> None:
    claim_clause(going.by(), clause_id=going.clause(paper).id, reason="The company says so.")
    with pytest.raises(Stop):
        going.found(going.checks_of(paper)[0], "VERIFIED")


@pytest.mark.parametrize("body", ["banro", "twangiza", "pmh", "pnc"])
def test_a_party_and_whoever_belongs_to_it_confirms_nothing(going: Going, paper: UUID, body: str) -> None:
    with pytest.raises(Invalid) as refusal:
        going.found(going.checks_of(paper)[0], "CONFIRMED", sources=2, source_body_id=going.cast.bodies[body])
    assert refusal.value.code == "check.source_involved"


def test_an_accused_body_confirms_nothing_and_an_independent_one_does(going: Going) -> None:
    spot = going.situation(going.secret())
    with pytest.raises(Invalid):
        going.found(spot, "CONFIRMED", standing="", sources=1, source_body_id=going.cast.bodies["school"])
    kept = going.found(spot, "CONFIRMED", standing="", sources=3, source_body_id=going.cast.bodies["cdjp"])
    assert (going.result(kept).sources, going.result(kept).proof) == (3, "CONFIRMED")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"finding": "NOACC", "standing": ""}, "no_access"),
        ({"no_access": "ROAD"}, "no_access"),
        ({"finding": "GOOD"}, "finding"),
        ({"proof": "CONFIRMED"}, "sources"),
        ({"sources": 2}, "source_body_id"),
        ({"proof": "VERIFIED", "finding": "NOACC", "standing": "", "no_access": "ROAD"}, "proof"),
    ],
)
def test_what_cannot_be_is_refused(going: Going, paper: UUID, facts: dict[str, str], field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        going.found(going.checks_of(paper)[0], **facts)  # type: ignore[arg-type]
    assert list(refusal.value.fields) == [field]
    assert not CheckResult.objects.exists()


def test_a_day_that_has_not_come_was_not_seen(going: Going, paper: UUID) -> None:
    with pytest.raises(Invalid):
        going.found(going.checks_of(paper)[0], observed=going.on(today() + timedelta(days=1)))


def test_no_access_leaves_the_promise_where_it_stood_and_the_check_to_be_made(
    going: Going, paper: UUID
) -> None:
    first = going.checks_of(paper)[0]
    going.found(first, finding="NOACC", standing="", no_access="INSEC")
    first.refresh_from_db()
    assert (first.state, first.no_access, going.clause(paper).status) == ("NOT_MADE", "INSEC", "DUE")
    going.found(first)
    first.refresh_from_db()
    assert (first.state, first.no_access) == ("DONE", "")


def test_what_was_seen_earlier_does_not_move_a_clause_back(going: Going, paper: UUID) -> None:
    late, early = today() - timedelta(days=10), today() - timedelta(days=90)
    going.found(going.checks_of(paper)[2], "VERIFIED", "alice", observed=going.on(late))
    going.found(going.checks_of(paper)[0], standing="LATE", finding="SAME", observed=going.on(early))
    assert going.clause(paper).status == "DONE"


def test_a_wrong_result_stays_beside_the_one_that_corrects_it(going: Going, paper: UUID) -> None:
    wrong = going.found(going.checks_of(paper)[0], standing="DISP", finding="SAME")
    right = correct_result(
        going.by(),
        result_id=wrong,
        reason="Another clause.",
        proof="CLAIMED",
        finding="IMPR",
        standing="DONE",
    )
    assert going.clause(paper).status == "CLAIM"
    lines = {one.id: one for one in check(going.by(), going.checks_of(paper)[0].id).results}
    assert (lines[wrong].corrected, lines[right].correction) == (True, "Another clause.")
    with pytest.raises(Stop):
        correct_result(going.by(), result_id=wrong, reason="Again.", proof="CLAIMED", finding="SAME")


def test_of_two_who_correct_a_result_at_once_the_second_is_told(
    going: Going, paper: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = going.found(going.checks_of(paper)[0], standing="DISP", finding="SAME")

    def correct() -> UUID:
        said = {"proof": "CLAIMED", "finding": "IMPR", "standing": "DONE"}
        return correct_result(going.by(), result_id=wrong, reason="Another clause.", **said)  # type: ignore[arg-type]

    def meanwhile(*said: object) -> object:
        monkeypatch.undo()
        correct()
        return moment_seen(*said)  # type: ignore[arg-type]

    monkeypatch.setattr(recording, "moment_seen", meanwhile)
    with pytest.raises(Clash):
        correct()
    assert correct()


def test_a_recommendation_is_claimed_then_verified_and_falls_back(going: Going) -> None:
    case_id = going.case()
    asked = going.recommend(case_id)
    look = plan_check(going.by(), kind="RECOMM", recommendation_id=asked, due_on=today())
    going.found(look)
    assert Recommendation.objects.get(id=asked).status == "R4"
    going.found(look, "VERIFIED", "alice")
    assert Recommendation.objects.get(id=asked).status == "R5"
    going.found(look, finding="RECUR", standing="")
    assert Recommendation.objects.get(id=asked).status == "R3"
    reference = Check.objects.get(id=look).reference
    for language, word in (("en", "Check"), ("fr", "Vérification")):
        with override(language):
            said = [one.words for one in recommendation(going.by(), asked).moves]
        assert said == ["", *[f"{word} {reference}"] * 3]
    assert FollowUp.objects.count() == 1


def test_words_are_sealed_and_open_to_the_secretariat_alone(going: Going, paper: UUID) -> None:
    first = going.checks_of(paper)[0]
    going.found(first, words=f"We saw it. {MARKER}")
    assert check(going.by(), first.id).results[0].words == f"We saw it. {MARKER}"
    assert check(going.by("gilbert"), first.id).results[0].words is None


def test_who_is_walled_finds_no_check_and_a_member_records_only_when_sent(going: Going) -> None:
    spot = going.situation(going.secret())
    for name in ("didier", "dora", "frank"):
        with pytest.raises(Unknown):
            check(going.by(name), spot)
        with pytest.raises(Unknown):
            miss_check(going.by(name), check_id=spot, no_access="ROAD")
    with pytest.raises(NotAllowed):
        going.found(spot, name="gilbert", standing="")
    sent = going.situation(going.case(), assigned_id=going.cast.accounts["gilbert"])
    assert going.found(sent, name="gilbert", standing="")
    with pytest.raises(Invalid):
        going.situation(going.secret(), assigned_id=going.cast.accounts["didier"])


def test_a_situation_without_a_case_has_walls_and_an_envelope_of_its_own(going: Going) -> None:
    spot = going.situation(None, place_id=going.place())
    going.found(spot, standing="", words=MARKER)
    shown = check(going.by(), spot)
    assert (shown.results[0].words, MARKER in str(shown.about)) == (MARKER, True)
    assert Check.objects.get(id=spot).case_id is None
    assert record_check(going.by(), check_id=spot, proof="CLAIMED", finding="SAME")
