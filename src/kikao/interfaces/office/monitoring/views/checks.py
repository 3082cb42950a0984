"""One check: what it shows, planning it, saying who goes, writing down what was found."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.cases.queries import case
from kikao.casework.monitoring.actions import (
    assign_check,
    cancel_check,
    correct_result,
    miss_check,
    plan_check,
    record_check,
)
from kikao.casework.monitoring.queries import check, check_of_result, mission_choices
from kikao.casework.monitoring.schemas import CheckPage
from kikao.casework.tasks.queries import recommendation, task
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.stops import NotAllowed
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.monitoring.forms import (
    AssignForm,
    CorrectForm,
    MissForm,
    PlanForm,
    ReasonForm,
    ResultForm,
)
from kikao.interfaces.office.monitoring.trails import (
    Trail,
    agreement_address,
    check_trail,
    checks_trail,
    home_trail,
    site_trail,
)
from kikao.registry.people.queries import account_choices, organisation_choices
from kikao.registry.places.queries import place


def _one(check_id: object) -> str:
    return reverse("office:monitoring-check", args=[check_id])


@require_safe
@page
def check_page(request: OfficeRequest, check_id: UUID) -> HttpResponse:
    """Show one check with everything that was found."""
    held = check(request.actor, check_id)
    agreement = agreement_address(held.line.instrument_id) if held.line.instrument_id else ""
    context = {"check": held, "line": held.line, "trail": checks_trail(), "agreement_url": agreement}
    return render(request, "office/monitoring/check.html", context)


@page
def plan_for_case(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Plan to look at a situation of a case."""
    held = case(request.actor, case_id).line
    trail = [
        (_("Cases"), reverse("office:cases-list")),
        (held.title or held.reference, reverse("office:cases-case", args=[held.id])),
    ]
    return _plan(request, "SITUATION", trail, held.title or held.reference, case_id=case_id)


@page
def plan_for_place(request: OfficeRequest, place_id: UUID) -> HttpResponse:
    """Plan to look at a site, whatever case it is of."""
    name = place(request.actor, place_id).line.name
    return _plan(request, "SITUATION", site_trail(place_id, name), name, place_id=place_id)


@page
def plan_for_recommendation(request: OfficeRequest, recommendation_id: UUID) -> HttpResponse:
    """Plan to look whether a recommendation was heard."""
    line = recommendation(request.actor, recommendation_id)
    back = reverse("office:recommendations-one", args=[line.id])
    trail = [(_("Recommendations"), reverse("office:recommendations-list")), (line.addressee, back)]
    return _plan(request, "RECOMM", trail, line.words, recommendation_id=recommendation_id)


@page
def plan_for_task(request: OfficeRequest, task_id: UUID) -> HttpResponse:
    """Plan to look whether what was done holds."""
    line = task(request.actor, task_id)
    back = reverse("office:tasks-task", args=[line.id])
    trail = [(_("Tasks"), reverse("office:tasks-list")), (line.title, back)]
    return _plan(request, "TASK", trail, line.title, task_id=task_id)


@page
def plan_for_clause(request: OfficeRequest, clause_id: UUID) -> HttpResponse:
    """Plan to look at a clause once more."""
    return _plan(request, "CLAUSE", home_trail(), _("A clause of an agreement"), clause_id=clause_id)


def _plan(request: OfficeRequest, kind: str, trail: Trail, lead: str, **about: Any) -> HttpResponse:
    by = open_for(request, plan_check)
    question = Question(
        title=_("Plan to go back and look"),
        submit=_("Plan this check"),
        form=PlanForm(request.POST or None, people=account_choices(by)),
        act=lambda answers: plan_check(by, kind=kind, **about, **answers),
        after=_one,
        done=_("The check is planned."),
        trail=trail,
        lead=lead,
    )
    return ask(request, question)


@page
def check_assign(request: OfficeRequest, check_id: UUID) -> HttpResponse:
    """Say who goes, with which mission and when."""
    by = open_for(request, assign_check)
    held = check(by, check_id)
    line = held.line
    facts = {
        "assigned_id": line.assigned_id,
        "mission_id": line.mission_id,
        "due_on": line.due_on,
        "version": held.version,
    }
    form = AssignForm(
        request.POST or None,
        people=account_choices(by),
        missions=mission_choices(by, check_id),
        initial=facts,
    )
    question = Question(
        title=_("Who goes, and when"),
        submit=_("Keep this"),
        form=form,
        act=lambda answers: assign_check(by, check_id=check_id, **answers),
        after=lambda _made: _one(check_id),
        done=_("It is written down who goes."),
        trail=check_trail(line),
        lead=line.about,
    )
    return ask(request, question)


@page
def check_record(request: OfficeRequest, check_id: UUID) -> HttpResponse:
    """Write down what was found."""
    by = request.actor
    held = _to_record(by, check_id)
    came = {"mission_id": request.GET["mission"], "proof": "VERIFIED"} if "mission" in request.GET else {}
    form = ResultForm(
        request.POST or None,
        bodies=organisation_choices(by),
        missions=mission_choices(by, check_id),
        initial=came,
    )
    question = Question(
        title=_("What was found"),
        submit=_("Write this down"),
        form=form,
        act=lambda answers: record_check(by, check_id=check_id, **answers),
        after=lambda _made: _one(check_id),
        done=_("It is written down. What does not hold comes to the next sitting by itself."),
        trail=check_trail(held.line),
        lead=held.line.about,
    )
    return ask(request, question)


@page
def result_correct(request: OfficeRequest, result_id: UUID) -> HttpResponse:
    """Correct a result that was wrong; both stay."""
    by = open_for(request, correct_result)
    held = check_of_result(by, result_id)
    wrong = next(one for one in held.results if one.id == result_id)
    facts = {name: getattr(wrong, name) for name in ("proof", "finding", "standing", "observed")}
    form = CorrectForm(
        request.POST or None,
        bodies=organisation_choices(by),
        missions=mission_choices(by, held.line.id),
        initial=facts,
    )
    question = Question(
        title=_("Correct a result"),
        submit=_("Write down what is right"),
        form=form,
        act=lambda answers: correct_result(by, result_id=result_id, **answers),
        after=lambda _made: _one(held.line.id),
        done=_("The right result counts; the first stays beside it."),
        trail=check_trail(held.line),
    )
    return ask(request, question)


@page
def check_miss(request: OfficeRequest, check_id: UUID) -> HttpResponse:
    """Write down that nobody could go."""
    by = request.actor
    held = _to_record(by, check_id)
    question = Question(
        title=_("Nobody could go"),
        submit=_("Write this down"),
        form=MissForm(request.POST or None),
        act=lambda answers: miss_check(by, check_id=check_id, **answers),
        after=lambda _made: _one(check_id),
        done=_("It is written down; the check can still be made."),
        trail=check_trail(held.line),
        lead=held.line.about,
    )
    return ask(request, question)


@page
def check_cancel(request: OfficeRequest, check_id: UUID) -> HttpResponse:
    """Cancel a check that makes no sense any more."""
    by = open_for(request, cancel_check)
    held = check(by, check_id)
    question = Question(
        title=_("Cancel this check"),
        submit=_("Cancel it"),
        form=ReasonForm(request.POST or None),
        act=lambda answers: cancel_check(by, check_id=check_id, version=held.version, **answers),
        after=lambda _made: _one(check_id),
        done=_("The check is cancelled; it stays in the record."),
        trail=check_trail(held.line),
        lead=held.line.about,
        danger=True,
    )
    return ask(request, question)


def _to_record(by: Actor, check_id: UUID) -> CheckPage:
    held = check(by, check_id)
    if not held.may_record:
        raise NotAllowed
    return held
