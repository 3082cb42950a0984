"""The papers of a mission: its order, and what is carried. Printing is in the trail before the paper is given out."""

from uuid import UUID

from kikao.casework.cases.enums import SummaryState
from kikao.casework.cases.models import Case
from kikao.casework.cases.policy import seen_by as cases_seen_by
from kikao.casework.missions.enums import TeamRole
from kikao.casework.missions.models import Mission, MissionCase, MissionStop, TeamMember
from kikao.casework.missions.policy import in_team, runs
from kikao.casework.missions.queries.lines import line_of, stop_of
from kikao.casework.missions.queries.one_row import require_mission
from kikao.casework.missions.schemas.papers import (
    CarriedCase,
    CarriedTask,
    CarrySheet,
    GoerLine,
    OrderSheet,
)
from kikao.casework.tasks.enums import ActionType, TaskState
from kikao.casework.tasks.models import Task
from kikao.foundation.access.actor import Actor
from kikao.foundation.audit.door import read_note
from kikao.foundation.base.stops import NotAllowed
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.queries import account_names

NOT_CARRIED = frozenset({ActionType.PROT, ActionType.CARE})
"""Kinds of task that no paper names which somebody at a barrier may read."""


def _printed(by: Actor, mission_id: UUID, verb: str) -> Mission:
    """Return a mission whose papers the reader may print, once the trail says so."""
    row = require_mission(by, mission_id)
    if not (runs(by, row) or in_team(by, row.id)):
        raise NotAllowed
    read_note(by, verb, row.id)
    return row


def order_sheet(by: Actor, mission_id: UUID) -> OrderSheet:
    """Return the order of mission: who goes, when, where, why and with what; of cases the references alone."""
    row = _printed(by, mission_id, "mission.print_order")
    team = list(TeamMember.objects.filter(mission=row, left_on=None).order_by("joined_on", "id"))
    names = account_names(by.working_group_id, [row.leader_id, *(one.account_id for one in team)])
    stops = MissionStop.objects.filter(mission=row, struck_on=None).select_related("place")
    opened = read_many(by, [one for one in (row.route_item_id, row.means_item_id) if one])
    cases = Case.objects.filter(cases_seen_by(by), id__in=_case_ids(row))
    lead_first = sorted(team, key=lambda one: one.role != TeamRole.LEADER)
    return OrderSheet(
        line=line_of(row, names),
        team=tuple(
            GoerLine(names.get(one.account_id, ""), str(TeamRole(one.role).label)) for one in lead_first
        ),
        stops=tuple(stop_of(one) for one in stops.order_by("position", "id")),
        references=tuple(cases.order_by("reference").values_list("reference", flat=True)),
        route=opened.get(row.route_item_id) if row.route_item_id else None,
        means=opened.get(row.means_item_id) if row.means_item_id else None,
    )


def carry_sheet(by: Actor, mission_id: UUID) -> CarrySheet:
    """Return what the team carries: of each case the title and summary that a second person checked, and its tasks.

    Of a task its kind alone, since nobody else checked its title; what would tell that a source is protected or that
    somebody was hurt stays in the office.
    """
    row = _printed(by, mission_id, "mission.print_carry")
    cases = list(Case.objects.filter(cases_seen_by(by), id__in=_case_ids(row)).order_by("reference"))
    tasks = list(
        Task.objects.filter(case_id__in=[one.id for one in cases], state=TaskState.OPEN)
        .exclude(action_type__in=NOT_CARRIED)
        .order_by("due_on", "id")
    )
    names = account_names(by.working_group_id, [row.leader_id, *(one.owner_id for one in tasks)])
    return CarrySheet(
        line_of(row, names),
        tuple(_carried(one, [task for task in tasks if task.case_id == one.id], names) for one in cases),
    )


def _carried(case: Case, tasks: list[Task], names: dict[UUID, str]) -> CarriedCase:
    """Carry no word of a case that a second person has not checked."""
    checked = case.summary_state == SummaryState.CHECKED
    return CarriedCase(
        reference=case.reference,
        title=case.title if checked else "",
        summary=case.summary if checked else "",
        tasks=tuple(
            CarriedTask(
                str(ActionType(task.action_type).label),
                names.get(task.owner_id, "") if task.owner_id else "",
                task.due_on,
            )
            for task in tasks
        ),
    )


def _case_ids(row: Mission) -> list[UUID]:
    return list(MissionCase.objects.filter(mission=row).values_list("case_id", flat=True))
