"""Cases that other groups handed over: the list, taking a file, looking at it, answering, the receipt."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.handover.actions import Entered, accept_arrival, decline_arrival, receive_handover
from kikao.casework.handover.queries import arrival, arrivals, receipt
from kikao.casework.handover.queries.incoming import arrival_seen
from kikao.interfaces.office.asking import Question, ask, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.handover.forms import AcceptForm, DeclineForm, FileForm, IncomingFilterForm
from kikao.interfaces.office.handover.trails import incoming_trail, tabs
from kikao.registry.people.queries import organisation_choices


@require_safe
@page
def listed(request: OfficeRequest) -> HttpResponse:
    """Show what came from other groups, newest first."""
    by = open_for(request, receive_handover)
    form = IncomingFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    context = {
        "page": arrivals(by, **wanted, after=request.GET.get("after")),
        "filter": form,
        "narrowed": any(wanted.values()),
        "tabs": tabs(by, "incoming"),
    }
    return render(request, "office/handover/arrivals.html", context)


@page
def taken(request: OfficeRequest) -> HttpResponse:
    """Take a file of another group in."""
    by = open_for(request, receive_handover)

    def after(arrival_id: object) -> str:
        """Go to what came, unless it accuses the reader's own."""
        if isinstance(arrival_id, UUID) and arrival_seen(by, arrival_id):
            return reverse("office:handover-arrival", args=[arrival_id])
        return reverse("office:handover-arrivals")

    question = Question(
        title=_("Take a file in"),
        submit=_("Take it in"),
        form=FileForm(request.POST or None, request.FILES or None),
        act=lambda answers: receive_handover(by, source=answers["attached"][0].pieces),
        after=after,
        done=_("The file is taken in. Look at it, then accept or decline it, and send the receipt."),
        trail=incoming_trail(),
        lead=_(
            "It is opened only if a group that two of us compared made it for us, and nobody changed it since."
        ),
    )
    return ask(request, question)


@require_safe
@page
def one(request: OfficeRequest, arrival_id: UUID) -> HttpResponse:
    """Show one case that came with everything that was told of it."""
    shown = arrival(request.actor, arrival_id)
    context = {
        "shown": shown,
        "line": shown.line,
        "told": shown.contents,
        "trail": incoming_trail(),
        "waiting": shown.line.state == "WAITING",
    }
    return render(request, "office/handover/arrival.html", context)


@page
def accepted(request: OfficeRequest, arrival_id: UUID) -> HttpResponse:
    """Make a tabled case of what came."""
    by = open_for(request, accept_arrival)
    shown = arrival(by, arrival_id)
    initial = {"title": shown.contents.title if shown.contents else "", "version": shown.version}
    form = AcceptForm(
        request.POST or None,
        initial=initial,
        matched=shown.matched,
        organisations=organisation_choices(by),
    )

    def act(answers: dict[str, Any]) -> UUID:
        """Accept with what was said of the organisations."""
        entered = Entered(form.said("ours"), form.said("above"))
        return accept_arrival(
            by, arrival_id=arrival_id, title=answers["title"], version=answers["version"], entered=entered
        )

    def after(_done: object) -> str:
        """Go to what came, unless the case now walls the reader."""
        if arrival_seen(by, arrival_id):
            return reverse("office:handover-arrival", args=[arrival_id])
        return reverse("office:handover-arrivals")

    question = Question(
        title=_("Accept this case"),
        submit=_("Accept it"),
        form=form,
        act=act,
        after=after,
        done=_("It is a tabled case now. Save the receipt and send it back."),
        trail=incoming_trail(shown.line),
        lead=_(
            "Say which organisations of ours are meant, before anything else: the seats of those accused lose"
            " sight of the case in the same moment."
        ),
    )
    return ask(request, question)


@page
def declined(request: OfficeRequest, arrival_id: UUID) -> HttpResponse:
    """Decline what came."""
    by = open_for(request, decline_arrival)
    shown = arrival(by, arrival_id)
    question = Question(
        title=_("Decline this case"),
        submit=_("Decline it"),
        form=DeclineForm(request.POST or None, initial={"version": shown.version}),
        act=lambda answers: decline_arrival(by, arrival_id=arrival_id, **answers),
        after=lambda _done: reverse("office:handover-arrival", args=[arrival_id]),
        done=_("It is declined. Save the receipt and send it back."),
        trail=incoming_trail(shown.line),
    )
    return ask(request, question)


@require_safe
@page
def receipt_saved(request: OfficeRequest, arrival_id: UUID) -> HttpResponse:
    """Give the signed receipt out, to be sent back."""
    shown = arrival(request.actor, arrival_id)
    answer = HttpResponse(receipt(request.actor, arrival_id), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{shown.line.reference}.kikao-receipt"'
    return answer
