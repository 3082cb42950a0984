"""Tasks: of a case, of a person, overdue, one with what was reported."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import QuerySet

from kikao.casework.cases.enums import Level
from kikao.casework.cases.queries import titles
from kikao.casework.tasks.enums import ActionType, TaskState
from kikao.casework.tasks.models import Task
from kikao.casework.tasks.policy import seen_by
from kikao.casework.tasks.schemas import ReportBackLine, TaskLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.queries import account_names


def tasks(by: Actor, *, state: str = "", after: str | None = None, size: int = 50) -> Page[TaskLine]:
    """Return one page of the tasks the reader may see, newest first."""
    rows = _rows(by)
    if state:
        rows = rows.filter(state=state)
    return _cut(by, page_of(rows, order=("-assigned_on", "-id"), after=after, size=size))


def tasks_of_case(by: Actor, case_id: UUID) -> tuple[TaskLine, ...]:
    """Return the tasks of a case, in the order they were given."""
    return lines(by, list(_rows(by).filter(case_id=case_id).order_by("assigned_on", "id")))


def my_work(by: Actor, *, after: str | None = None, size: int = 50) -> Page[TaskLine]:
    """Return what the reader has to do, soonest given first."""
    rows = _rows(by).filter(owner_id=by.person, state=TaskState.OPEN)
    return _cut(by, page_of(rows, order=("assigned_on", "id"), after=after, size=size))


def overdue(by: Actor, *, after: str | None = None, size: int = 50) -> Page[TaskLine]:
    """Return the tasks whose day is past, longest overdue first."""
    rows = _rows(by).filter(state=TaskState.OPEN, due_on__lt=today())
    return _cut(by, page_of(rows, order=("due_on", "id"), after=after, size=size))


def require_task(by: Actor, task_id: UUID) -> Task:
    """Return the row for an act, or say that there is nothing here."""
    row = _rows(by).filter(id=task_id).first()
    if row is None:
        raise Unknown
    return row


def task(by: Actor, task_id: UUID) -> TaskLine:
    """Return one task with everything reported on it, opened for who holds the case's key."""
    row = require_task(by, task_id)
    return _line(row, *_around(by, [row]), read_many(by, [one.words_item_id for one in row.reports.all()]))


def _rows(by: Actor) -> "QuerySet[Task]":
    return Task.objects.filter(seen_by(by)).prefetch_related("reports")


def _cut(by: Actor, page: Page[Task]) -> Page[TaskLine]:
    return Page(lines(by, list(page.items)), page.next_cursor, page.size)


def lines(by: Actor, rows: list[Task]) -> tuple[TaskLine, ...]:
    """Cut tasks to their reader: a walled owner learns the task and nothing of the case."""
    cases, names = _around(by, rows)
    return tuple(_line(row, cases, names, {}) for row in rows)


def _around(by: Actor, rows: list[Task]) -> tuple[dict[UUID, str], dict[UUID, str]]:
    cases = titles(by, [row.case_id for row in rows])
    return cases, account_names(by.working_group_id, [row.owner_id for row in rows])


def _line(
    row: Task, cases: dict[UUID, str], names: dict[UUID, str], opened: Mapping[UUID, str | None]
) -> TaskLine:
    reports = sorted(row.reports.all(), key=lambda one: one.id)
    return TaskLine(
        id=row.id,
        case_id=row.case_id if row.case_id in cases else None,
        case=cases.get(row.case_id, ""),
        title=row.title,
        owner_id=row.owner_id,
        owner=names.get(row.owner_id, "") if row.owner_id else "",
        action_words=str(ActionType(row.action_type).label),
        level=row.level,
        level_words=str(Level(row.level).label),
        state=row.state,
        state_words=str(TaskState(row.state).label),
        due_on=row.due_on,
        due_next_meeting=row.due_next_meeting,
        overdue=row.state == TaskState.OPEN and row.due_on is not None and row.due_on < today(),
        assigned_on=row.assigned_on,
        done=row.done,
        version=row.version,
        reports=tuple(
            ReportBackLine(
                one.id,
                opened.get(one.words_item_id),
                one.result,
                one.finished,
                one.reported_on,
                one.by_account,
                one.confirmed_on,
            )
            for one in reports
        ),
    )
