"""Acts on tasks: giving, changing, reporting back, confirming, sending back, dropping."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.cases.queries import case
from kikao.casework.tasks.actions import (
    assign_task,
    change_task,
    confirm_task,
    drop_task,
    report_back,
    send_back_task,
)
from kikao.casework.tasks.queries import task
from kikao.foundation.base.stops import NotAllowed
from kikao.interfaces.office.asking import Question, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.tasks.forms import ChangeForm, ReasonForm, ReportBackForm, TaskForm
from kikao.interfaces.office.tasks.offers import decisions, releases
from kikao.interfaces.office.tasks.trails import case_trail, task_trail
from kikao.registry.people.queries import account_choices


def _one(task_id: UUID) -> str:
    return reverse("office:tasks-task", args=[task_id])


@page
def tasks_new(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Give a task of a case."""
    by = open_for(request, assign_task)
    held = case(by, case_id)
    form = TaskForm(
        request.POST or None,
        people=account_choices(by),
        decisions=decisions(by, case_id),
        releases=releases(by, case_id),
    )
    question = Question(
        title=_("Give a task"),
        submit=_("Give this task"),
        form=form,
        act=lambda answers: assign_task(by, case_id=case_id, **answers),
        after=lambda made: reverse("office:tasks-task", args=[made]),
        done=_("The task is given."),
        trail=case_trail(held.line),
    )
    return ask(request, question)


@page
def tasks_change(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Hand a task to somebody else, or give more time."""
    by = open_for(request, change_task)
    line = task(by, task_id)
    held = {name: getattr(line, name) for name in ("owner_id", "due_on", "due_next_meeting", "version")}
    question = Question(
        title=_("Hand over, or give more time"),
        submit=_("Change the task"),
        form=ChangeForm(request.POST or None, people=account_choices(by), initial=held),
        act=lambda answers: change_task(by, task_id=task_id, **answers),
        after=lambda _made: _one(task_id),
        done=_("The task is changed; its story says why."),
        trail=task_trail(line),
        lead=line.title,
    )
    return ask(request, question)


@page
def tasks_report(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Report back on a task."""
    by = request.actor
    line = task(by, task_id)
    if not line.may_report and request.method != "POST":
        raise NotAllowed

    def act(answers: dict[str, Any]) -> UUID:
        finished = answers.pop("finished") == "yes"
        return report_back(by, task_id=task_id, finished=finished, **answers)

    question = Question(
        title=_("Report back"),
        submit=_("Report back"),
        form=ReportBackForm(request.POST or None),
        act=act,
        after=lambda _made: _one(task_id),
        done=_(
            "Reported back. It comes to the next sitting, and is claimed until another person confirms it."
        ),
        trail=task_trail(line),
        lead=line.title,
        note=_("What you write here is sealed: the secretariat and the task force of the case can read it."),
    )
    return ask(request, question)


@require_POST
@page
def tasks_confirm(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Confirm that a task is done."""
    return do(
        request,
        lambda: confirm_task(request.actor, task_id=task_id),
        after=_one(task_id),
        done=_("The task is confirmed as done."),
    )


@page
def tasks_send_back(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Send a task back as not done, with what is missing."""
    by = open_for(request, send_back_task)
    line = task(by, task_id)
    question = Question(
        title=_("Not done yet"),
        submit=_("Open it again"),
        form=ReasonForm(request.POST or None),
        act=lambda answers: send_back_task(by, task_id=task_id, **answers),
        after=lambda _made: _one(task_id),
        done=_("The task is open again."),
        trail=task_trail(line),
        lead=line.title,
    )
    return ask(request, question)


@page
def tasks_drop(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Drop a task, with the reason."""
    by = open_for(request, drop_task)
    line = task(by, task_id)
    question = Question(
        title=_("Drop this task"),
        submit=_("Drop it"),
        form=ReasonForm(request.POST or None),
        act=lambda answers: drop_task(by, task_id=task_id, **answers),
        after=lambda _made: _one(task_id),
        done=_("The task is dropped; it stays in the record."),
        trail=task_trail(line),
        lead=line.title,
        danger=True,
    )
    return ask(request, question)
