"""What may have happened again is seen by whom nothing walls, judged, and judged anew."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kikao.casework.agreements.models import Clause
from kikao.casework.agreements.queries import clause as clause_page
from kikao.casework.cases.actions import table_case
from kikao.casework.cases.models import CaseLink
from kikao.casework.cases.queries import case
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.incidents.actions import (
    record_involvement,
)
from kikao.casework.outcomes.actions import (
    close_case,
    judge_relapse,
    look_again,
    record_outcome,
    reverse_judgement,
    verify_outcome,
)
from kikao.casework.outcomes.enums import RELAPSES, Verdict
from kikao.casework.outcomes.models import Closing, Judgement
from kikao.casework.outcomes.queries import (
    flag,
    flags,
    flags_of_case,
    recurrences,
    words_alike,
)
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Invalid, NotAllowed, Stop, Unknown
from kikao.foundation.notices.models import Notice
from tests.casework.outcomes.again import Again

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "first", "second"), [("didier", "pnc", "pnc"), ("didier", "", "pnc"), ("damas", "division", "")]
)
def test_whoever_is_walled_from_either_side_finds_no_flag(
    again: Again, name: str, first: str, second: str
) -> None:
    case_id = again.ended(accused=first)
    incident_id = again.happening(accused=second)
    later = table_case(again.by(), title="Again", incident_ids=[incident_id])
    (line,) = again.look(incident_id)
    assert [one.id for one in flags(again.by("gilbert")).items] == [line.id]
    walled = again.by(name)
    assert (
        flags(walled, state="").items == flags_of_case(walled, case_id) == flags_of_case(walled, later) == ()
    )
    with pytest.raises(Unknown):
        flag(walled, line.id)
    assert not Notice.objects.filter(account_id=again.cast.accounts[name], about="relapse").exists()


def test_a_wall_that_rises_later_takes_the_flag_away(again: Again) -> None:
    again.ended(accused="")
    incident_id = again.happening()
    table_case(again.by(), title="Again", incident_ids=[incident_id])
    (line,) = again.look(incident_id)
    assert flag(again.by("didier"), line.id).line.id == line.id
    body = again.cast.bodies["pnc"]
    record_involvement(again.by(), incident_id=incident_id, part="ALLEGED_AUTHOR", organisation_id=body)
    with pytest.raises(Unknown):
        flag(again.by("didier"), line.id)


def test_an_incident_behind_no_case_is_told_of_to_the_secretariat_alone(again: Again) -> None:
    again.ended()
    (line,) = again.look(again.happening(accused="pnc"))
    assert flags(again.by("gilbert")).items == ()
    assert [one.id for one in flags(again.by("alice")).items] == [line.id]


def test_a_judgement_links_the_cases_and_its_reversal_keeps_both(again: Again) -> None:
    earlier = again.ended()
    incident_id = again.happening(accused="pnc")
    later = table_case(again.by(), title="Again", incident_ids=[incident_id])
    (line,) = again.look(incident_id)
    judge_relapse(again.by(), flag_id=line.id, verdict="RETURN", reason="The same pit.")
    assert list(CaseLink.objects.values_list("case_id", "other_id", "kind")) == [(later, earlier, "RELAPSE")]
    with pytest.raises(Stop, match=r"relapse\.judged_already"):
        judge_relapse(again.by(), flag_id=line.id, verdict="NEW", reason="No.")
    with pytest.raises(Invalid):
        reverse_judgement(again.by(), flag_id=line.id, verdict="RETURN", reason="Same.")
    reverse_judgement(again.by("alice"), flag_id=line.id, verdict="NEW", reason="Other men came.")
    shown = flag(again.by(), line.id)
    assert [(one.verdict, one.reason) for one in shown.judgements] == [
        ("RETURN", "The same pit."),
        ("NEW", "Other men came."),
    ]
    assert shown.line.state == "OTHER"
    assert case(again.by(), later).links == case(again.by(), earlier).links == ()
    link = CaseLink.objects.get()
    assert (link.ended_on, link.ended_by, link.ended_why) == (
        today(),
        again.cast.accounts["alice"],
        "REVERSED",
    )
    assert [[ended for _title, ended in one.links] for one in shown.judgements] == [[today()], []]
    reverse_judgement(again.by(), flag_id=line.id, verdict="BREACH", reason="They were the same men.")
    assert [one.other_id for one in CaseLink.objects.filter(ended_on=None)] == [earlier]
    assert [one.case_id for one in case(again.by(), later).links] == [earlier]


def test_a_breach_falls_on_the_clause_and_is_lifted_when_the_judgement_is_reversed(again: Again) -> None:
    case_id = table_case(
        again.by(),
        title="The hill",
        place_id=again.site(),
        request_nature="MEDIATION",
        requester_type="COMM",
        parties=[PartyGiven(again.cast.bodies["ogp"], "PARTY")],
    )
    paper, _parties = again.signed(case_id, "banro", "sofedi")
    clause = again.clauses(paper)[0]
    (line,) = again.look(again.happening(accused="banro"))
    assert [one[0] for one in flag(again.by(), line.id).clauses] == [
        str(one.id) for one in again.clauses(paper)
    ]
    with pytest.raises(Invalid):
        judge_relapse(again.by(), flag_id=line.id, verdict="NEW", reason="x", clause_id=clause.id)
    judge_relapse(again.by(), flag_id=line.id, verdict="BREACH", reason="They shot.", clause_id=clause.id)
    assert again.clauses(paper)[0].status == "BREACH"
    step = clause_page(again.by(), clause.id).history[-1]
    assert (step.cause, step.has_reason) == ("It was judged to be broken.", False)
    with override("fr"):
        assert clause_page(again.by(), clause.id).history[-1].cause == "Il a été jugé qu'elle est violée."
    reverse_judgement(again.by(), flag_id=line.id, verdict="OTHER", reason="Thieves.")
    assert again.clauses(paper)[0].status == clause.status
    assert flag(again.by(), line.id).judgements[0].clause.endswith(clause.words)


def test_a_case_whose_promises_slip_is_closed_only_all_the_same_and_never_as_implemented(
    again: Again,
) -> None:
    case_id = again.case("The hill")
    again.decided(case_id)
    paper, _parties = again.signed(case_id, "banro", "sofedi")
    Clause.objects.filter(id=again.clauses(paper)[0].id).update(due_on=today() - timedelta(days=1))
    said = {"change": "IMPR", "words": "Calm.", "said_by": "The community"}
    seen = record_outcome(again.by(), case_id=case_id, **said)
    verify_outcome(again.by("alice"), outcome_id=seen, how="Seen.")
    for facts in ({"reason": "MEAS"}, {"reason": "IMPL", "despite": "They promised."}):
        with pytest.raises(Stop, match=r"outcome\.slipping"):
            close_case(again.by(), case_id=case_id, **facts)
    close_case(again.by(), case_id=case_id, reason="MEAS", despite="The company left.")
    assert Closing.objects.get().despite == "The company left."


def test_judging_is_the_secretariats_and_needs_a_reason(again: Again) -> None:
    again.ended()
    (line,) = again.look(again.happening(accused="pnc"))
    with pytest.raises(Stop, match=r"relapse\.not_judged"):
        reverse_judgement(again.by(), flag_id=line.id, verdict="NEW", reason="x")
    for wrong in ({"verdict": "MAYBE"}, {"reason": " "}):
        with pytest.raises(Invalid):
            judge_relapse(again.by(), flag_id=line.id, **{"verdict": "NEW", "reason": "x", **wrong})
    with pytest.raises(NotAllowed):
        judge_relapse(again.by("chantal"), flag_id=line.id, verdict="NEW", reason="x")


def test_sealed_words_are_held_beside_each_other_in_the_readers_session_alone(again: Again) -> None:
    again.ended()
    (line,) = again.look(again.happening(accused="pnc"))
    assert words_alike(again.by(), line.id) == 25
    assert words_alike(again.cast.system, line.id) is None


def test_what_keeps_coming_back_is_counted_by_site_force_and_kind(again: Again) -> None:
    again.ended()
    (line,) = again.look(again.happening(accused="pnc"))
    judge_relapse(again.by(), flag_id=line.id, verdict="RETURN", reason="The same pit.")
    (row,) = recurrences(again.by())
    assert (row.place_id, row.organisation_id, row.category) == (
        again.site(),
        again.cast.bodies["pnc"],
        "HR-LIFE",
    )
    assert (row.number, row.relapses, row.last_on) == (2, 1, today())
    assert recurrences(again.by("didier")) == recurrences(again.by("gilbert")) == ()
    assert recurrences(again.by(), since=today()) == ()


@given(verdicts=st.lists(st.sampled_from(Verdict.values), min_size=1, max_size=6))
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_a_judged_flag_never_disappears(again: Again, verdicts: list[str]) -> None:
    point = transaction.savepoint()
    case_id = again.ended()
    (line,) = again.look(again.happening(accused="pnc"))
    kept: list[str] = []
    for verdict in verdicts:
        try:
            act = reverse_judgement if kept else judge_relapse
            act(again.by(), flag_id=line.id, verdict=verdict, reason=f"Reason {len(kept)}.")
        except Invalid:
            assert kept[-1] == verdict
            continue
        kept.append(verdict)
        look_again(again.cast.system)
        shown = flag(again.by(), line.id)
        assert [one.verdict for one in shown.judgements] == kept
        assert [one.reason for one in shown.judgements] == [f"Reason {n}." for n in range(len(kept))]
        assert (shown.line.state == "RELAPSE") == (kept[-1] in RELAPSES)
    assert [one.id for one in flags_of_case(again.by(), case_id)] == [line.id]
    assert Judgement.objects.filter(flag_id=line.id).count() == len(kept)
    transaction.savepoint_rollback(point)
