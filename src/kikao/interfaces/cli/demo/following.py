"""Following up: sittings labelled as demonstration, decisions, what was done, what changed, how cases ended."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from kikao.casework.cases.actions import move_case
from kikao.casework.cases.enums import CaseStatus
from kikao.casework.meetings.actions import (
    approve_release,
    draft_minutes,
    hold_sitting,
    plan_sitting,
    propose_release,
    put_on_agenda,
    record_decision,
    set_group_rules,
    set_host_turns,
)
from kikao.casework.meetings.enums import DecisionCode, ItemKind, SittingKind
from kikao.casework.meetings.queries import next_host, walled_seats
from kikao.casework.outcomes.actions import close_case, record_outcome, verify_outcome
from kikao.casework.outcomes.enums import Change, ClosureReason
from kikao.casework.tasks.actions import assign_task, confirm_task, join_force, report_back
from kikao.casework.tasks.enums import ForceRole
from kikao.foundation.base.clock import today
from kikao.interfaces.cli.demo.agreeing import agree, end_talks, talk
from kikao.interfaces.cli.demo.data import LABEL, fr, moment, told
from kikao.interfaces.cli.demo.founding import Stage
from kikao.interfaces.cli.demo.returning import go_back

WAITS = "SK-KALIMBI-2"
"""Left as tabled, so that whoever walks through the demonstration has something to decide."""
HOSTS = ("ogp", "fardc-33", "pnc-ecole", "banro", "cps", "sofedi")
_CHANGES = {"C5": Change.IMPROVED, "C6": Change.IMPROVED, "C7": Change.UNCHANGED}


def decide_all(stage: Stage) -> dict[UUID, UUID]:
    """Hold a plenary for what nobody at the table is walled from and a closed sitting for the rest; accept all."""
    by = stage.first
    set_group_rules(by, quorum=7, pillar_minimum=1, urgent_members=3)
    set_host_turns(by, organisation_ids=[stage.organisations[host] for host in HOSTS])
    tabled = {key: case_id for key, case_id in stage.cases.items() if key != WAITS}
    walled = walled_seats(stage.group_id, tabled.values(), stage.seats.values())
    open_to_all = [case_id for case_id in tabled.values() if not walled[case_id]]
    shut = [case_id for case_id in tabled.values() if walled[case_id]]
    barred = {seat for case_id in shut for seat in walled[case_id]}
    invited = [seat for seat in stage.seats.values() if seat not in barred]
    decided = _sit(stage, SittingKind.MONTHLY, open_to_all, list(stage.seats.values()))
    decided |= _sit(stage, SittingKind.CLOSED, shut, invited)
    return decided


def _sit(stage: Stage, kind: SittingKind, case_ids: list[UUID], seats: list[UUID]) -> dict[UUID, UUID]:
    by = stage.first
    sitting = plan_sitting(
        by,
        kind=kind,
        planned_on=today(),
        venue=f"Bukavu {LABEL}",
        host_id=stage.organisations["ogp"],
        closed=kind == SittingKind.CLOSED,
        invited=seats,
    )
    items = {
        case_id: put_on_agenda(by, sitting_id=sitting, kind=ItemKind.NEW_CASE, case_id=case_id)
        for case_id in case_ids
    }
    hold_sitting(by, sitting_id=sitting, held_on=today(), present=seats)
    decided = {
        case_id: record_decision(
            by, item_id=item, code=DecisionCode.ACCEPT, reason=f"Dossier dans le mandat du groupe {LABEL}."
        )
        for case_id, item in items.items()
    }
    draft_minutes(by, sitting_id=sitting)
    return decided


def follow_up(stage: Stage, case: dict[str, Any], decision_id: UUID) -> None:
    """Enter what the sources say was done and changed, and bring the case to where they leave it."""
    case_id = stage.cases[case["key"]]
    _share(stage, case_id)
    for deed in case["actions"]:
        _done(stage, case_id, deed)
    _release(stage, case, decision_id)
    room_id = talk(stage, case)
    agree(stage, case, room_id)
    end_talks(stage, case, room_id)
    go_back(stage, case)
    _outcome(stage, case, case_id)


def _share(stage: Stage, case_id: UUID) -> None:
    join_force(stage.first, case_id=case_id, account_id=stage.accounts["communautes"], role=ForceRole.LEAD)


def _done(stage: Stage, case_id: UUID, deed: dict[str, Any]) -> None:
    by = stage.first
    task = assign_task(
        by,
        case_id=case_id,
        title=fr(deed["text"]),
        action_type=deed["type"] or deed["mission_purpose"],
        level=deed["level"],
        due_next_meeting=True,
    )
    source = told("cases")["sources"][deed["source"]]["title"]
    report_back(
        by,
        task_id=task,
        words=f"Selon : {source}. {fr(deed['result'])}".strip(),
        result=fr(deed["result"]),
        finished=True,
        done=moment(deed["happened"]),
    )
    confirm_task(stage.second, task_id=task)


def _release(stage: Stage, case: dict[str, Any], decision_id: UUID) -> None:
    given = case["release"]
    if not given:
        return
    release = propose_release(
        stage.first,
        decision_id=decision_id,
        seat_id=stage.seats[given["seat"]],
        what=f"{fr(given['text'])} {LABEL}",
        where=given["place"],
        asked=fr(given["asked"]),
        until_on=today() + timedelta(days=180),
    )
    approve_release(stage.second, release_id=release)


def _outcome(stage: Stage, case: dict[str, Any], case_id: UUID) -> None:
    by, ended = stage.first, case["outcome"]
    source = told("cases")["sources"][ended["source"]]["title"]
    outcome = record_outcome(
        by, case_id=case_id, change=_CHANGES[ended["status"]], words=fr(ended["text"]), said_by=source[:200]
    )
    if ended["status"] == CaseStatus.BLOCKED:
        move_case(by, case_id=case_id, new=CaseStatus.BLOCKED, reason=fr(case["refusals"][0]["text"])[:300])
    elif ended["status"] == CaseStatus.CLOSED:
        if ended["closure_reason"] == ClosureReason.IMPLEMENTED:
            verify_outcome(
                stage.second,
                outcome_id=outcome,
                how=f"Actes signés et contresignés, selon : {source} {LABEL}"[:300],
            )
        close_case(by, case_id=case_id, reason=ended["closure_reason"], words=f"Selon : {source} {LABEL}")
    else:
        move_case(by, case_id=case_id, new=ended["status"], reason=fr(ended["text"])[:300])


def plan_next(stage: Stage) -> None:
    """Plan the coming monthly meeting with the host whose turn it is."""
    plan_sitting(
        stage.first,
        kind=SittingKind.MONTHLY,
        planned_on=today() + timedelta(days=14),
        venue=f"Bukavu {LABEL}",
        host_id=next_host(stage.first),
    )
