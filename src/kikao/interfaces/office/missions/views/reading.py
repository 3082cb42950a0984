"""Missions to be read: the list, one whole, one's own duties, and what people can do."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kikao.casework.missions.actions import enter_competence, plan_mission
from kikao.casework.missions.queries import competences, duties, mission, missions
from kikao.interfaces.office.asking import may
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import list_trail, other_pages, tabs
from kikao.interfaces.office.missions.forms import MissionFilterForm


@require_safe
@page
def missions_list(request: OfficeRequest) -> HttpResponse:
    """Show the missions the reader may see, the latest first."""
    form = MissionFilterForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"state": "", "uncleared": False}
    context = {
        "page": missions(request.actor, after=request.GET.get("after"), **asked),
        "filter": form,
        "narrowed": any(asked.values()),
        "tabs": tabs("list"),
        "may_plan": may(request.actor, plan_mission),
    }
    return render(request, "office/missions/list.html", context)


@require_safe
@page
def missions_mission(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Show one mission with everything that hangs on it."""
    shown = mission(request.actor, mission_id)
    context = {"mission": shown, "line": shown.line, "trail": list_trail(), "others": other_pages(mission_id)}
    return render(request, "office/missions/mission.html", context)


@require_safe
@page
def missions_duty(request: OfficeRequest) -> HttpResponse:
    """Show for which missions the reader is on duty, and where whom to call is opened."""
    return render(
        request, "office/missions/duty.html", {"lines": duties(request.actor), "tabs": tabs("duty")}
    )


@require_safe
@page
def missions_competences(request: OfficeRequest) -> HttpResponse:
    """Show what people of the group can do for a mission."""
    context = {
        "lines": competences(request.actor),
        "trail": list_trail(),
        "may_enter": may(request.actor, enter_competence),
    }
    return render(request, "office/missions/competences.html", context)
