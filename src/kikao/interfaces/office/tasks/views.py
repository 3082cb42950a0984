"""Tasks: lists, one with its reports, giving, reporting back, confirming, dropping, the slip on paper."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kikao.casework.cases.queries import case
from kikao.casework.meetings.queries import decisions_of_case, releases_of_case
from kikao.casework.tasks.actions import assign_task, confirm_task, drop_task, report_back
from kikao.casework.tasks.queries import my_work, overdue, task, tasks
from kikao.foundation.access.enums import Role
from kikao.interfaces.office.asking import Question, ask, do, may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.tasks.forms import ReasonForm, ReportBackForm, TaskFilterForm, TaskForm
from kikao.interfaces.office.tasks.trails import case_trail, task_trail
from kikao.registry.people.queries import account_choices


@require_safe
@page
def tasks_list(request: OfficeRequest) -> HttpResponse:
    """Show the tasks the reader may see, newest first."""
    form = TaskFilterForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    found = tasks(request.actor, state=state, after=request.GET.get("after"))
    context = {
        "page": found,
        "filter": form,
        "narrowed": bool(state),
        "title": _("Tasks"),
        "tabs": _tabs("list"),
    }
    return render(request, "office/tasks/list.html", context)


@require_safe
@page
def tasks_mine(request: OfficeRequest) -> HttpResponse:
    """Show what the reader has to do."""
    found = my_work(request.actor, after=request.GET.get("after"))
    context = {"page": found, "title": _("My work"), "tabs": _tabs("mine")}
    return render(request, "office/tasks/list.html", context)


@require_safe
@page
def tasks_overdue(request: OfficeRequest) -> HttpResponse:
    """Show the tasks whose day is past."""
    found = overdue(request.actor, after=request.GET.get("after"))
    context = {"page": found, "title": _("Overdue"), "tabs": _tabs("overdue")}
    return render(request, "office/tasks/list.html", context)


def _tabs(current: str) -> list[dict[str, Any]]:
    ways = (
        ("list", _("All tasks"), "office:tasks-list"),
        ("mine", _("My work"), "office:tasks-mine"),
        ("overdue", _("Overdue"), "office:tasks-overdue"),
        ("recommendations", _("Recommendations"), "office:recommendations-list"),
    )
    return [{"label": label, "url": reverse(name), "current": key == current} for key, label, name in ways]


@require_safe
@page
def tasks_task(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Show one task and everything reported on it."""
    by = request.actor
    line = task(by, task_id)
    own = line.owner_id == by.account_id
    context = {
        "task": line,
        "trail": task_trail(),
        "may_report": line.state == "OPEN" and (own or by.is_(Role.SECRETARIAT)),
        "may_confirm": line.state == "REPORTED" and may(by, confirm_task),
        "may_drop": line.state == "OPEN" and may(by, drop_task),
    }
    return render(request, "office/tasks/task.html", context)


@require_safe
@page
def tasks_slip(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Print the slip that a member without a telephone takes along."""
    return render(request, "office/tasks/slip.html", {"task": task(request.actor, task_id)})


@page
def tasks_new(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Give a task of a case."""
    by = request.actor
    held = case(by, case_id)
    form = TaskForm(
        request.POST or None,
        people=account_choices(by),
        decisions=[
            (str(one.id), f"{one.decided_on:%d/%m/%Y} {one.code_words}")
            for one in decisions_of_case(by, case_id)
        ],
        releases=[
            (str(one.id), f"{one.reference} – {one.seat}")
            for one in releases_of_case(by, case_id)
            if one.state == "APPROVED"
        ],
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
def tasks_report(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Report back on a task."""
    by = request.actor
    line = task(by, task_id)

    def act(answers: dict[str, Any]) -> UUID:
        finished = answers.pop("finished") == "yes"
        return report_back(by, task_id=task_id, finished=finished, **answers)

    question = Question(
        title=_("Report back"),
        submit=_("Report back"),
        form=ReportBackForm(request.POST or None),
        act=act,
        after=lambda _made: reverse("office:tasks-task", args=[task_id]),
        done=_(
            "Reported back. It stands on the next agenda, and is claimed until another person confirms it."
        ),
        trail=task_trail(line),
        lead=line.title,
    )
    return ask(request, question)


@require_POST
@page
def tasks_confirm(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Confirm that a task is done."""
    return do(
        request,
        lambda: confirm_task(request.actor, task_id=task_id),
        after=reverse("office:tasks-task", args=[task_id]),
        done=_("The task is confirmed as done."),
    )


@require_POST
@page
def tasks_send_back(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Send a task back as not done."""
    return do(
        request,
        lambda: confirm_task(request.actor, task_id=task_id, enough=False),
        after=reverse("office:tasks-task", args=[task_id]),
        done=_("The task is open again."),
    )


@page
def tasks_drop(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Drop a task, with the reason."""
    by = request.actor
    line = task(by, task_id)
    question = Question(
        title=_("Drop this task"),
        submit=_("Drop it"),
        form=ReasonForm(request.POST or None),
        act=lambda answers: drop_task(by, task_id=task_id, **answers),
        after=lambda _made: reverse("office:tasks-task", args=[task_id]),
        done=_("The task is dropped; it stays in the record."),
        trail=task_trail(line),
        lead=line.title,
        danger=True,
    )
    return ask(request, question)
