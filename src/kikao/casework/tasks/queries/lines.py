"""Cutting a task to its reader: whoever is walled learns the task, what they said themselves, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kikao.casework.cases.enums import Level
from kikao.casework.tasks.enums import ActionType, ReportKind, TaskState
from kikao.casework.tasks.models import Task, TaskReport
from kikao.casework.tasks.policy import changes, confirms, reports_on
from kikao.casework.tasks.queries.due import is_overdue
from kikao.casework.tasks.schemas import ReportBackLine, TaskLine
from kikao.foundation.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Around:
    """What tasks are shown with: the cases that the reader may see, what people are called, the last plenary."""

    cases: Mapping[UUID, str]
    names: Mapping[UUID, str]
    last: date | None

    def told(self, by: Actor, row: Task) -> list[TaskReport]:
        """Return the story of a task as far as it is for the reader."""
        story = sorted(row.reports.all(), key=lambda one: one.id)
        if row.case_id in self.cases:
            return story
        return [one for one in story if one.by_account == by.account_id and one.kind == ReportKind.REPORT]

    def name(self, account_id: UUID | None) -> str:
        """Return what somebody is called."""
        return self.names.get(account_id, "") if account_id else ""


def line_of(by: Actor, row: Task, around: Around, opened: Mapping[UUID, str | None]) -> TaskLine:
    """Cut one task."""
    inside = row.case_id in around.cases
    story = around.told(by, row)
    return TaskLine(
        id=row.id,
        case_id=row.case_id if inside else None,
        case=around.cases.get(row.case_id, ""),
        title=row.title,
        owner_id=row.owner_id,
        owner=around.name(row.owner_id),
        action_type=row.action_type,
        action_words=str(ActionType(row.action_type).label),
        level=row.level,
        level_words=str(Level(row.level).label),
        state=row.state,
        state_words=str(TaskState(row.state).label),
        due_on=row.due_on,
        due_next_meeting=row.due_next_meeting,
        overdue=is_overdue(row, around.last),
        assigned_on=row.assigned_on,
        done=row.done,
        version=row.version,
        reports=tuple(_report(by, one, around, opened, inside=inside) for one in story),
        may_report=row.state == TaskState.OPEN and reports_on(by, row),
        may_confirm=row.state == TaskState.REPORTED and confirms(by, row, _reporter(story)),
        may_change=changes(by, row),
    )


def _report(
    by: Actor, one: TaskReport, around: Around, opened: Mapping[UUID, str | None], *, inside: bool
) -> ReportBackLine:
    return ReportBackLine(
        id=one.id,
        kind=one.kind,
        kind_words=str(ReportKind(one.kind).label),
        words=opened.get(one.words_item_id),
        result=one.result,
        finished=one.finished,
        reported_on=one.reported_on,
        by_account=one.by_account if inside else None,
        by=around.name(one.by_account) if inside else "",
        confirmed_on=one.confirmed_on,
        confirmed_by=around.name(one.confirmed_by) if inside else "",
        own=one.by_account is not None and one.by_account == by.account_id,
    )


def _reporter(story: list[TaskReport]) -> UUID | None:
    done = [one.by_account for one in story if one.kind == ReportKind.REPORT and one.finished]
    return done[-1] if done else None
