"""Twangiza through the acts alone: report, incident, case, closed sitting, decision, release, task, outcome, close."""

from uuid import UUID

import pytest

from kikao.casework.cases.actions import check_summary, table_case
from kikao.casework.cases.enums import CaseStatus, PartyRole
from kikao.casework.cases.queries import Filters, case, cases
from kikao.casework.cases.schemas import PartyGiven
from kikao.casework.incidents.actions import open_incident, record_involvement
from kikao.casework.meetings.actions import (
    adopt_minutes,
    approve_release,
    draft_minutes,
    hold_sitting,
    plan_sitting,
    propose_agenda,
    propose_release,
    put_on_agenda,
    record_decision,
    reply_to_release,
)
from kikao.casework.meetings.actions.agenda import WalledItem
from kikao.casework.meetings.enums import DecisionCode, ItemKind, SittingKind
from kikao.casework.meetings.queries import decisions_of_case, releases_for, sitting, sittings
from kikao.casework.outcomes.actions import (
    close_case,
    record_outcome,
    record_satisfaction,
    reopen_case,
    verify_outcome,
)
from kikao.casework.outcomes.enums import Change, ClosureReason
from kikao.casework.outcomes.queries import outcome_of_case
from kikao.casework.reports.actions import record_report
from kikao.casework.reports.enums import AccusedKind, ConsentScope
from kikao.casework.reports.schemas import Accusation, Taking, Told
from kikao.casework.tasks.actions import (
    assign_task,
    confirm_task,
    issue_recommendation,
    join_force,
    move_recommendation,
    report_back,
)
from kikao.casework.tasks.enums import ActionType, ForceRole, RecommendationStatus
from kikao.casework.tasks.queries import my_work, tasks_of_case
from kikao.foundation.access.models import WorkingGroup
from kikao.foundation.audit import chain, pins
from kikao.foundation.base.clock import today
from kikao.foundation.base.stops import Stop, Unknown
from tests.kit.cast import Cast

pytestmark = pytest.mark.django_db

MARKER = "SECRET-NAME"


@pytest.fixture(autouse=True)
def _open_intake(group: WorkingGroup) -> None:
    WorkingGroup.objects.filter(id=group.id).update(intake_open=True)


def _report(cast: Cast) -> UUID:
    told = Told(
        words=f"A man was shot in the leg near the fence. {MARKER}",
        accused=(Accusation(AccusedKind.MINING_POLICE),),
    )
    taking = Taking(
        channel="CALL",
        consents=(ConsentScope.STORE, ConsentScope.SECUSE, ConsentScope.FACTS, ConsentScope.AUTH),
        manner="ORAL",
    )
    return record_report(cast.actor("anne"), told=told, taking=taking)


def _case(cast: Cast, report_id: UUID) -> UUID:
    anne = cast.actor("anne")
    incident = open_incident(
        anne,
        title=f"Shot near the fence {MARKER}",
        nature="FACT",
        categories=["HR-LIFE"],
        report_ids=[report_id],
    )
    record_involvement(anne, incident_id=incident, part="ALLEGED_AUTHOR", organisation_id=cast.bodies["pmh"])
    return table_case(
        anne,
        title=f"Twangiza mine and community {MARKER}",
        summary="A community and a mine; mining police at the fence.",
        incident_ids=[incident],
        requester_type="COMM",
        parties=[PartyGiven(cast.bodies["twangiza"], PartyRole.PARTY)],
    )


def _closed_sitting(cast: Cast, case_id: UUID) -> tuple[UUID, UUID]:
    anne = cast.actor("anne")
    invited = [cast.seats[name] for name in ("anne", "chantal", "gilbert", "baraka", "esperance")]
    shut = plan_sitting(anne, kind=SittingKind.CLOSED, planned_on=today(), closed=True, invited=invited)
    item = put_on_agenda(anne, sitting_id=shut, kind=ItemKind.NEW_CASE, case_id=case_id)
    hold_sitting(anne, sitting_id=shut, held_on=today(), present=invited)
    return shut, item


def test_the_mining_police_seat_finds_no_trace_and_after_a_release_that_text_alone(  # noqa: PLR0915 - a journey
    cast: Cast,
) -> None:
    case_id = _case(cast, _report(cast))
    check_summary(cast.actor("alice"), case_id=case_id, version=1)
    didier = cast.actor("didier")
    assert cases(didier, Filters()).items == ()
    assert cases(didier, Filters(words=MARKER)).items == ()
    with pytest.raises(Unknown):
        case(didier, case_id)
    assert len(cases(cast.actor("chantal"), Filters(words=MARKER)).items) == 1

    plenary = plan_sitting(cast.actor("anne"), kind=SittingKind.MONTHLY, planned_on=today())
    propose_agenda(cast.actor("anne"), sitting_id=plenary)
    assert sitting(didier, plenary).items == sitting(cast.actor("chantal"), plenary).items == ()
    with pytest.raises(WalledItem):
        put_on_agenda(cast.actor("anne"), sitting_id=plenary, kind=ItemKind.NEW_CASE, case_id=case_id)

    shut, item = _closed_sitting(cast, case_id)
    decision = record_decision(
        cast.actor("anne"), item_id=item, code=DecisionCode.ACCEPT, reason="Serious, and within the mandate."
    )
    assert shut not in [line.id for line in sittings(didier).items]
    assert decisions_of_case(didier, case_id) == ()

    release = propose_release(
        cast.actor("anne"),
        decision_id=decision,
        seat_id=cast.seats["didier"],
        what="Shots were heard near a mine in Mwenga.",
        asked="Tell us which orders guards at fences have.",
    )
    assert releases_for(didier).items == ()
    with pytest.raises(Stop, match=r"release\.needs_a_second"):
        approve_release(cast.actor("anne"), release_id=release)
    approve_release(cast.actor("alice"), release_id=release)
    (line,) = releases_for(didier).items
    assert (line.what, line.case_id, line.proposed_by) == (
        "Shots were heard near a mine in Mwenga.",
        None,
        None,
    )
    task = assign_task(
        cast.actor("anne"),
        case_id=case_id,
        title="Send the standing orders for guards",
        action_type=ActionType.INFCMD,
        owner_id=cast.accounts["didier"],
        due_next_meeting=True,
        release_id=release,
    )
    (work,) = my_work(didier).items
    assert (work.id, work.case_id, work.case) == (task, None, "")
    reply_to_release(didier, release_id=release, words="The orders are attached to our letter.")
    assert MARKER not in str(
        [releases_for(didier), my_work(didier), sittings(didier), sitting(didier, plenary)]
    )


def test_the_whole_way_ends_in_an_outcome_that_another_person_verified(  # noqa: PLR0915 - a journey
    cast: Cast,
) -> None:
    anne, alice = cast.actor("anne"), cast.actor("alice")
    case_id = _case(cast, _report(cast))
    shut, item = _closed_sitting(cast, case_id)
    record_decision(anne, item_id=item, code=DecisionCode.ACCEPT, reason="Serious.")
    join_force(anne, case_id=case_id, account_id=cast.accounts["chantal"], role=ForceRole.LEAD)
    task = assign_task(
        anne,
        case_id=case_id,
        title="Ask the provincial command to remove the commander",
        action_type=ActionType.DISC,
        level="PROV",
        owner_id=cast.accounts["chantal"],
        due_on=today(),
    )
    asked = issue_recommendation(
        anne, case_id=case_id, addressee_id=cast.bodies["pnc"], words="Remove the commander."
    )
    report_back(cast.actor("chantal"), task_id=task, words="Done: a letter was handed over.", finished=True)
    with pytest.raises(Stop, match=r"outcome\.open_tasks"):
        close_case(anne, case_id=case_id, reason=ClosureReason.MEASURES)
    confirm_task(anne, task_id=task)
    move_recommendation(
        anne, recommendation_id=asked, new=RecommendationStatus.CLAIMED, words="So the letter says"
    )
    with pytest.raises(Stop, match=r"outcome\.not_verified"):
        close_case(anne, case_id=case_id, reason=ClosureReason.IMPLEMENTED)
    changed = record_outcome(
        anne, case_id=case_id, change=Change.IMPROVED, words="The commander left.", said_by="The community"
    )
    with pytest.raises(Stop, match=r"outcome\.verified_by_another"):
        verify_outcome(anne, outcome_id=changed, how="seen")
    verify_outcome(alice, outcome_id=changed, how="Visited on 03/03; the new commander received us.")
    record_satisfaction(alice, case_id=case_id, organisation_id=cast.bodies["twangiza"], score=4)
    close_case(anne, case_id=case_id, reason=ClosureReason.IMPLEMENTED, words="Commander removed.")
    assert case(anne, case_id).line.status == CaseStatus.CLOSED
    reopen_case(alice, case_id=case_id, why="A young man was shot.")
    assert case(anne, case_id).line.status == CaseStatus.REOPENED
    assert outcome_of_case(anne, case_id).closings[0].reopened_why == "A young man was shot."
    assert [line.state for line in tasks_of_case(anne, case_id)] == ["CONFIRMED"]
    draft_minutes(anne, sitting_id=shut)
    adopt_minutes(anne, sitting_id=shut)
    assert list(chain.faults()) == list(pins.faults()) == []
