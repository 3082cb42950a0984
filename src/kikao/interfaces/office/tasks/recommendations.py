"""Recommendations: list, one with its steps, issuing, moving on."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.cases.queries import case
from kikao.casework.monitoring.actions import plan_check
from kikao.casework.tasks.actions import issue_recommendation, move_recommendation
from kikao.casework.tasks.queries import recommendation, recommendations
from kikao.interfaces.office.asking import Question, ask, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.tasks.forms import MoveForm, RecommendationFilterForm, RecommendationForm
from kikao.interfaces.office.tasks.offers import decisions, releases
from kikao.interfaces.office.tasks.trails import case_trail, tabs
from kikao.registry.people.queries import organisation_choices


@require_safe
@page
def recommendations_list(request: OfficeRequest) -> HttpResponse:
    """Show recommendations, newest first."""
    form = RecommendationFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = recommendations(request.actor, **wanted, after=request.GET.get("after"))
    context = {
        "page": found,
        "filter": form,
        "narrowed": any(wanted.values()),
        "tabs": tabs("recommendations"),
    }
    return render(request, "office/tasks/recommendations.html", context)


@require_safe
@page
def recommendations_one(request: OfficeRequest, recommendation_id: UUID) -> HttpResponse:
    """Show one recommendation and what became of it."""
    by = request.actor
    line = recommendation(by, recommendation_id)
    context = {
        "line": line,
        "may_check": may(by, plan_check),
        "may_move": bool(line.next_states) and may(by, move_recommendation),
        "trail": [(_("Recommendations"), reverse("office:recommendations-list"))],
    }
    return render(request, "office/tasks/recommendation.html", context)


@page
def recommendations_new(request: OfficeRequest, case_id: UUID) -> HttpResponse:
    """Issue a recommendation in a case."""
    by = open_for(request, issue_recommendation)
    held = case(by, case_id)
    question = Question(
        title=_("Recommend to an authority"),
        submit=_("Issue this recommendation"),
        form=RecommendationForm(
            request.POST or None,
            organisations=organisation_choices(by),
            decisions=decisions(by, case_id),
            releases=releases(by, case_id),
        ),
        act=lambda answers: issue_recommendation(by, case_id=case_id, **answers),
        after=lambda made: reverse("office:recommendations-one", args=[made]),
        done=_("The recommendation is issued."),
        trail=case_trail(held.line),
        lead=_(
            "An addressee is not walled by being asked; it learns of the case only what is released to it."
        ),
    )
    return ask(request, question)


@page
def recommendations_move(request: OfficeRequest, recommendation_id: UUID) -> HttpResponse:
    """Write down what became of a recommendation."""
    by = open_for(request, move_recommendation)
    line = recommendation(by, recommendation_id)
    here = reverse("office:recommendations-one", args=[recommendation_id])
    question = Question(
        title=_("What became of it"),
        submit=_("Write it down"),
        form=MoveForm(request.POST or None, states=list(line.next_states), initial={"version": line.version}),
        act=lambda answers: move_recommendation(by, recommendation_id=recommendation_id, **answers),
        after=lambda _made: here,
        done=_("It is written down."),
        trail=[(_("Recommendations"), reverse("office:recommendations-list")), (line.addressee, here)],
        lead=line.words,
    )
    return ask(request, question)
