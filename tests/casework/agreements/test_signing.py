"""Nothing is signed that takes rights away, that has no hands under it, or whose parts do not add up."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.agreements.actions import (
    answer_rights,
    attach_agreement_scan,
    change_clause,
    change_instrument,
    confirm_rights,
    flag_conflict,
    lift_conflict,
    move_instrument,
    record_signature,
    sign_instrument,
)
from kikao.casework.agreements.queries import clause, instrument, instruments_of_case
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit import pins
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Clash, Invalid, Stop
from kikao.foundation.files.coming import of_pieces
from kikao.foundation.files.queries import files_of
from tests.casework.agreements.paper import WELL, Papers, promise

pytestmark = pytest.mark.django_db


@pytest.fixture
def case_id(papers: Papers) -> UUID:
    return papers.case("Debt on the hill")


def refused(code: str, act: object, by: Actor, **said: object) -> Stop:
    with pytest.raises(Stop) as stop:
        act(by, **said)  # type: ignore[operator]
    assert stop.value.code == code
    return stop.value


def test_twelve_clauses_of_four_parties_are_signed_and_fixed(papers: Papers, case_id: UUID) -> None:
    paper, parties = papers.signed(case_id, clauses=12)
    page = instrument(papers.by(), paper)
    assert (len(page.clauses), len(page.parties), page.line.state) == (12, 4, "SIGNED")
    assert page.line.counts == (("DUE", "Not yet due", 12),)
    assert [text.signed_on for text in page.texts] == [today()]
    refused("agreement.is_fixed", change_instrument, papers.by(), instrument_id=paper, title="Other")
    clause_id = page.clauses[0].id
    refused(
        "agreement.is_fixed", change_clause, papers.by(), clause_id=clause_id, promise=promise(parties[0])
    )
    held = instruments_of_case(papers.by(), case_id)
    assert [line.reference for line in held.items] == [page.line.reference]
    assert list(pins.faults()) == []


def test_nothing_is_signed_before_two_persons_found_every_answer_good(papers: Papers, case_id: UUID) -> None:
    paper, parties = papers.draft(case_id, "banro", "sofedi")
    papers.clause(paper, parties[0])
    text = papers.text(paper)
    papers.hands(paper, parties)
    sign = {"instrument_id": paper, "text_ids": [text]}
    refused("agreement.rights", sign_instrument, papers.by(), **sign)
    answer_rights(papers.by(), instrument_id=paper, answers=WELL)
    refused("agreement.rights", sign_instrument, papers.by(), **sign)
    refused("agreement.needs_a_second", confirm_rights, papers.by(), instrument_id=paper)
    bad = {**WELL, "AMNESTY": False}
    answer_rights(papers.by(), instrument_id=paper, answers=bad, words={"AMNESTY": "Clause one forgives."})
    confirm_rights(papers.by("alice"), instrument_id=paper)
    refused("agreement.rights", sign_instrument, papers.by(), **sign)
    said = {one.question: one.words for one in instrument(papers.by(), paper, words=True).rights.answers}
    assert said["AMNESTY"] == "Clause one forgives."
    papers.checked(paper)
    papers.clause(paper, parties[1], words="And pays the guards.")
    refused("agreement.rights", sign_instrument, papers.by(), **sign)
    papers.checked(paper)
    sign_instrument(papers.by(), **sign)
    assert papers.paper(paper).state == "SIGNED"


def test_every_question_is_answered_and_what_is_not_well_is_said(papers: Papers, case_id: UUID) -> None:
    paper, _parties = papers.draft(case_id, "banro")
    with pytest.raises(Invalid) as missing:
        answer_rights(papers.by(), instrument_id=paper, answers={"WAIVER": True})
    assert len(missing.value.fields) == len(WELL) - 1
    with pytest.raises(Invalid) as unsaid:
        answer_rights(papers.by(), instrument_id=paper, answers={**WELL, "ARMED": False})
    assert set(unsaid.value.fields) == {"ARMED"}


def test_every_party_has_a_hand_a_mark_its_witness_and_an_absence_its_reason(
    papers: Papers, case_id: UUID
) -> None:
    paper, (company, women) = papers.draft(case_id, "banro", "sofedi")
    papers.clause(paper, company)
    text = papers.text(paper)
    papers.checked(paper)
    sign = {"instrument_id": paper, "text_ids": [text]}
    hand = {"instrument_id": paper, "function": "Delegate"}
    for manner in ("THUMB", "ABSENT"):
        with pytest.raises(Invalid):
            record_signature(papers.by(), party_id=company, manner=manner, **hand)
    record_signature(papers.by(), party_id=company, manner="ABSENT", reason="Was ill.", **hand)
    refused("agreement.hand_missing", sign_instrument, papers.by(), **sign)
    record_signature(papers.by(), party_id=women, manner="THUMB", witness="Teacher", **hand)
    record_signature(papers.by(), organisation_id=papers.cast.bodies["cps"], manner="SIGNED", **hand)
    with pytest.raises(Invalid):
        sign_instrument(papers.by(), **{**sign, "text_ids": []})
    with pytest.raises(Clash):
        sign_instrument(papers.by(), **sign, version=1)
    sign_instrument(papers.by(), **sign)
    hands = instrument(papers.by(), paper, words=True).signatures
    assert [(one.manner, one.reason, one.witness) for one in hands] == [
        ("ABSENT", "Was ill.", ""),
        ("THUMB", "", "Teacher"),
        ("SIGNED", "", ""),
    ]
    record_signature(papers.by(), party_id=company, manner="SIGNED", **hand)
    assert instrument(papers.by(), paper).without_hand == ()
    assert list(pins.faults()) == []


def test_what_others_made_is_recorded_from_demand_to_signature_and_flagged(papers: Papers) -> None:
    paper = papers.registered(state="DEMANDED", happened_on=None, words="They want a school.")
    party = papers.party(paper, "twangiza")
    people = papers.party(paper, "sofedi")
    owed = papers.clause(paper, party, kind="DEV", words="Hires nobody who complained.")
    step = {"instrument_id": paper, "party_id": party}
    move_instrument(papers.by(), new="REFUSED", words="Too dear.", happened_on=today(), **step)
    move_instrument(papers.by(), new="OFFERED", **step)
    sign_instrument(papers.by(), instrument_id=paper)
    page = instrument(papers.by(), paper, words=True)
    assert [(one.new, one.words) for one in page.moves] == [
        ("DEMANDED", "They want a school."),
        ("REFUSED", "Too dear."),
        ("OFFERED", ""),
        ("SIGNED", ""),
    ]
    flag = flag_conflict(papers.by(), clause_id=owed, question="REPRISAL")
    assert instrument(papers.by(), paper).line.conflicts == 1
    refused("agreement.needs_a_second", lift_conflict, papers.by(), conflict_id=flag, reason="Struck out.")
    lift_conflict(papers.by("alice"), conflict_id=flag, reason="Struck out.")
    (kept,) = clause(papers.by(), owed, words=True).line.conflicts
    assert kept.lifted_words == "Struck out."
    papers.clause(paper, people, words="Found on the second page.", due_on=today() + timedelta(days=9))
    assert len(papers.clauses(paper)) == 2
    assert list(pins.faults()) == []


def test_only_who_acts_for_the_case_writes(papers: Papers, case_id: UUID) -> None:
    paper, _parties = papers.draft(case_id, "banro")
    hand = {"instrument_id": paper, "new": "OFFERED"}
    refused("agreement.not_in_force", move_instrument, papers.by("gilbert"), **hand)
    refused("access.not_allowed", move_instrument, papers.by("judith"), **hand)
    alone = papers.registered()
    refused(
        "agreement.not_in_force", move_instrument, papers.by("chantal"), instrument_id=alone, new="OFFERED"
    )
    for row, title in ((paper, "case"), (alone, "itself")):
        scan = of_pieces([title.encode()], f"{title}.pdf", "application/pdf")
        attach_agreement_scan(papers.by(), instrument_id=row, files=[scan])
    subject = {paper: case_id, alone: alone}
    for row, under in subject.items():
        (kept,) = files_of(papers.by(), [under]).items
        assert (kept.reference, kept.about is not None) == (papers.paper(row).reference, True)
    assert files_of(papers.by("gilbert"), [case_id, alone]).items == ()
