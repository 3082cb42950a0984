"""Planning a mission and changing the plan: cases, places, days; calling it off."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kikao.casework.missions.actions import (
    add_mission_case,
    cancel_mission,
    change_mission,
    note_stop,
    plan_mission,
    prolong_mission,
    record_past_mission,
)
from kikao.casework.missions.queries import mission
from kikao.casework.missions.schemas.given import PlanGiven, StopGiven
from kikao.casework.missions.schemas.mission import MissionPage
from kikao.foundation.base.stops import NotAllowed, Unknown
from kikao.interfaces.office.asking import Question, ask, do, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.missions.asking import back, list_trail, put
from kikao.interfaces.office.missions.forms import (
    CaseForm,
    ChangeMissionForm,
    DayForm,
    NewMissionForm,
    PastMissionForm,
    ReachedForm,
    ReasonForm,
    StopForm,
)
from kikao.interfaces.office.missions.offers import more_cases, planning
from kikao.registry.places.queries import place_choices


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


def _with_stops(request: OfficeRequest, shown: MissionPage, stops: tuple[StopGiven, ...]) -> UUID:
    plan = PlanGiven(
        purpose=shown.line.purpose,
        title=shown.line.title,
        level=shown.line.level,
        starts_on=shown.line.starts_on,
        ends_on=shown.line.ends_on,
        needs=tuple(code for code, _words in shown.needs),
        stops=stops,
    )
    return change_mission(request.actor, mission_id=shown.line.id, version=shown.version, plan=plan)


def _stops(shown: MissionPage, without: UUID | None = None) -> list[StopGiven]:
    return [StopGiven(one.place_id, one.arrive_on, one.leave_on) for one in shown.stops if one.id != without]


@page
def missions_stop_new(request: OfficeRequest, mission_id: UUID) -> HttpResponse:
    """Add a place to the way."""
    shown = _planner(request, mission_id, change_mission)

    def act(answers: dict[str, Any]) -> UUID:
        every = sorted([*_stops(shown), StopGiven(**answers)], key=lambda one: one.arrive_on)
        return _with_stops(request, shown, tuple(every))

    return put(
        request,
        shown.line,
        StopForm(request.POST or None, offers={"place_id": place_choices(request.actor)}),
        act,
        title=_("Add a place"),
        submit=_("Add it"),
        done=_("The place is on the way now."),
        part="way",
        note=_("Another place needs another clearance."),
    )


@require_POST
@page
def missions_stop_strike(request: OfficeRequest, mission_id: UUID, stop_id: UUID) -> HttpResponse:
    """Take a place off the way."""
    shown = mission(request.actor, mission_id)
    if stop_id not in {one.id for one in shown.stops}:
        raise Unknown
    return do(
        request,
        lambda: _with_stops(request, shown, tuple(_stops(shown, stop_id))),
        after=back(mission_id, "way"),
        done=_("The place is off the way; the record keeps it."),
    )


@page
def missions_stop(request: OfficeRequest, mission_id: UUID, stop_id: UUID) -> HttpResponse:
    """Note whether a place was reached."""
    shown = mission(request.actor, mission_id)
    stop = next((one for one in shown.stops if one.id == stop_id), None)
    if stop is None:
        raise Unknown
    if not shown.offers.stops:
        raise NotAllowed
    held = {"reached_on": stop.reached_on, "no_access": stop.no_access}
    return put(
        request,
        shown.line,
        ReachedForm(request.POST or None, initial=held),
        lambda answers: note_stop(request.actor, stop_id=stop_id, **answers),
        title=_("Was this place reached?"),
        submit=_("Note it"),
        done=_("Noted."),
        part="way",
        lead=stop.place,
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
