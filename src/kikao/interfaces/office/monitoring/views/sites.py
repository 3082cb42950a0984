"""A site over time, entering what happened there, and how much it needs a deployment."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.cases.queries import cases
from kikao.casework.monitoring.actions import (
    add_site_event,
    assess_need,
    correct_site_event,
    note_needs_printed,
    strike_site_event,
)
from kikao.casework.monitoring.queries import need, needs, needs_of_place, proposed_scores, site, site_event
from kikao.casework.monitoring.schemas import SiteEventGiven
from kikao.foundation.access.actor import Actor
from kikao.foundation.base.clock import today
from kikao.foundation.base.paging import Page
from kikao.interfaces.office.asking import Question, ask, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.monitoring.forms import CorrectEventForm, EventForm, NeedForm, ReasonForm
from kikao.interfaces.office.monitoring.trails import home_trail, needs_trail, site_trail, tabs
from kikao.registry.people.queries import organisation_choices
from kikao.registry.places.queries import place

PRINTED = 200
CASES = 200


def _address(place_id: UUID) -> str:
    return reverse("office:monitoring-site", args=[place_id])


def _offers(by: Actor) -> dict[str, Any]:
    """Return what an entry may name: bodies of the register, and the cases whose story it belongs to."""
    found = cases(by, size=CASES).items
    chosen_from = [(str(one.id), f"{one.reference} {one.title}".strip()) for one in found]
    return {"bodies": organisation_choices(by), "cases": chosen_from}


@require_safe
@page
def site_page(request: OfficeRequest, place_id: UUID) -> HttpResponse:
    """Show a site with its timeline, its colour, who is there and who goes to look."""
    held = site(request.actor, place_id, after=request.GET.get("after"))
    pages = Page(held.events, held.next_cursor, len(held.events))
    context = {"site": held, "page": pages, "trail": home_trail()}
    return render(request, "office/monitoring/site.html", context)


@page
def event_new(request: OfficeRequest, place_id: UUID) -> HttpResponse:
    """Enter what happened at a site."""
    by = open_for(request, add_site_event)
    name = place(by, place_id).line.name
    question = Question(
        title=_("What happened here"),
        submit=_("Enter it"),
        form=EventForm(request.POST or None, **_offers(by)),
        act=lambda answers: add_site_event(by, place_id=place_id, event=SiteEventGiven(**answers)),
        after=lambda _made: _address(place_id),
        done=_("It stands on the timeline of the site."),
        trail=site_trail(place_id, name),
    )
    return ask(request, question)


@page
def event_correct(request: OfficeRequest, event_id: UUID) -> HttpResponse:
    """Correct an entry of a timeline; both stay."""
    by = open_for(request, correct_site_event)
    line = site_event(by, event_id)
    facts = {
        name: getattr(line, name)
        for name in ("kind", "qualification", "happened", "expires_on", "accuses", "number", "case_id")
    }

    def act(answers: dict[str, Any]) -> UUID:
        reason = answers.pop("reason")
        return correct_site_event(by, event_id=event_id, reason=reason, event=SiteEventGiven(**answers))

    question = Question(
        title=_("Correct this entry"),
        submit=_("Write down what is right"),
        form=CorrectEventForm(request.POST or None, initial=facts, **_offers(by)),
        act=act,
        after=lambda _made: _address(line.place_id),
        done=_("The right entry stands; the first stays, struck out."),
        trail=site_trail(line.place_id, line.place),
    )
    return ask(request, question)


@page
def event_strike(request: OfficeRequest, event_id: UUID) -> HttpResponse:
    """Strike out an entry that should never have been made."""
    by = open_for(request, strike_site_event)
    line = site_event(by, event_id)
    question = Question(
        title=_("Strike this entry out"),
        submit=_("Strike it out"),
        form=ReasonForm(request.POST or None),
        act=lambda answers: strike_site_event(by, event_id=event_id, **answers),
        after=lambda _made: _address(line.place_id),
        done=_("The entry is struck out; it stays where it is."),
        trail=site_trail(line.place_id, line.place),
        danger=True,
    )
    return ask(request, question)


@require_safe
@page
def needs_list(request: OfficeRequest) -> HttpResponse:
    """Show the sites by how much they need the mining police."""
    by = request.actor
    context = {
        "page": needs(by, after=request.GET.get("after")),
        "tabs": tabs(by, "needs"),
        "may_print": may(by, note_needs_printed),
    }
    return render(request, "office/monitoring/needs.html", context)


@require_safe
@page
def needs_printed(request: OfficeRequest) -> HttpResponse:
    """Show the ranked list as it goes into the talk; the trail keeps who printed it."""
    by = open_for(request, note_needs_printed)
    note_needs_printed(by)
    context = {"page": needs(by, size=PRINTED), "day": today()}
    return render(request, "office/monitoring/needs_print.html", context)


@require_safe
@page
def need_page(request: OfficeRequest, need_id: UUID) -> HttpResponse:
    """Show one assessment, and the others of the same site."""
    by = request.actor
    held = need(by, need_id)
    others = [one for one in needs_of_place(by, held.place_id) if one.id != held.id]
    context = {"need": held, "others": others, "trail": needs_trail()}
    return render(request, "office/monitoring/need.html", context)


@page
def need_assess(request: OfficeRequest, place_id: UUID) -> HttpResponse:
    """Assess how much a site needs a deployment."""
    by = open_for(request, assess_need)
    name = place(by, place_id).line.name
    form = NeedForm(request.POST or None, proposed=proposed_scores(by, place_id))
    question = Question(
        title=_("How much does this site need the mining police?"),
        submit=_("Keep this assessment"),
        form=form,
        act=lambda answers: assess_need(
            by, place_id=place_id, scores=form.scores(), assessed_on=answers["assessed_on"]
        ),
        after=lambda made: reverse("office:monitoring-need", args=[made]),
        done=_("The site is assessed; the earlier assessment stays beside it."),
        trail=site_trail(place_id, name),
        note=_("Each criterion counts from 0 to 3. Sources are sealed and never stand on the printed list."),
    )
    return ask(request, question)
