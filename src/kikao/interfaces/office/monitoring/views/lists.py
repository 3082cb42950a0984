"""What slips, on one page and on paper; the list of checks; the clocks of the group."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kikao.casework.monitoring.actions import set_clock_limit
from kikao.casework.monitoring.queries import (
    checks,
    clock_limits,
    counted_apart,
    slipping,
    slipping_of,
)
from kikao.casework.monitoring.schemas import SlippingPart
from kikao.foundation.base.clock import today
from kikao.interfaces.office.asking import Question, ask, may, open_for
from kikao.interfaces.office.doorway import OfficeRequest, page
from kikao.interfaces.office.monitoring.forms import CheckFilterForm, LimitForm, SlipFilterForm
from kikao.interfaces.office.monitoring.trails import address_of, home_trail, tabs

PRINTED = 200


@require_safe
@page
def slipping_page(request: OfficeRequest) -> HttpResponse:
    """Show everything that slips: who, since when, what next; one kind of it in full when it is asked for."""
    by = request.actor
    form = SlipFilterForm(request.GET)
    kind = form.cleaned_data["kind"] if form.is_valid() else ""
    after = request.GET.get("after")
    parts = (slipping_of(by, kind, after=after),) if kind else slipping(by)
    context = {
        "parts": [_shown(part) for part in parts if part.page.items],
        "kind": kind,
        "filter": form,
        "tabs": tabs(by, "slipping"),
        "proofs": counted_apart(by),
    }
    return render(request, "office/monitoring/slipping.html", context)


@require_safe
@page
def slipping_printed(request: OfficeRequest) -> HttpResponse:
    """Show what slips as it goes on paper."""
    parts = slipping(request.actor, size=PRINTED)
    context = {"parts": [_shown(part) for part in parts], "day": today()}
    return render(request, "office/monitoring/slipping_print.html", context)


def _shown(part: SlippingPart) -> dict[str, object]:
    lines = [(line, address_of(line.about, line.about_id)) for line in part.page.items]
    return {"part": part, "lines": lines, "more": part.page.next_cursor}


@require_safe
@page
def checks_list(request: OfficeRequest) -> HttpResponse:
    """Show the checks by the day they are due."""
    by = request.actor
    form = CheckFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = checks(by, **wanted, after=request.GET.get("after"))
    context = {
        "page": found,
        "filter": form,
        "narrowed": any(wanted.values()),
        "tabs": tabs(by, "checks"),
    }
    return render(request, "office/monitoring/checks.html", context)


@require_safe
@page
def clocks_page(request: OfficeRequest) -> HttpResponse:
    """Show how long a case may stand at each status, and in all."""
    by = request.actor
    context = {"clocks": clock_limits(by), "tabs": tabs(by, "clocks"), "may_set": may(by, set_clock_limit)}
    return render(request, "office/monitoring/clocks.html", context)


@page
def clocks_set(request: OfficeRequest) -> HttpResponse:
    """Change how long a case may stand."""
    by = open_for(request, set_clock_limit)
    held = clock_limits(by)
    asked = request.GET.get("status", "")
    days = next((line.days for line in held if line.status == asked), None)
    form = LimitForm(
        request.POST or None,
        clocks=[(line.status, line.words) for line in held],
        initial={"status": asked, "days": days},
    )
    question = Question(
        title=_("How long a case may stand"),
        submit=_("Keep this limit"),
        form=form,
        act=lambda answers: set_clock_limit(by, **answers),
        after=lambda _made: reverse("office:monitoring-clocks"),
        done=_("The limit holds from now on."),
        trail=[*home_trail(), (_("Clocks"), reverse("office:monitoring-clocks"))],
    )
    return ask(request, question)
