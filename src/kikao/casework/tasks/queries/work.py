"""Tasks: of a case, of a person, overdue, one with its story."""

from datetime import date
from uuid import UUID

from django.db.models import Count, DateField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from kikao.casework.cases.queries import titles
from kikao.casework.tasks.enums import ReportKind, TaskState
from kikao.casework.tasks.models import Task, TaskReport
from kikao.casework.tasks.policy import seen_by
from kikao.casework.tasks.queries.due import last_plenary, past_due
from kikao.casework.tasks.queries.lines import Around, line_of
from kikao.casework.tasks.schemas import TaskLine
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.paging import Page, page_of
from kikao.foundation.base.stops import Unknown
from kikao.foundation.sealing.vault import read_many
from kikao.registry.people.queries import account_names

_NO_DAY = date(9999, 12, 31)


def tasks(by: Actor, *, state: str = "", after: str | None = None, size: int = 50) -> Page[TaskLine]:
    """Return one page of the tasks the reader may see, newest first."""
    rows = _rows(by).filter(state=state) if state else _rows(by)
    return _cut(by, page_of(rows, order=("-assigned_on", "-id"), after=after, size=size))


def tasks_of_case(by: Actor, case_id: UUID) -> tuple[TaskLine, ...]:
    """Return the tasks of a case, in the order they were given."""
    return _lines(by, list(_rows(by).filter(case_id=case_id).order_by("assigned_on", "id")))


def my_work(by: Actor, *, after: str | None = None, size: int = 50) -> Page[TaskLine]:
    """Return what the reader has to do, by the day it is due; what is for the next meeting comes last."""
    rows = _rows(by).filter(owner_id=by.person, state=TaskState.OPEN)
    dated = rows.annotate(when=Coalesce(F("due_on"), Value(_NO_DAY), output_field=DateField()))
    return _cut(by, page_of(dated, order=("when", "id"), after=after, size=size))


def overdue(by: Actor, *, after: str | None = None, size: int = 50) -> Page[TaskLine]:
    """Return the tasks whose day, or whose meeting, is past, longest overdue first."""
    last = last_plenary(by.working_group_id)
    rows = _rows(by).filter(past_due(last))
    dated = rows.annotate(since=Coalesce(F("due_on"), F("assigned_on"), output_field=DateField()))
    return _cut(by, page_of(dated, order=("since", "id"), after=after, size=size), last)


def count_mine(by: Actor) -> int:
    """Return how many tasks the reader has to do."""
    return Task.objects.filter(seen_by(by), owner_id=by.person, state=TaskState.OPEN).count()


def count_followed(by: Actor) -> tuple[int, int]:
    """Return how many tasks others reported done, for this reader to confirm, and how many are overdue."""
    mine = Q(owner_id=by.account_id) if by.account_id else Q(pk__in=())
    late = past_due(last_plenary(by.working_group_id))
    found = Task.objects.filter(seen_by(by)).aggregate(
        reported=Count("pk", filter=~mine & Q(state=TaskState.REPORTED)), overdue=Count("pk", filter=late)
    )
    return found["reported"], found["overdue"]


def require_task(by: Actor, task_id: UUID) -> Task:
    """Return the row for an act, or say that there is nothing here."""
    row = _rows(by).filter(id=task_id).first()
    if row is None:
        raise Unknown
    return row


def task(by: Actor, task_id: UUID) -> TaskLine:
    """Return one task with everything reported on it, opened for who holds the case's key."""
    row = require_task(by, task_id)
    around = _around(by, [row])
    told = around.told(by, row)
    return line_of(by, row, around, read_many(by, [one.words_item_id for one in told]))


def last_report(task: Task) -> TaskReport | None:
    """Return the last report that a task is done."""
    done = TaskReport.objects.filter(task=task, kind=ReportKind.REPORT, finished=True)
    return done.order_by("-id").first()


def _rows(by: Actor) -> "QuerySet[Task]":
    return Task.objects.filter(seen_by(by)).prefetch_related("reports")


def _cut(by: Actor, page: Page[Task], last: date | None = None) -> Page[TaskLine]:
    return Page(_lines(by, list(page.items), last), page.next_cursor, page.size)


def _lines(by: Actor, rows: list[Task], last: date | None = None) -> tuple[TaskLine, ...]:
    """Cut tasks to their reader: a walled owner learns the task and nothing of the case."""
    around = _around(by, rows, last)
    return tuple(line_of(by, row, around, {}) for row in rows)


def _around(by: Actor, rows: list[Task], last: date | None = None) -> Around:
    people = {row.owner_id for row in rows}
    people |= {
        one for row in rows for told in row.reports.all() for one in (told.by_account, told.confirmed_by)
    }
    return Around(
        titles(by, [row.case_id for row in rows]),
        account_names(by.working_group_id, people),
        last or last_plenary(by.working_group_id),
    )
