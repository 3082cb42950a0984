"""Tasks: lists, one with its story, the slip on paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.meetings.queries import next_sitting, releases_to_me
from kikao.casework.monitoring.actions import plan_check
from kikao.casework.tasks.queries import my_work, overdue, task, tasks
from kikao.foundation.audit.door import read_note
from kikao.foundation.notices.queries import notices
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.tasks.forms import TaskFilterForm
from kikao.interfaces.office.tasks.trails import tabs, task_trail
from kikao.interfaces.office.tasks.waiting import waiting_for

NEWS = 5
"""How many unread notices the page of one's own work shows; the inbox has the rest."""


@require_safe
@page
def tasks_list(request: OfficeRequest) -> HttpResponse:
    """Show the tasks the reader may see, newest first."""
    form = TaskFilterForm(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    context = {
        "page": tasks(request.actor, state=state, after=request.GET.get("after")),
        "filter": form,
        "narrowed": bool(state),
        "title": _("Tasks"),
        "tabs": tabs("list"),
    }
    return render(request, "office/tasks/list.html", context)


@require_safe
@page
def tasks_mine(request: OfficeRequest) -> HttpResponse:
    """Show what the reader has to do, what was released to them, what comes, what waits at their desk."""
    by = request.actor
    sittings = (next_sitting(by), next_sitting(by, closed=True))
    context = {
        "page": my_work(by, after=request.GET.get("after")),
        "tabs": tabs("mine"),
        "waiting": waiting_for(by),
        "releases": releases_to_me(by),
        "sittings": sorted(filter(None, sittings), key=lambda line: line.day),
        "news": notices(by, unread=True, size=NEWS),
    }
    return render(request, "office/tasks/mine.html", context)


@require_safe
@page
def tasks_overdue(request: OfficeRequest) -> HttpResponse:
    """Show the tasks whose day is past."""
    context = {
        "page": overdue(request.actor, after=request.GET.get("after")),
        "title": _("Overdue"),
        "tabs": tabs("overdue"),
    }
    return render(request, "office/tasks/list.html", context)


@require_safe
@page
def tasks_task(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Show one task and everything reported on it."""
    by = request.actor
    context = {"task": task(by, task_id), "trail": task_trail(), "may_check": may(by, plan_check)}
    return render(request, "office/tasks/task.html", context)


@require_safe
@page
def tasks_slip(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Print the slip that a member without a telephone takes along; it names no case."""
    shown = task(request.actor, task_id)
    read_note(request.actor, "task.print", task_id)
    return render(request, "office/tasks/slip.html", {"task": shown})
