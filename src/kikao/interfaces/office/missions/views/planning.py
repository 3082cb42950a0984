"""Planning a mission and changing the plan: cases, places, days; calling it off."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kikao.casework.missions.actions import (
    add_mission_case,
    cancel_mission,
    change_mission,
    plan_mission,
    prolong_mission,
    record_past_mission,
)
from kikao.casework.missions.queries import mission
from kikao.casework.missions.schemas.given import PlanGiven, StopGiven
from kikao.casework.missions.schemas.mission import MissionPage
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import list_trail, put
from kikao.interfaces.office.missions.forms import (
    CaseForm,
    ChangeMissionForm,
    DayForm,
    NewMissionForm,
    PastMissionForm,
    ReasonForm,
)
from kikao.interfaces.office.missions.offers import more_cases, planning


def _plan(answers: dict[str, Any]) -> tuple[PlanGiven, list[UUID]]:
    """Return the plan that was typed, and the case it is for."""
    case_id, place_id = answers.pop("case_id"), answers.pop("place_id")
    first, last = answers["starts_on"], answers["ends_on"]
    stops = (StopGiven(place_id, first, last),) if place_id else ()
    answers["needs"] = tuple(answers["needs"])
    return PlanGiven(stops=stops, **answers), [case_id] if case_id else []


@page
def missions_new(request: OfficeRequest) -> HttpResponse:
    """Plan a mission."""
    by = open_for(request, plan_mission)

    def act(answers: dict[str, Any]) -> UUID:
        plan, cases = _plan(answers)
        return plan_mission(by, plan=plan, case_ids=cases)

    question = Question(
        title=_("Plan a mission"),
        submit=_("Plan it"),
        form=NewMissionForm(
            request.POST or None, offers=planning(by), initial={"case_id": request.GET.get("case")}
        ),
        act=act,
        after=lambda made: reverse("office:missions-mission", args=[made]),
        done=_("The mission is planned. Next: its team, its risks, its clearance."),
        trail=list_trail(),
        note=_("Route and means are sealed: the secretariat and the team can read them."),
    )
    return ask(request, question)


@page
def missions_past(request: OfficeRequest) -> HttpResponse:
    """Write down a mission already made."""
    by = open_for(request, record_past_mission)

    def act(answers: dict[str, Any]) -> UUID:
        reason = answers.pop("reason")
        plan, cases = _plan(answers)
        return record_past_mission(by, plan=plan, case_ids=cases, reason=reason)

    question = Question(
        title=_("Record a mission already made"),
        submit=_("Record it"),
        form=PastMissionForm(request.POST or None, offers=planning(by)),
        act=act,
        after=lambda made: reverse("office:missions-mission", args=[made]),
        done=_("The mission is recorded as left without clearance. Now enter who went."),
        trail=list_trail(),
        lead=_(
            "It counts as left without clearance, visibly and for good: nobody weighed its risks beforehand."
        ),
    )
    return ask(request, question)


def _planner(request: OfficeRequest, mission_id: UUID, act: Any) -> MissionPage:
    """Return the mission for who may plan; a form is not shown to anybody else."""
    return mission(open_for(request, act), mission_id)


@page
def missions_change(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Change what is planned."""
    shown = _planner(request, mission_id, change_mission)
    by = request.actor
    held = {
        "purpose": shown.line.purpose,
        "title": shown.line.title,
        "level": shown.line.level,
        "starts_on": shown.line.starts_on,
        "ends_on": shown.line.ends_on,
        "route": shown.route,
        "means": shown.means,
        "needs": [code for code, _words in shown.needs],
        "version": shown.version,
    }
    form = ChangeMissionForm(request.POST or None, initial=held)
    for name, unread in (
        ("route", shown.has_route and shown.route is None),
        ("means", shown.has_means and shown.means is None),
    ):
        if unread:
            del form.fields[name]

    def act(answers: dict[str, Any]) -> UUID:
        version = answers.pop("version")
        answers["needs"] = tuple(answers["needs"])
        return change_mission(by, mission_id=mission_id, version=version, plan=PlanGiven(**answers))

    return put(
        request,
        shown.line,
        form,
        act,
        title=_("Change the plan"),
        submit=_("Change it"),
        done=_("The plan is changed."),
        note=_("Other days need another clearance."),
    )


@page
def missions_case_new(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Have the mission go for another case."""
    shown = _planner(request, mission_id, add_mission_case)
    by = request.actor
    return put(
        request,
        shown.line,
        CaseForm(request.POST or None, offers={"case_id": more_cases(by, shown)}),
        lambda answers: add_mission_case(by, mission_id=mission_id, **answers),
        title=_("Add a case"),
        submit=_("Add it"),
        done=_("The mission goes for this case too."),
        part="cases",
        note=_(
            "Whoever is walled from it leaves the team at once and sees the mission no more. The clearance lapses, and a "
            "case once added stays."
        ),
    )


@page
def missions_prolong(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Let a mission last longer."""
    shown = _planner(request, mission_id, prolong_mission)
    return put(
        request,
        shown.line,
        DayForm(request.POST or None, initial={"ends_on": shown.line.ends_on}),
        lambda answers: prolong_mission(request.actor, mission_id=mission_id, **answers),
        title=_("Prolong the mission"),
        submit=_("Prolong it"),
        done=_("The mission lasts longer."),
    )


@page
def missions_cancel(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Call a mission off."""
    shown = _planner(request, mission_id, cancel_mission)
    return put(
        request,
        shown.line,
        ReasonForm(request.POST or None),
        lambda answers: cancel_mission(request.actor, mission_id=mission_id, **answers),
        title=_("Call the mission off"),
        submit=_("Call it off"),
        done=_("The mission is called off; it stays in the record."),
        danger=True,
        note=_("This cannot be undone: plan another one instead."),
    )
