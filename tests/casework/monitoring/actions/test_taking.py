"""What phones sent is taken up: claimed, or seen on a visit; what names nothing known is shown with its cure."""

from datetime import timedelta
from uuid import UUID

import pytest

from kikao.casework.forms.models import FieldToken
from kikao.casework.intake.models import Finding, Submission
from kikao.casework.meetings.models import AgendaItem
from kikao.casework.missions.models import Mission, MissionCase, MissionToken
from kikao.casework.monitoring.actions import take_up_finding, take_up_sheet
from kikao.casework.monitoring.models import Check, CheckResult
from kikao.casework.monitoring.queries import compliance, count_findings, waiting_findings
from kikao.foundation.base.clock import now, today
from kikao.foundation.base.stops import NotAllowed, Stop, Unknown
from tests.casework.monitoring.going import Going

pytestmark = pytest.mark.django_db
VISITS = (170, 110, 20)
"""Days ago: about one, three and six months after the signature."""


def first(sent: UUID) -> UUID:
    return Finding.objects.filter(submission_id=sent).order_by("clause", "id")[0].id


def test_three_visits_fill_the_table_by_clause_and_date_and_a_breach_reaches_the_next_agenda(
    going: Going,
) -> None:
    """The must-hold: twelve clauses, four parties, three visits by phone; a breach found offline."""
    sitting = going.plenary(5)
    paper = going.planned(going.case(), clauses=12, days=200)
    scores = [
        dict.fromkeys(range(1, 13), "CLAIM"),
        {number: "LATE" if number == 4 else "DONE" for number in range(1, 13)},
        {number: "BREACH" if number == 7 else "DONE" for number in range(1, 13)},
    ]
    for ago, scored in zip(VISITS, scores, strict=True):
        sent = going.score(paper, scored, today() - timedelta(days=ago))
        take_up_sheet(going.by("alice"), submission_id=sent, visit=ago != VISITS[0])
    table = compliance(going.by("gilbert"), paper)
    assert table.dates == tuple(today() - timedelta(days=ago) for ago in VISITS)
    assert (len(table.rows), len(table.parties)) == (12, 4)
    by_number = {row.number: row for row in table.rows}
    assert [one.sign for cells in by_number[1].cells for one in cells] == ["?", "✓", "✓"]
    assert [one.standing for cells in by_number[4].cells for one in cells] == ["CLAIM", "LATE", "DONE"]
    assert [one.standing for cells in by_number[7].cells for one in cells] == ["CLAIM", "DONE", "BREACH"]
    statuses = {number: row.status for number, row in by_number.items()}
    assert statuses == dict.fromkeys(range(1, 13), "DONE") | {7: "BREACH"}
    assert [number for _code, _words, _sign, number in table.counts] == [12, 0, 24]
    item = AgendaItem.objects.get(sitting_id=sitting, kind="FOLLOW_UP")
    assert "7" in item.words
    steps = Check.objects.filter(instrument_id=paper, state="DONE").values_list("step", flat=True)
    assert set(steps) == {1, 3, 6}


def test_a_finding_is_claimed_and_fits_the_nearest_check_still_to_be_made(going: Going) -> None:
    paper = going.planned(going.case(), days=35)
    sent = going.score(paper, {1: "DONE"}, today())
    result = CheckResult.objects.get(id=take_up_finding(going.by(), finding_id=first(sent)))
    assert (result.proof, result.check_made.step, going.clause(paper).status) == ("CLAIMED", 1, "CLAIM")
    again = going.score(paper, {1: "DONE"}, today() - timedelta(days=33))
    result = CheckResult.objects.get(id=take_up_finding(going.by(), finding_id=first(again)))
    assert result.check_made.step is None
    assert count_findings(going.by()) == 0
    with pytest.raises(Unknown):
        take_up_finding(going.by(), finding_id=first(sent))


def test_an_unknown_reference_is_shown_with_its_cure_and_taken_up_by_hand(going: Going) -> None:
    paper = going.planned(going.case())
    sent = going.score("SK-A-2020-ZZZZZZ", {1: "DONE"}, today())
    line = waiting_findings(going.by()).items[0]
    assert line.cure.startswith("No signed agreement")
    for take in (
        lambda: take_up_finding(going.by(), finding_id=first(sent)),
        lambda: take_up_sheet(going.by(), submission_id=sent),
    ):
        with pytest.raises(Stop) as refusal:
            take()
        assert refusal.value.code == "check.unknown_reference"
    take_up_finding(going.by(), finding_id=first(sent), clause_id=going.clause(paper).id)
    assert going.clause(paper).status == "CLAIM"


def test_a_sheet_with_one_unknown_clause_leaves_only_that_one(going: Going) -> None:
    paper = going.planned(going.case())
    sent = going.score(paper, {1: "DONE", 2: "LATE", 40: "DONE"}, today())
    take_up_sheet(going.by(), submission_id=sent)
    assert [line.clause for line in waiting_findings(going.by()).items] == [40]
    assert (going.clause(paper, 1).status, going.clause(paper, 2).status) == ("CLAIM", "LATE")


def test_a_sheet_all_taken_up_waits_no_more_among_what_came_apart(going: Going) -> None:
    paper = going.planned(going.case())
    sent = going.score(paper, {1: "DONE"}, today())
    assert Submission.objects.get(id=sent).state == "WHOLE"
    take_up_sheet(going.by(), submission_id=sent)
    assert Submission.objects.get(id=sent).state == "SETTLED"


def test_no_access_is_no_visit_and_moves_nothing(going: Going) -> None:
    paper = going.planned(going.case())
    sent = going.score(paper, {}, today(), no_access="ROAD")
    take_up_sheet(going.by(), submission_id=sent, visit=True)
    result = CheckResult.objects.get()
    assert (result.finding, result.no_access, result.proof) == ("NOACC", "ROAD", "CLAIMED")
    assert going.clause(paper).status == "DUE"


def test_who_claimed_does_not_take_up_as_a_visit(going: Going) -> None:
    paper = going.planned(going.case())
    going.found(going.checks_of(paper)[0])
    sent = going.score(paper, {1: "DONE"}, today())
    with pytest.raises(Stop) as refusal:
        take_up_finding(going.by(), finding_id=first(sent), visit=True)
    assert refusal.value.code == "check.verified_by_another"
    assert count_findings(going.by()) == 1


def test_only_the_secretariat_takes_up(going: Going) -> None:
    sent = going.score(going.planned(going.case()), {1: "DONE"}, today())
    with pytest.raises(NotAllowed):
        take_up_finding(going.by("gilbert"), finding_id=first(sent))
    assert waiting_findings(going.by("gilbert")).items == ()
    with pytest.raises(Unknown):
        take_up_finding(going.by("frank"), finding_id=first(sent))


def test_what_a_mission_sent_was_seen_on_a_visit_whoever_takes_it_up(going: Going) -> None:
    case_id = going.case()
    paper = going.planned(case_id)
    going.found(going.checks_of(paper)[0])
    sent = going.score(paper, {1: "DONE"}, today())
    mission, token = Mission.objects.create(**_mission(going)), _token(going)
    MissionCase.objects.create(
        working_group_id=going.cast.group_id, mission=mission, case_id=case_id, added_on=today()
    )
    MissionToken.objects.create(working_group_id=going.cast.group_id, mission=mission, field_token=token)
    Submission.objects.filter(id=sent).update(mission_token_id=token.id)
    result = CheckResult.objects.get(id=take_up_finding(going.by(), finding_id=first(sent)))
    assert (result.proof, result.mission_id, going.clause(paper).status) == ("VERIFIED", mission.id, "DONE")


def test_what_a_mission_sent_counts_once_somebody_wrote_down_that_it_left(going: Going) -> None:
    case_id = going.case()
    paper = going.planned(case_id)
    sent = going.score(paper, {1: "DONE"}, today())
    planned = {
        "state": "PLANNED",
        "departed_at": None,
        "left_without_clearance": False,
        "uncleared_reason": "",
    }
    mission, token = Mission.objects.create(**_mission(going) | planned), _token(going)
    group = going.cast.group_id
    MissionCase.objects.create(working_group_id=group, mission=mission, case_id=case_id, added_on=today())
    MissionToken.objects.create(working_group_id=group, mission=mission, field_token=token)
    Submission.objects.filter(id=sent).update(mission_token_id=token.id)
    by_hand = {"proof": "VERIFIED", "mission_id": mission.id}
    for act in (
        lambda: take_up_finding(going.by(), finding_id=first(sent)),
        lambda: take_up_sheet(going.by(), submission_id=sent),
        lambda: going.found(going.checks_of(paper)[0], **by_hand),
    ):
        with pytest.raises(Stop) as stop:
            act()
        assert stop.value.code == "check.mission_not_left"
    Mission.objects.filter(id=mission.id).update(
        state="UNDERWAY", departed_at=now(), left_without_clearance=True, uncleared_reason="At night."
    )
    take_up_sheet(going.by(), submission_id=sent)
    going.found(going.checks_of(paper)[1], **by_hand)


def _mission(going: Going) -> dict[str, object]:
    return {
        "working_group_id": going.cast.group_id,
        "reference": "SK-M-2026-AAAAAA",
        "purpose": "MON",
        "title": "Back to the hill",
        "starts_on": today(),
        "ends_on": today(),
        "planned_on": today(),
        "state": "UNDERWAY",
        "departed_at": now(),
        "left_without_clearance": True,
        "uncleared_reason": "At night.",
    }


def _token(going: Going) -> FieldToken:
    return FieldToken.objects.create(
        working_group_id=going.cast.group_id, label="Team", kind="MISSION", token_tag="x", given_on=today()
    )
