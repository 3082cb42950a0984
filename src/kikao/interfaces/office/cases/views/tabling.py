"""Bringing a matter to the group: from incidents or from a request."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kikao.casework.cases.actions import table_case
from kikao.casework.incidents.queries import Filters, incidents, incidents_behind_case
from kikao.foundation.base.stops import Unknown
from kikao.interfaces.office.asking import Question, ask, named, open_for
from kikao.interfaces.office.cases import offers
from kikao.interfaces.office.cases.asking import back_to, trail_of
from kikao.interfaces.office.cases.forms import FromIncidentsForm, FromRequestForm
from kikao.interfaces.office.doorway import OfficeRequest, page


@page
def tabled(request: OfficeRequest) -> HttpResponse:
    """Ask first from what the case is made, then for the case."""
    open_for(request, table_case)
    if chosen := named(request, "incident"):
        return _from_incidents(request, chosen)
    if "request" in request.GET:
        return _from_a_request(request)
    return _choose(request)


def _choose(request: OfficeRequest) -> HttpResponse:
    words = request.GET.get("q", "")[:200]
    found = incidents(request.actor, Filters(words=words), after=request.GET.get("after"))
    context = {"page": found, "words": words, "trail": trail_of()}
    return render(request, "office/cases/table.html", context)


def _from_incidents(request: OfficeRequest, chosen: list[UUID]) -> HttpResponse:
    by = request.actor
    lines = incidents_behind_case(by, chosen)
    if len(lines) != len(set(chosen)):
        raise Unknown
    proposed = offers.parties(by, chosen)
    form = FromIncidentsForm(
        request.POST or None,
        offered={**offers.tabling(by), "parties": proposed},
        initial={"title": lines[0].title, "parties": [key for key, _words in proposed]},
    )
    if not proposed:
        del form.fields["parties"]
    about = "; ".join(f"{line.reference} {line.title}" for line in lines)
    return _ask(request, form, _("From %(incidents)s") % {"incidents": about}, incident_ids=chosen)


def _from_a_request(request: OfficeRequest) -> HttpResponse:
    form = FromRequestForm(request.POST or None, offered=offers.tabling(request.actor))
    return _ask(request, form, _("Somebody asks the group for something: mediation, training, presence."))


def _ask(request: OfficeRequest, form: Any, lead: str, **ground: Any) -> HttpResponse:
    by = request.actor

    def act(answers: dict[str, Any]) -> UUID:
        parties = offers.given(answers.pop("parties", ()), answers.pop("requester_id"))
        return table_case(by, parties=parties, **ground, **answers)

    question = Question(
        title=_("Table a case"),
        lead=lead,
        submit=_("Table the case"),
        form=form,
        act=act,
        after=lambda made: back_to(by, UUID(str(made))),
        done=_("The case is tabled. Members read title and summary once a second person has checked them."),
        note=_("Whoever sits for an organisation that is accused finds no trace of the case from now on."),
        trail=trail_of(),
    )
    return ask(request, question)
